import LogModel
import TestSupport
import Testing

@Suite("Entries that someone wrote to be recorded", .tags(.hostile))
struct DraftTextTests {
    static func log() throws -> LogDocument {
        let seed = String(decoding: try Fixtures.bytes("seed/FAILURE_LOG.md"), as: UTF8.self)
        return try LogDocument(parsing: seed)
    }

    static func read(_ text: String) throws -> DraftText {
        try DraftText(reading: Document(parsing: text), for: log())
    }

    @Test(
        "an entry is read by the template of the log, whatever its id and its spelling",
        arguments: ["[F-BIZ-XXX] ", "[F-BIZ-007] - ", "F-9: "]
    )
    func entry(_ head: String) throws {
        let text = try Self.read(
            """
            <!-- how to fill this in -->
            ## \(head)Sync *stopped*
            - **severity**: important - caught early

            **root cause:** The token
            expired.

            **More:**
            ```
            ## kept
            ```
            """
        )
        #expect(text.entries.count == 1)
        #expect(!text.entries[0].isRule)
        #expect(
            text.entries[0].draft
                == EntryDraft(
                    title: "Sync *stopped*",
                    fields: [
                        EntryDraft.Field(label: "Severity", text: "🟡 Important - caught early"),
                        EntryDraft.Field(label: "Root Cause", text: "The token\nexpired."),
                        EntryDraft.Field(label: "More", text: "```\n## kept\n```"),
                    ]
                )
        )
    }

    @Test("the places of a title and of values are those in the text")
    func places() throws {
        let text = "### [F-BIZ-XXX] A\n**Layer:** System\n\n**What Broke:**\nB\n"
        let entry = try #require(try Self.read(text).entries.first)
        #expect(entry.offset == 5)
        let rest = entry.fieldOffsets.map {
            String(decoding: Array(text.utf8)[$0...].prefix(6), as: UTF8.self)
        }
        #expect(rest == ["System", "**What"])
    }

    @Test(
        "a form that nobody has filled in says nothing, and one that is half filled in only what was written")
    func form() throws {
        let log = try Self.log()
        let template = DraftTemplate(log)
        let known = EntryDraft(title: "", fields: [EntryDraft.Field(label: "root cause", text: "X\n\nY")])
        for failure in [EntryDraft(title: ""), known] {
            let text = template.text(failure: failure, rule: EntryDraft(title: ""))
            let entries = try Self.read(text).entries
            #expect(entries.map(\.isRule) == [false, true])
            #expect(entries[0].draft.title == "" && entries[0].draft["Root Cause"] == failure["root cause"])
            #expect(entries[0].draft.fields.count == failure.fields.count)
            #expect(entries[1].draft == EntryDraft(title: ""))
        }
        let blank = template.text(failure: EntryDraft(title: ""), rule: nil)
        let seed = String(decoding: try Fixtures.bytes("seed/FAILURE_LOG.md"), as: UTF8.self)
        #expect(seed.contains("```markdown\n\(blank)```\n"))
        let onlyRule = template.text(failure: nil, rule: EntryDraft(title: "T"))
        #expect(onlyRule == "### [R-XXX] T\n\n**Rule:** [What prevents it from now on]\n")
    }

    @Test("a log without a template has the built-in form")
    func builtIn() throws {
        let log = try LogDocument(parsing: "# A\n")
        let form = DraftTemplate(log).text(failure: EntryDraft(title: ""), rule: nil)
        #expect(form.hasPrefix("### [F-XXX] Title\n**Date:** YYYY-MM-DD\n**Severity:** 🔴 Critical / 🟡 "))
        let read = try DraftText(reading: Document(parsing: form), for: log)
        #expect(read.entries.map(\.draft) == [EntryDraft(title: "")])
    }

    @Test(
        "what belongs to no entry is refused with its place",
        arguments: [
            ("", 0, DraftTextError.Reason.noEntry("### [F-BIZ-XXX] Title")),
            ("# Title\n\nText\n", 0, .noEntry("### [F-BIZ-XXX] Title")),
            ("Text\n\n### [F-BIZ-XXX] A\n**Layer:** System\n", 0, .outside),
            ("### F-1: A\n**Layer:** System\n\n## B\n\nC\n", 30, .outside),
            ("### F-1: A\n\nText\n\n**Layer:** System\n", 12, .beforeFields),
            ("### F-1: A\n**Layer:** System\n\n#### B\n\nC\n", 30, .behindFields),
            ("### F-1: A\n**Layer:** System\n\n---\n\nC\n", 30, .behindFields),
        ]
    )
    func refused(_ text: String, _ offset: Int, _ reason: DraftTextError.Reason) throws {
        let error = try #require(throws: DraftTextError.self) { try Self.read(text) }
        #expect(error.offset == offset && error.reason == reason)
    }

    @Test("no text of any kind traps")
    func hostile() throws {
        let log = try Self.log()
        let tally = SeedTally(of: 120, mostSkipped: 0)
        for seed in 0..<60 {
            let text = MarkdownGenerator.document(seed: seed)
            for (index, text) in [text, "### [F-BIZ-XXX] \(text)\n**Layer:** \(text)\n\(text)"].enumerated() {
                guard let document = try? Document(parsing: text) else {
                    tally.skip(seed * 2 + index, "not parsed")
                    continue
                }
                _ = try? DraftText(reading: document, for: log)
            }
        }
    }
}
