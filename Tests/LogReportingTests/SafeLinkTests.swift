import TestSupport
import Testing

@testable import LogReporting

@Suite("Report: where links may lead", .tags(.hostile))
struct SafeLinkTests {
    @Test(
        "a link leads to http, https, mailto or beside the report",
        arguments: [
            ("https://example.org/a?b=c&d#e", "https://example.org/a?b=c&d#e"), ("HTTP://x", "HTTP://x"),
            ("mailto:a@example.org", "mailto:a@example.org"), ("../notes/a.md", "../notes/a.md"),
            ("docs/ü.md", "docs/%C3%BC.md"), ("a:b/c", nil), ("./a:b", "./a:b"), ("?x:y", "?x:y"),
            ("https://x/\"><b>", "https://x/%22%3E%3Cb%3E"), ("a\\b", "a%5Cb"), ("/a", "/a"),
        ] as [(String, String?)])
    func good(_ destination: String, _ expected: String?) {
        #expect(SafeLink(Array(destination.utf8)[...])?.destination == expected)
    }

    @Test(
        "nothing else is a link, in whatever spelling",
        arguments: [
            "", "#top", "//evil.example", "javascript:alert(1)", "JavaScript:alert(1)",
            "java\nscript:alert(1)",
            "java\tscript:x", " javascript:x", "\u{1}javascript:x", "data:text/html,x", "vbscript:x",
            "file:///etc/passwd",
            "blob:x", "javascript\u{0}:x", "ftp://x", "x-help:y", "https://x/\u{7F}", "javascript&colon;:x",
        ])
    func bad(_ destination: String) {
        #expect(SafeLink(Array(destination.utf8)[...]) == nil)
    }

    @Test("a backslash is no slash: `\\\\host` does not become `//host`")
    func backslashes() {
        for text in ["\\\\evil.example", "/\\evil.example", "\\/evil.example"] {
            let link = SafeLink(Array(text.utf8)[...])?.destination ?? ""
            #expect(!link.contains("\\") && !link.hasPrefix("//"))
        }
    }

    @Test("a destination without end is none")
    func length() {
        #expect(SafeLink(Array(("https://x/" + String(repeating: "a", count: 3000)).utf8)[...]) == nil)
    }
}
