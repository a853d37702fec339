import LogModel
import MarkdownAST
import TestSupport
import Testing

/// A line `<!-- bizlog-form: … -->` says what the entries of a file are, whatever inference would find.
@Suite("Forms: the line that says what an entry is")
struct FormPinTests {
    private func lines(_ text: String) throws -> [Int] {
        try LogDocument(parsing: text).entries.map(\.position.line)
    }

    /// Different readings of one file.
    private static let mixed = """
        # Notes

        PIN

        ## Pumps

        ### 2026-03-01 — stopped

        Cause: sand

        ### F-1 leaked

        Cause: rust

        ### Incident 7: hummed

        Nobody knows.

        ## Lamps

        - 2026-03-02 went out
        - L-1: came back

        | ID | Date | What |
        |----|------|------|
        | T-1 | 2026-03-03 | table broke |
        | | | |

        **2026-03-04 the last one**

        It was dark.

        """

    @Test(
        "each form can be named",
        arguments: [
            ("heading 2 plain", [5, 19]), ("heading 3 date", [7]), ("heading 3 id", [11]),
            ("heading 3 id F-", [11]), ("heading 3 id f-", [11]), ("heading 3 id G-", []),
            ("heading 3 number", [15]), ("heading 3 number incident", [15]), ("heading 3 number Bug", []),
            ("heading 3 fields", [7, 11]), ("heading 3 plain", [7, 11, 15]), ("heading 1 plain", [1]),
            ("table", [26]), ("table id", [26]), ("table date", [26]), ("list", [21, 22]),
            ("list date", [21]),
            ("list id", [22]), ("list number", []), ("list bold", []), ("lead", [29]), ("lead date", [29]),
            ("lead id", []),
            ("file", [1]), ("none", []), ("HEADING 2 Plain", [5, 19]),
        ])
    func forms(_ words: String, _ expected: [Int]) throws {
        let text = Self.mixed.replacing("PIN", with: "<!-- bizlog-form: \(words) -->")
        #expect(try lines(text) == expected)
        #expect(try LogDocument(parsing: text).pinProblems == [])
        let tight = Self.mixed.replacing("PIN", with: "<!--bizlog-form:\(words)-->")
        #expect(try lines(tight) == expected)
    }

    @Test("several lines, one for each form")
    func several() throws {
        let pins =
            "<!-- bizlog-form: heading 3 id -->\n<!-- bizlog-form: lead -->\n\n<!-- bizlog-form: list -->"
        #expect(try lines(Self.mixed.replacing("PIN", with: pins)) == [14, 24, 25, 32])
    }

    @Test("it wins over bizlog's own form")
    func ownForm() throws {
        let log = "# Log\n\nPIN\n\n### [F-1] One\n**Date:** 2026-03-01\n\n## Remarks\n\nNone.\n"
        #expect(try lines(log.replacing("PIN", with: "")) == [5])
        #expect(try lines(log.replacing("PIN", with: "<!-- bizlog-form: none -->")) == [])
        #expect(try lines(log.replacing("PIN", with: "<!-- bizlog-form: heading 2 plain -->")) == [8])
        let same = try LogDocument(
            parsing: log.replacing("PIN", with: "<!-- bizlog-form: heading 3 id F- -->"))
        #expect(same.entries.map(\.id.text) == ["F-1"])
        #expect(same.failures.first?.date?.description == "2026-03-01")
        #expect(same.isLog)
    }

    @Test("a template wins over it")
    func template() throws {
        let log = """
            # Log

            <!-- bizlog-form: none -->

            ```
            ### [F-XXX] Title
            **Date:** YYYY-MM-DD
            ```

            ### [F-001] One
            **Date:** 2026-03-01

            """
        let read = try LogDocument(parsing: log)
        #expect(read.entries.map(\.id.text) == ["F-001"])
        #expect(read.pinProblems.count == 1)
        #expect(read.pinProblems.first?.message.contains("template") == true)
    }

