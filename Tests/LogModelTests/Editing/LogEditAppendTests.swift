import LogModel
import MarkdownAST
import TestSupport
import Testing

@Suite("LogEdit: what is appended comes behind what stands there")
struct LogEditAppendTests {
    private static let start = "# L\n\n### [F-001] T\n**Date:** 2026-02-01\n\n"
    private static let end = "\n\n**Preventive Rule Added:**\nnone\n"

    /// What stands under *Lessons*, what is appended, and what stands there then.
    private static let cases: [(old: String, text: String, new: String)] = [
        ("- one\n- two", "three", "- one\n- two\n- three"),
        ("* one", "two", "* one\n* two"),
        ("+ one", "two", "+ one\n+ two"),
        ("-   one", "two\nmore", "-   one\n-   two\n    more"),
        ("1. one\n2. two", "three", "1. one\n2. two\n3. three"),
        ("1. one\n1. two", "three", "1. one\n1. two\n1. three"),
        ("8) one\n9) two", "three\n\nfour", "8) one\n9) two\n10) three\n\n    four"),
        ("- one\n\n- two", "three", "- one\n\n- two\n\n- three"),
        ("- one\n  - inner", "two", "- one\n  - inner\n- two"),
        ("- one\n  ```\n  code\n  ```", "two", "- one\n  ```\n  code\n  ```\n- two"),
        ("- [x] one\n- [ ] two", "three", "- [x] one\n- [ ] two\n- [ ] three"),
        ("- [x] one", "[x] two", "- [x] one\n- [x] two"),
        ("- one", "- two\n- three", "- one\n- two\n- three"),
        ("* one", "- two\n  more", "* one\n* two\n  more"),
        ("- one", "```\ncode\n```", "- one\n- ```\n  code\n  ```"),
        ("- one", "two\r\nlines", "- one\n- two\n  lines"),
        ("text", "more", "text\n\nmore"),
        ("text", "- item", "text\n\n- item"),
        ("- one\n\ntext", "more", "- one\n\ntext\n\nmore"),
        ("> quote", "more", "> quote\n\nmore"),
        ("```\ncode\n```", "more", "```\ncode\n```\n\nmore"),
        ("", "one", "- one"),
        ("", "- one\n- two", "- one\n- two"),
    ]

    @Test("in the form of the list, or as a paragraph; nothing else changes", arguments: cases.indices)
    func forms(index: Int) throws {
        let (old, text, new) = Self.cases[index]
        func file(_ lessons: String, _ ending: String, _ rest: String) -> String {
            let label = lessons.isEmpty ? "**Lessons:**" : "**Lessons:**\n\(lessons)"
            return (Self.start + label + rest).replacing("\n", with: ending)
        }
        for ending in ["\n", "\r\n"] {
            for rest in ["", "\n", Self.end, Self.end + "\n[a]: /u\n", "\n\n---\n\n### [F-002] U\n"] {
                let log = try LogDocument(parsing: file(old, ending, rest))
                let id = try #require(EntryID("F-001"))
                let after = try EditSupport.text(log) { edit throws(LogEditError) in
                    try edit.append(text, to: .lesson, of: id)
                }
                #expect(after == file(new, ending, rest))
            }
        }
    }

    @Test("what a list item or the value before would take in is refused")
    func refused() throws {
        for (old, text) in [
            ("- one", ""), ("- one", "  \n"), ("<div>", "more\n\n**Date:** x"), ("text", "## Heading"),
            ("text", "```\nopen"), ("text", "**Date:** x"), ("text", "---"), ("- one", "a\rb"),
        ] {
            let log = try LogDocument(parsing: Self.start + "**Lessons:**\n\(old)" + Self.end)
            let id = try #require(EntryID("F-001"))
            #expect(throws: LogEditError.self, "\(old) \(text)") {
                try EditSupport.text(log) { edit throws(LogEditError) in
                    try edit.append(text, to: .lesson, of: id)
                }
            }
        }
    }

    @Test("in an entry whose fields are list items")
    func listed() throws {
        let text =
            "# L\n\n### [F-001] T\n- **Date:** 2026-02-01\n- **Root Cause:** Haste.\n- **Lessons:**\n  - one\n- **Layer:** System\n"
        let log = try LogDocument(parsing: text)
        let id = try #require(EntryID("F-001"))
        let after = try EditSupport.text(log) { edit throws(LogEditError) in
            try edit.append("two\nlines", to: .lesson, of: id)
            try edit.append("More.", to: .cause, of: id)
        }
        let expected = text.replacing("  - one\n", with: "  - one\n  - two\n    lines\n")
            .replacing("Haste.\n", with: "Haste.\n\n  More.\n")
        #expect(after == expected)
    }

    @Test("on one-line fields, with the next label right under it")
    func lines() throws {
        let text = "# L\n\n### [F-001] T\n**Date:** 2026-02-01\n**Owner:** Kim\n**Layer:** System\n"
        let log = try LogDocument(parsing: text)
        let id = try #require(EntryID("F-001"))
        let after = try EditSupport.text(log) { edit throws(LogEditError) in
            try edit.append("Lee", to: "owner", of: id)
        }
        let edited = try LogDocument(parsing: after)
        #expect(edited[id]?["Owner"]?.value.description == "Kim\n\nLee")
        #expect(edited[id]?["Layer"]?.value == log[id]?["Layer"]?.value)
    }
}
