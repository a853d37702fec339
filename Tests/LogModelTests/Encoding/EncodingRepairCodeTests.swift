import LogModel
import MarkdownAST
import TestSupport
import Testing

@Suite("EncodingRepair: code and ignore regions are left", .tags(.hostile))
struct EncodingRepairCodeTests {
    /// In these texts `â€”` stands where nothing may be repaired.
    @Test(
        "in code",
        arguments: [
            "`â€”`", "a `` ` â€” `` b", "`a\nâ€” b`", "\\\\`â€”`", "\\``â€”`", "# `â€”`", "> - `a\n>   â€”`",
            "| a | b |\n|---|---|\n| `â€”` | `x` |", "text `\n`â€”`\n| `a` |\n|---|",
            "text `x\nâ€”`\n| a |\n|---|",
            "```\nâ€”\n```", "~~~ info\nx\nâ€”", "    â€”\n\n\n    â€”", "- a\n\n      â€”",
            "> ```\n> â€”\n> ```",
            "``` â€”\nx\n```", "```\r\nx\r\nâ€”\r\n```", "\tâ€”", "- ```\n  â€”\n  ```\n",
            // The first backtick belongs to an attribute, so pairing from the left is wrong.
            "<a title=\"`\">`â€”`", "<http://x.y/`> `â€”` `",
            "<pre>\nâ€”\n</pre>", "a <code>â€”</code> b", "<KBD>â€”</KBD>", "<script>\nâ€”\n</script>",
            "```markdown\n### [F-BIZ-001] A real entry quoted\n**A:** â€”\n```",
            "```\n# F-XXX, but no field â€”\n```",
            "<!-- bizlog-ignore-start -->\nâ€”\n\n# â€”\n<!-- bizlog-ignore-end -->",
            "<!-- bizlog-ignore-start -->\n\nâ€”\n",
        ]
    )
    func protected(text: String) throws {
        #expect(try repair(of: text).findings.isEmpty)
        // With something to repair before and behind.
        let framed = try repair(of: "â€¦\n\n\(text)\n\n# â€¦\n")
        #expect(framed.findings.allSatisfy { $0.original == "â€¦" })
    }

    @Test(
        "around code",
        arguments: [
            "`x` â€” `x`", "` â€”", "\\` â€” \\`", "`` x ` â€”", "| a | b |\n|---|---|\n| `x | â€” | x` |",
            "```\nx\n```\nâ€”", "```\nx\n```\n\n[a]: /u 'â€”'", "    x\n\nâ€”", "<b>â€”</b>",
            "<div>\nâ€”\n</div>",
            "<!-- â€” -->", "---\na: â€”\n---", "[â€”](/u)", "![](â€” )", "- `x\n- â€”`",
            "<!-- bizlog-ignore-start -->\n\n<!-- bizlog-ignore-end -->\n\nâ€”",
            "```markdown\n### [F-BIZ-XXX] Title\n**A:** â€”\n```", "~~~\n## F-NN Title\n**A:** B â€” C\n~~~",
        ]
    )
    func unprotected(text: String) throws {
        #expect(try repair(of: text).edits.count == 1)
    }

    @Test("code does not count as clean text beside damage")
    func evidence() throws {
        #expect(try repair(of: "`→` MAÃ‘ANA â€” x").edits.count == 2)
    }

    @Test("many backticks and backslashes are one pass")
    func hostile() throws {
        let text =
            "â€” " + String(repeating: "\\`` ", count: 10_000)
            + (1..<400).map { String(repeating: "`", count: $0) + " " }.joined()
        #expect(try repair(of: text).edits.count <= 1)
    }

    private func repair(of text: String) throws -> EncodingRepair {
        EncodingRepair(scanning: try Document(parsing: text))
    }
}