    @Test(
        "what is not understood is said with its place and the words that there are",
        arguments: [
            ("heading two date", "two", "'two' is not known here; write one of 1, 2, 3, 4, 5, 6"),
            ("heading 7 date", "7", "'7' is not known here; write one of 1, 2, 3, 4, 5, 6"),
            ("headings 2 date", "headings", "write one of heading, table, list, lead, file, none"),
            ("heading 2 title", "title", "write one of id, number, date, plain, fields"),
            ("table key", "key", "write one of id, number, date"),
            ("file 2", "2", "'2' is too much for 'file'; take it out"),
            ("heading 2 date plain", "plain", "'plain' is too much for 'heading'; take it out"),
        ])
    func problems(_ words: String, _ place: String, _ message: String) throws {
        let text = "# Log\n\n<!-- bizlog-form: \(words) -->\n"
        let log = try LogDocument(parsing: text)
        let problem = try #require(log.pinProblems.first)
        #expect(log.pinProblems.count == 1)
        #expect(log.document.source.string(problem.range) == place)
        #expect(problem.message.contains(message))
    }

    @Test(
        "a line that is not whole",
        arguments: [
            "<!-- bizlog-form heading 2 date -->", "<!-- bizlog-form: heading 2 -->", "<!-- bizlog-form: -->",
            "<!-- bizlog-form: heading 2 date --> behind", "<!-- bizlog-form: heading\n2 date -->",
        ])
    func broken(_ line: String) throws {
        let log = try LogDocument(parsing: "# Log\n\n\(line)\n")
        #expect(log.pinProblems.count == 1)
    }

    @Test(
        "another comment, code, and text say nothing",
        arguments: [
            "<!-- bizlog-formal: none -->", "```\n<!-- bizlog-form: none -->\n```",
            "`<!-- bizlog-form: none -->`",
            "<!-- see bizlog-form: none -->", "> <!-- bizlog-form: none -->",
        ])
    func others(_ line: String) throws {
        let text =
            "# Failure log\n\n\(line)\n\n## 2026-03-01 — a\n\nCause: b\n\n## 2026-03-02 — c\n\nCause: d\n"
        let log = try LogDocument(parsing: text)
        #expect(log.entries.count == 2 && log.pinProblems == [])
    }

    @Test("what stands in an entry is what the entry says", arguments: ["none", "heading 3 plain", "file"])
    func within(_ words: String) throws {
        let pin = "<!-- bizlog-form: \(words) -->"
        let dated =
            "# Failure log\n\n## 2026-03-01 — a\n\nCause: b\n\n\(pin)\n\n## 2026-03-02 — c\n\nCause: d\n"
        let own = "### [F-1] a\n**Date:** 2026-03-01\n\n\(pin)\n\n### [F-2] c\n**Date:** 2026-03-02\n"
        let listed = "# Lessons learned\n\n- **A**: b. Fix: c.\n- **D**: e. Fix: f.\n\n\(pin)\n"
        for text in [dated, own, listed] {
            let log = try LogDocument(parsing: text)
            #expect(log.entries.count == 2, "\(text)")
            #expect(
                log.pinProblems.count == 1
                    && log.pinProblems.first?.message.contains("behind the first entry") == true)
        }
    }

    @Test("it may stand behind other text, and other headings")
    func later() throws {
        let text =
            "# Notes\n\n## How to read this\n\nSlowly.\n\n<!-- bizlog-form: heading 2 plain -->\n\n## A\n\nb\n\n## C\n\nd\n"
        let log = try LogDocument(parsing: text)
        #expect(log.pinProblems == [])
        #expect(log.entries.map(\.position.line) == [3, 9, 13])
    }

    @Test("no edit of a field writes such a line", arguments: ["none", "heading 2 plain"])
    func edits(_ words: String) throws {
        let log = try LogDocument(
            parsing: "# Log\n\n**Owner:** Kim\n\n### [F-1] a\n**Date:** 2026-03-01\n\n**Cause:**\nb\n")
        #expect(throws: (any Error).self) {
            var edit = LogEdit(log)
            try edit.setInHeader("Owner", to: "Kim\n\n<!-- bizlog-form: \(words) -->")
            _ = try edit.finish()
        }
        var edit = LogEdit(log)
        try edit.setInHeader("Owner", to: "Lee")
        #expect(try !edit.finish().isEmpty)
    }
}
