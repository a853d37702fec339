import TestSupport
import Testing

/// An entry is shown by its id, its day, its number, or a part of its title.
@Suite("show: days, numbers and titles", .tags(.process))
struct ShowByNameTests {
    let sandbox: ProcessSandbox

    init() throws { sandbox = try ProcessSandbox() }

    private static let dated = """
        # Failure log

        ## 2026-03-04 — The *queue*  stood

        Cause: one worker

        ## 2026-03-04 — The door stood open

        Cause: wind

        ## 2026-03-09 — The lamp 2026-03-04 went out

        Cause: bulb

        """

    private static let numbered = """
        # Incidents

        ## Incident #3: The pump stopped

        Cause: sand

        ## Incident #30: The pump ran dry

        Cause: 3

        """

    private func titles(_ text: String, _ name: String) throws -> [String] {
        try sandbox.write("LOG.md", text)
        let run = try sandbox.bizlog("show", name, "--in", "LOG.md")
        #expect(run.status == (run.text == "" ? 2 : 0))
        return run.text.split(separator: "\n").filter { $0.hasPrefix("#") }.map {
            String($0.drop { "# ".contains($0) })
        }
    }

    @Test("a day names all entries of that day")
    func days() throws {
        let first = ["2026-03-04 — The *queue*  stood", "2026-03-04 — The door stood open"]
        #expect(try titles(Self.dated, "2026-03-04") == first)
        #expect(try titles(Self.dated, "2026-03-09") == ["2026-03-09 — The lamp 2026-03-04 went out"])
        #expect(try titles(Self.dated, "2026-03-05") == [])
    }

    @Test("a number names an entry, not a part of a number")
    func numbers() throws {
        #expect(try titles(Self.numbered, "3") == ["Incident #3: The pump stopped"])
        #expect(try titles(Self.numbered, "30") == ["Incident #30: The pump ran dry"])
        #expect(try titles(Self.numbered, "4") == [])
        let ids =
            "### [F-BIZ-003] Three\n**Date:** 2026-03-04\n\n### [F-BIZ-004] 3 of 4\n**Date:** 2026-03-04\n"
        #expect(try titles(ids, "3") == ["[F-BIZ-003] Three"])
    }

    @Test("a part of a title, whatever its capitals, emphasis and blanks")
    func titles() throws {
        #expect(try titles(Self.dated, "QUEUE stood") == ["2026-03-04 — The *queue*  stood"])
        #expect(try titles(Self.dated, "stood").count == 2)
        #expect(try titles(Self.dated, "bulb") == [], "it stands in no title")
        #expect(try titles(Self.numbered, "pump").count == 2)
    }

    @Test("an id goes first")
    func ids() throws {
        let text = """
            ### [F-001] After F-002
            **Date:** 2026-03-04

            ### [F-002] Second
            **Date:** 2026-03-05

            """
        #expect(try titles(text, "f-2") == ["[F-002] Second"])
        #expect(try titles(text, "after f-002") == ["[F-001] After F-002"])
    }

    @Test("several names, as JSON, and one that nothing has")
    func several() throws {
        try sandbox.write("LOG.md", Self.dated)
        let run = try sandbox.bizlog("show", "2026-03-09", "door", "nothing", "--in", "LOG.md", "--json")
        #expect(run.status == 2)
        #expect(run.errors == "LOG.md: error: no entry nothing; 'bizlog list' lists the failures\n")
        #expect(run.text.contains("\"line\" : 11") || run.text.contains("\"line\": 11"))
        #expect(run.text.contains("door stood open"))
    }
}
