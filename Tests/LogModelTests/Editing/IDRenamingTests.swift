import LogModel
import MarkdownAST
import TestSupport
import Testing

@Suite("IDRenaming: an id, and all that names it")
struct IDRenamingTests {
    /// The text after renaming entries, given as pairs of ids.
    private func renamed(
        _ text: String, _ pairs: KeyValuePairs<String, String>, where affects: (Int) -> Bool = { _ in true }
    ) throws -> String {
        var renaming: [EntryID: EntryID] = [:]
        for (old, new) in pairs { renaming[EntryID(foreign: old)] = EntryID(foreign: new) }
        let log = try LogDocument(parsing: text)
        let edits = IDRenaming.edits(in: log, renaming: renaming, where: affects)
        let after = try edits.applied(to: log.document.source.bytes)
        #expect(
            IDRenaming.isProven(from: log, to: try LogDocument(parsing: after), renaming: renaming)
                || !affects(0))
        return String(decoding: after, as: UTF8.self)
    }

    private static let entry = """
        ### [F-BIZ-003] Queue stood still

        **Date:** 2026-01-02
        **Severity:** High

        **What Broke:** the queue


        """

    @Test(
        "what names an entry follows it",
        arguments: [
            "See F-BIZ-003, [F-BIZ-003] and **F-BIZ-003**.",
            "See [F-BIZ-003](#f-biz-003-queue-stood-still) and [it](LOG.md#f-biz-003).",
            "| id | note |\n|----|------|\n| F-BIZ-003 | [F-BIZ-003] |",
            "- [x] F-BIZ-003: done\n> F-BIZ-003",
            "[F-BIZ-003]: #f-biz-003-queue-stood-still\n\n[f-biz-003]: #x\n",
            "<a id=\"f-biz-003\"></a> <a href=\"#f-biz-003\">F-BIZ-003</a> <!-- F-BIZ-003 -->",
            "(F-BIZ-003/F-BIZ-003), F-BIZ-003- and \"F-BIZ-003\".",
            "[see](#see-f-biz-003-and-f-biz-003) https://host/LOG.md#f-biz-003-queue",
        ])
    func mentions(_ line: String) throws {
        let text = "# Log\n\n\(Self.entry)\(line)\n"
        let expected = text.replacing("F-BIZ-003", with: "F-BIZ-014").replacing(
            "f-biz-003", with: "f-biz-014")
        #expect(try renamed(text, ["F-BIZ-003": "F-BIZ-014"]) == expected)
    }

    @Test(
        "what only looks like a mention stays",
        arguments: [
            "`F-BIZ-003`", "```\n[F-BIZ-003]\n```", "    F-BIZ-003",
            "XF-BIZ-003 F-BIZ-0033 F-BIZ-003a F-BIZ-003-1",
            "f-biz-003 in prose", "https://host/F-BIZ-003 <https://host/F-BIZ-003>", "[x](F-BIZ-003.md)",
            "[x](notes/F-BIZ-003)", "F-BIZ-003.md", "<code>F-BIZ-003</code>", "#f-biz-0031 #xf-biz-003",
            "<!-- bizlog-ignore-start -->\n\nF-BIZ-003\n\n<!-- bizlog-ignore-end -->",
        ])
    func others(_ line: String) throws {
        let text = "# Log\n\n\(line)\n\n\(Self.entry)"
        #expect(
            try renamed(text, ["F-BIZ-003": "F-BIZ-014"])
                == text.replacing("### [F-BIZ-003]", with: "### [F-BIZ-014]"))
    }

    @Test("a template, front matter and a pin stay")
    func kept() throws {
        let text = """
            ---
            id: F-BIZ-003
            ---
            <!-- bizlog-form: heading 3 id F-BIZ-003 -->

            ```markdown
            ### [F-BIZ-XXX] Title (not F-BIZ-003)
            **Date:** YYYY-MM-DD
            ```

            """
        #expect(try renamed(text, ["F-BIZ-003": "F-BIZ-014"]) == text)
    }

    @Test("two entries change their ids with each other, and a chain moves on")
    func atOnce() throws {
        let text = "F-BIZ-003 F-BIZ-004 [F-BIZ-003](#f-biz-004)\n"
        #expect(
            try renamed(text, ["F-BIZ-003": "F-BIZ-004", "F-BIZ-004": "F-BIZ-003"])
                == "F-BIZ-004 F-BIZ-003 [F-BIZ-004](#f-biz-003)\n")
        #expect(
            try renamed(text, ["F-BIZ-003": "F-BIZ-004", "F-BIZ-004": "F-BIZ-005"])
                == "F-BIZ-004 F-BIZ-005 [F-BIZ-004](#f-biz-005)\n")
    }

    @Test("only the lines that are asked for change")
    func lines() throws {
        #expect(
            try renamed("F-BIZ-003\nF-BIZ-003\n", ["F-BIZ-003": "F-BIZ-004"]) { $0 == 1 }
                == "F-BIZ-003\nF-BIZ-004\n")
    }

    @Test("the id of a heading may stand in code")
    func inCode() throws {
        let text = Self.entry.replacing("[F-BIZ-003]", with: "`F-BIZ-003`") + "`F-BIZ-003`\n"
        #expect(
            try renamed(text, ["F-BIZ-003": "F-BIZ-009"])
                == text.replacing("### `F-BIZ-003`", with: "### `F-BIZ-009`"))
    }

    @Test("an id in small letters keeps them")
    func small() throws {
        let text = Self.entry.replacing("F-BIZ-003", with: "f-biz-003") + "F-BIZ-003\n"
        let expected = text.replacing("f-biz-003", with: "f-biz-009").replacing(
            "F-BIZ-003", with: "F-BIZ-009")
        #expect(try renamed(text, ["F-BIZ-003": "F-BIZ-009"]) == expected)
    }

    @Test("ids of other forms: a number is renamed where it is the entry's, and nowhere else")
    func forms() throws {
        let numbers = """
            # Incidents

            ## 7. Queue stood still (2026-01-02)

            Seven: 7, #7, [7], see [8](#8-disk-full).

            ## 8. Disk full (2026-01-03)

            As 7.

            """
        #expect(
            try renamed(numbers, ["8": "9"])
                == numbers.replacing("## 8.", with: "## 9.").replacing("(#8-", with: "(#9-"))
        let words = """
            # Bugs

            ## bug-7: Queue stood still

            **Date:** 2026-01-02

            ## bug-8: Disk full

            **Date:** 2026-01-03

            As bug-7, BUG-7 and [bug-7].

            """
        #expect(try renamed(words, ["bug-7": "bug-9"]).contains("As bug-9, bug-9 and [bug-9]."))
    }

    @Test("a renaming is not proven if code changed, a mention was left out or an entry has another id")
    func proof() throws {
        let text = "# Log\n\n\(Self.entry)F-BIZ-003 and `F-BIZ-003`\n"
        let log = try LogDocument(parsing: text)
        let old = try #require(EntryID("F-BIZ-003"))
        let new = try #require(EntryID("F-BIZ-014"))
        let good = try renamed(text, ["F-BIZ-003": "F-BIZ-014"])
        for (wrong, right) in [
            ("`F-BIZ-003`", "`F-BIZ-014`"), ("\nF-BIZ-014 and", "\nF-BIZ-003 and"),
            ("### [F-BIZ-014]", "### [F-BIZ-003]"), ("**Date:**", "- **Date:**"),
        ] {
            #expect(good.contains(wrong))
            let bad = try LogDocument(parsing: good.replacing(wrong, with: right))
            let isProven = IDRenaming.isProven(from: log, to: bad, renaming: [old: new])
            #expect(!isProven, "\(right)")
        }
    }

    @Test("many words that look like ids take no longer than their number", .tags(.hostile))
    func hostile() throws {
        let text = String(repeating: "#F-BIZ-003#f-biz-003-", count: 20_000)
        let after = try renamed(text, ["F-BIZ-003": "F-BIZ-004"])
        #expect(!after.contains("003"))
    }
}
