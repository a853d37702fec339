import LogModel
import MarkdownAST
import MarkdownFormat
import TestSupport
import Testing

@Suite("LogFormatter: form changes, facts do not", .tags(.slow, .property))
struct LogFormatterTests {
    /// The block formatter is the only one that changes a value's text, so between it and the whole nothing may differ.
    /// A block that can't take its canonical form in one place may be able to in another, so hard breaks are compared by what they are.
    @Test("invariants 3 and 4 on generated logs", arguments: Seeds.upTo(120, long: 500))
    func keepsFacts(seed: Int) throws {
        var generator = LogGenerator(seed: seed)
        let text = generator.log()
        let document = try Document(parsing: text)
        let formatted = LogFormatter().format(document)
        #expect(try formatted.edits.applied(to: document.source.bytes) == formatted.document.source.bytes)
        let again = LogFormatter().format(formatted.document)
        #expect(again.edits.isEmpty, "formatting twice changes:\n\(text)")

        let blocks = LogDocument(reading: MarkdownFormatter().format(document).document)
        let log = LogDocument(reading: formatted.document)
        let canonical = LogFormatter().canonical(LogDocument(reading: document))
        #expect(canonical.document.source.bytes == formatted.document.source.bytes)
        #expect(canonical.failures == log.failures && canonical.templates == log.templates)
        #expect(log.failures.count == blocks.failures.count)
        for (failure, other) in zip(log.failures, blocks.failures) {
            #expect(description(failure) == description(other), "in \(text)")
        }
        #expect(log.sections.map(\.content) == blocks.sections.map(\.content))
        #expect(words(of: formatted.document, log) == words(of: blocks.document, blocks), "\(text)")
    }

    private func description(_ failure: Failure) -> String {
        "\(failure)".replacing("  \n", with: "\\\n")
    }

    /// Every byte that is no letter of a normalised value, sorted: what is lost or doubled shows here whatever the reader thinks.
    private func words(of document: Document, _ log: LogDocument) -> [String] {
        let text = document.source.string(0..<document.source.bytes.count)
        return text.split { !$0.isLetter || "🔴🟡🟢".contains($0) }.map { $0.lowercased() }
            .filter {
                !["february", "feb", "critical", "important", "high", "low", "near", "miss"].contains($0)
            }
            .sorted()
    }

    @Test(
        "a value takes its canonical form",
        arguments: [
            ("**Date:** 2026/2/1", "**Date:** 2026-02-01"),
            ("**date**: 1st Feb 2026 (at night)", "**Date:** 2026-02-01 (at night)"),
            ("**Date：** 2026-2-1", "**Date:** 2026-02-01"),
            ("**Date:** 2026/2/1 – 2026/2/3", "**Date:** 2026/2/1 – 2026/2/3"),
            ("**Date:** 2/3/2026", "**Date:** 2/3/2026"),
            ("**Date:** 2026/2/30", "**Date:** 2026/2/30"),
            ("**Date:**\n\n2026/2/1", "**Date:** 2026-02-01"),
            ("**Severity:** 🟡 Important - caught early", "**Severity:** 🟡 Important - caught early"),
            ("**Severity:** important - caught early", "**Severity:** 🟡 Important - caught early"),
            ("**Severity:** 🟡 — caught early", "**Severity:** 🟡 Important — caught early"),
            ("**Severity:** important, critical", "**Severity:** 🟡 Important, critical"),
            ("**Severity:** 🔴 Important", "**Severity:** 🔴 Important"),
            ("**Severity:** important decision", "**Severity:** important decision"),
            ("**Severity:** *important*", "**Severity:** *important*"),
            ("**Severity:** near-miss", "**Severity:** 🟢 Near miss"),
            ("**Layer:** system-wide", "**Layer:** system-wide"),
            ("**Layer:** system / process", "**Layer:** system / process"),
            ("**Entity:** wci", "**Entity:** wci"),
            ("**Entity:**\n- one\n- two", "**Entity:**\n- one\n- two"),
        ]
    )
    func values(line: String, canonical: String) throws {
        #expect(try format("### [F-001] Title\n\(line)\n") == entry(canonical))
    }

    private func entry(_ fields: String) -> String {
        // The formatter never adds a blank line below the heading of a one-line field, and always one above a list.
        let isBlock = fields.hasPrefix("**Entity:**\n")
        return "### [F-001] Title\n\(isBlock ? "" : "")\(fields)\n"
    }

