import LogModel
import MarkdownAST
import Testing

@Suite("Life: status, supersede, retire")
struct LifeTests {
    private static let day = LogDate(year: 2026, month: 6, day: 30)

    private static func family(_ log: String, rules: String? = nil) throws -> LogFamily {
        LogFamily(
            log: LogFamily.Member(try LogDocument(parsing: log), name: "LOG.md"),
            rules: try rules.map { LogFamily.Member(try LogDocument(parsing: $0), name: "RULES.md") })
    }

    /// The log after a change.
    private static func log(_ text: String, _ entry: String, _ kind: LifeChange.Kind) throws -> String {
        let edits = try family(text).edits(for: LifeChange(of: entry, to: kind), on: try #require(day))
        return String(decoding: try edits.log.applied(to: Array(text.utf8)), as: UTF8.self)
    }

    private static func error(_ text: String, _ entry: String, _ kind: LifeChange.Kind) throws -> LifeError? {
        do {
            _ = try log(text, entry, kind)
            return nil
        } catch let error as LifeError { return error }
    }

    private static func home(_ status: String, other: String = "✅ Fixed") -> String {
        """
        # Log

        **Last Updated:** 2026-03-01
        **Total Failures Logged:** 2

        ### [F-001] The lamp stayed dark
        **Date:** 2026-03-01
        **Severity:** 🟡 Important
        \(status)
        **What Broke:**
        The lamp.

        ### [F-002] The door stayed shut
        **Date:** 2026-03-01
        **Status:** \(other)

        """
    }

    @Test(
        "the log's own word is written, behind the last one-line label, and the day of the last update moves")
    func homeForm() throws {
        let text = Self.home("")
        let expected = Self.home("**Status:** ✅ Fixed\n").replacing(
            "Updated:** 2026-03-01", with: "Updated:** 2026-06-30")
        #expect(try Self.log(text, "f-1", .status("resolved")) == expected)
    }

    @Test("a status that is there is replaced; a note and a commit stand behind it")
    func replacing() throws {
        let text = Self.home("**Status:** open (since March)\n")
        let found = try Self.log(text, "F-001", .status("resolved", note: "new bulb", commit: "8401fa0"))
        #expect(found.contains("**Status:** ✅ Fixed — new bulb (8401fa0)\n"))
        #expect(try LogDocument(parsing: found).entries.first?.status?.name == "Fixed")
        // What is said already is not said again.
        #expect(try Self.log(found, "F-001", .status("fixed", note: "new bulb", commit: "8401fa0")) == found)
        #expect(try Self.log(found, "F-001", .status("fixed")) == found)
    }

    @Test("values: those in use, those of the table in the log's language, and no others")
    func values() throws {
        #expect(
            try Self.log(Self.home("", other: "GELÖST"), "F-001", .status("open")).contains(
                "**Status:** OFFEN\n"))
        #expect(
            try Self.log(Self.home("", other: "in_progress"), "F-001", .status("won't fix")).contains(
                "wont_fix\n"))
        #expect(
            try Self.log(Self.home("", other: "Waiting for parts"), "F-001", .status("waiting for parts"))
                .contains("**Status:** Waiting for parts\n"))
        let unknown = try Self.error(Self.home(""), "F-001", .status("lost"))
        #expect(unknown == .unknownValue("lost", isRule: false, known: [try #require(Choice("✅ Fixed"))]))
        #expect(unknown?.isUsage == true)
        #expect(try Self.error(Self.home(""), "F-001", .status("enforced")) != nil)
    }

    @Test("a template's list of values counts")
    func template() throws {
        let template = """
            # Log

            ```markdown
            ### [F-XXX] Title
            **Date:** YYYY-MM-DD
            **Severity:** High / Low
            **Status:** 🔴 Open / 🟢 Done

            **What Broke:**
            [text]
            ```

            ### [F-001] The lamp
            **Date:** 2026-03-01
            **Severity:** High

            **What Broke:**
            It.

            """
        let found = try Self.log(template, "F-001", .status("resolved"))
        #expect(found == template.replacing("High\n\n", with: "High\n**Status:** 🟢 Done\n\n"))
        guard case .notListed = try Self.error(template, "F-001", .status("won't fix")) else {
            Issue.record("a value that is not listed is refused")
            return
        }
    }

    @Test(
        "values are data",
        arguments: [
            "two\nlines", "an open <!-- comment", "`code", "a\u{7}bell", "", "  ", "```",
            "[x]: http://example.com",
            "| cell |", "**Root Cause:** other", "</div>", "— — —", "# heading",
        ])
    func hostile(_ note: String) throws {
        for text in [Self.home(""), Self.home("**Status:** open\n"), Self.table, Self.dates] {
            let log = try LogDocument(parsing: text)
            let first = try #require(log.entries.first)
            do {
                let found = try Self.log(text, first.id.text, .status("resolved", note: note))
                let new = try LogDocument(parsing: found)
                #expect(new.entries.count == log.entries.count)
                #expect(new.entries.last?.failure == log.entries.last?.failure)
                let value = new.entries.first?[.status]?.value.description ?? ""
                #expect(value.replacing("\\|", with: "|").contains(note.trimmingPrefix(" ")))
            } catch let error as LifeError {
                #expect(error.description.contains("line") || error.description.contains("read"))
            }
        }
    }

    private static let table = """
        | # | Date | Status | What broke |
        |---|------|--------|------------|
        | 1 | 2026-03-01 | open | The lamp |
        | 2 | 2026-03-02 |  | The door |
        """

    private static let dates = """
        # Incidents

        ## 2026-03-01 — The lamp (OPEN)
        **Cause:** a fuse

        ## 2026-03-02 — The door
        **Cause:** the frost
        """

    @Test("rows, with a value in their column or none")
    func rows() throws {
        #expect(
            try Self.log(Self.table, "1", .status("resolved")).contains(
                "| 1 | 2026-03-01 | resolved | The lamp |"))
        #expect(try Self.log(Self.table, "2", .status("open", note: "a | b")).contains("| open — a \\| b"))
        let bare =
            "| # | Date | What broke |\n|---|---|---|\n| 1 | 2026-03-01 | The lamp |\n| 2 | 2026-03-02 | The door |\n"
        #expect(try Self.error(bare, "1", .status("resolved")) == .noPlace("1", .column))
    }

    @Test("headings, as their neighbours have it")
    func headings() throws {
        #expect(try Self.log(Self.dates, "lamp", .status("resolved")).contains("— The lamp (RESOLVED)\n"))
        #expect(
            try Self.log(Self.dates, "2026-03-02", .status("resolved")).contains("— The door (RESOLVED)\n"))
        let noted = try Self.log(Self.dates, "door", .status("resolved", note: "new hinge"))
        #expect(
            noted.hasSuffix(
                "## 2026-03-02 — The door\n**Cause:** the frost\n**Status:** RESOLVED — new hinge"))
    }

    private static let rules = """
        # Rules

        **Last Updated:** 2026-03-01

        ### [R-001] Look twice
        **Added:** 2026-03-01

        **Rule:** Look.

        ### [R-002] Look once
        **Added:** 2026-04-01

        **Rule:** Look once, well.

        """

    @Test("supersede writes both rules, and retire says why")
    func rules() throws {
        let family = try Self.family("### [F-001] Lamp\n**Date:** 2026-03-01\n", rules: Self.rules)
        let day = try #require(Self.day)
        let edits = try family.edits(for: LifeChange(of: "R-001", to: .superseded(by: "r-2")), on: day)
        #expect(edits.log.isEmpty && edits.entries.map(\.name) == ["R-001", "R-002"])
        let found = String(decoding: try edits.rules.applied(to: Array(Self.rules.utf8)), as: UTF8.self)
        #expect(
            found
                == Self.rules.replacing("Updated:** 2026-03-01", with: "Updated:** 2026-06-30")
                .replacing(
                    "**Added:** 2026-03-01\n",
                    with: "**Added:** 2026-03-01\n**Status:** superseded — by R-002\n"
                )
                .replacing("**Added:** 2026-04-01\n", with: "**Added:** 2026-04-01\n**Supersedes:** R-001\n"))
        let retired = try family.edits(
            for: LifeChange(of: "R-001", to: .retired(because: "no lamp")), on: day)
        let text = String(decoding: try retired.rules.applied(to: Array(Self.rules.utf8)), as: UTF8.self)
        #expect(text.contains("**Status:** retired — no lamp\n"))
        for (entry, kind) in [
            ("F-001", LifeChange.Kind.retired(because: "x")), ("R-001", .superseded(by: "F-001")),
            ("R-001", .superseded(by: "R-001")), ("R-001", .superseded(by: "R-009")),
            ("R-001", .status("open")),
        ] {
            #expect(throws: LifeError.self) {
                try family.edits(for: LifeChange(of: entry, to: kind), on: day)
            }
        }
    }

    @Test("names that mean no entry, or several")
    func names() throws {
        #expect(
            try Self.error(Self.home(""), "F-009", .status("open"))
                == .noEntry("F-009", nearest: EntryID("F-001")))
        #expect(try Self.log(Self.home(""), "door", .status("open")).contains("**Status:** Open"))
        guard case .ambiguous = try Self.error(Self.home(""), "stayed", .status("open")) else {
            Issue.record("two titles hold the word")
            return
        }
    }

    @Test(
        "states by their words in all languages",
        arguments: [
            ("Behoben", LifeState.resolved), ("в работе", nil), ("未解决", .open), ("wont-fix", .wontFix),
            ("再発", .recurred),
            ("PENDING", .open),
        ])
    func states(_ word: String, _ state: LifeState?) throws {
        #expect(LifeState(word, ofRules: false) == state)
        #expect(
            LifeState("ersetzt", ofRules: true) == .superseded
                && LifeState("active", ofRules: true) == .active)
        #expect(try #require(Choice("🟠 In Progress")).isOpen && !(try #require(Choice("Fixed")).isOpen))
    }
}