    @Test(
        "what is no entry of a log stays",
        arguments: [
            "## UTF-8: encoding\n**Date**: 2026/2/1\n",
            "## [1.2.0] - 2026-02-11\n**Date**: 2026/2/1\n",
            "## [F-001](/u) Title\n**Date**: 2026/2/1\n",
            "## Release F-001\n**Date**: 2026/2/1\n",
            "> ## F-001: Title\n> **Date**: 2026/2/1\n",
            "### F-BIZ-XXX: Title\n**Date**: 2026/2/1\n",
            "**Last Updated**: 2026/2/1\n",
            "# Title\n\n**Last Updated**: 2026/2/1\n",
        ]
    )
    func staysAsWritten(text: String) throws {
        #expect(try format(text) == text)
    }

    /// What fmt would do to entries if it knew their form.
    private static let untidy = [
        "**Date**: 2026/2/1", "**Date:**\n2026/2/1", "- **Severity:** important\n- **Date:** 2026/2/1",
        "**Severity:** important\n**Date:** 2026/2/1", "**Root Cause:** None.\n\n---",
        "**Layer:** system\n---",
    ]

    @Test(
        "a file that does not say what form its entries have gets the form of its blocks only",
        arguments: [
            "### F-%: Title\n{}\n", "### F-% — Title\n{}\n", "## INC-00%: Title\n{}\n\n**Owner:** me\n",
            "### [ERR-%] Title\n**Logged**: now\n**Area**: x\n**Status**: y\n**Who**: z\n{}\n",
            "Title\n=====\n\n**Last Updated**: 2026/2/1\n**Total Failures Logged**: 3\n\n#### F-%: Title\n{}\n",
        ]
    )
    func knowsNoForm(entry: String) throws {
        for fields in Self.untidy {
            let log = (1...4).map { number in
                let separator = number == 3 ? "\n***\n\n" : "\n"
                return entry.replacing("%", with: "00\(number)").replacing("{}", with: fields) + separator
            }.joined()
            let document = try Document(parsing: log)
            #expect(!LogDocument(reading: document).statesItsForm, "\(log)")
            let blocks = MarkdownFormatter().format(document).document.source
            #expect(try format(log) == blocks.string(0..<blocks.bytes.count))
        }
    }

    @Test("a file says what form its entries have by a template, a table of prefixes, or by being in it")
    func knowsItsForm() throws {
        func entry(_ number: Int, _ fields: String) -> String { "### [F-00\(number)] Title\n\(fields)\n\n" }
        let home = "**Date**: 2026/2/1\n**Severity:** important"
        let other = "**Logged:** 2026/2/1\n**Area:** x"
        func statesForm(_ text: String) throws -> Bool {
            try LogDocument(parsing: text).statesItsForm
        }
        #expect(try statesForm(entry(1, home)))
        #expect(try statesForm(entry(1, home) + entry(2, home) + entry(3, other)))
        #expect(try !statesForm(entry(1, home) + entry(2, other)))
        #expect(try !statesForm(entry(1, home).replacing("[F-001]", with: "F-001:")))
        #expect(try !statesForm("# Log\n\n**Last Updated**: 2026/2/1\n"))
        let template = "```\n### F-XXX: Title\n**Logged:** YYYY-MM-DD\n```\n\n"
        #expect(try statesForm(template + entry(1, other)))
        let prefixes = "| Prefix | Layer |\n|---|---|\n| R-X-XXX | X |\n\n"
        #expect(try statesForm(prefixes + "### R-X-001: Title\n**Rule**: Look.\n"))
        let rule = "### [R-X-001] Title\n**Severity:** critical\n**Added:** 2026-02-02\n\n**Rule:** Look.\n"
        let open = (1...9).map { "\n**Label \($0):** Text.\n" }.joined()
        #expect(try statesForm(rule + open))
    }

    @Test("an entry that would change its meaning stays, the next one is done")
    func refusesOne() throws {
        let log = """
            ### F-001: The id is a link
            **Severity:** important
            **Date:** 2026/2/1

            ### F-002: Next
            **Date:** 2026/2/2

            [F-001]: /u

            ```
            ### [F-XXX] Title
            **Date:** YYYY-MM-DD
            **Severity:** 🔴 Critical / 🟡 Important / 🟢 Near miss
            ```

            """
        #expect(
            try format(log) == """
                ### F-001: The id is a link
                **Date:** 2026-02-01
                **Severity:** 🟡 Important

                ### [F-002] Next
                **Date:** 2026-02-02

                [F-001]: /u

                ```
                ### [F-XXX] Title
                **Date:** YYYY-MM-DD
                **Severity:** 🔴 Critical / 🟡 Important / 🟢 Near miss
                ```

                """
        )
    }

    private func format(_ text: String) throws -> String {
        let source = LogFormatter().format(try Document(parsing: text)).document.source
        return source.string(0..<source.bytes.count)
    }
}
