import MarkdownAST
import TestSupport
import Testing

@testable import LogReporting

@Suite("Report: text in Markdown and in diagrams", .tags(.hostile))
struct MarkdownTextTests {
    private func text(_ write: (inout MarkdownText) -> Void) -> String {
        var text = MarkdownText()
        write(&text)
        return String(decoding: text.bytes, as: UTF8.self)
    }

    @Test(
        "a text is read back as it is, and as nothing else",
        arguments: [
            "<script>x</script>", "![a](https://x/p.png)", "[a](javascript:x)", "`a` *b* _c_ ~~d~~", "- a",
            "1. a", "# a", "> a",
            "=====", "| a | b |", "\\*a\\*", "&lt; &#35;", "```", "$a$", "***", "+ a", "2) a", "a\u{202E}b",
        ])
    func text(_ value: String) throws {
        let written = text { $0.text(value) }
        let document = try Document(parsing: written + "\n")
        let kinds = document.nodes.dropFirst().map(\.kind)
        #expect(document.nodes.count > 1 && kinds.first == .paragraph)
        var shown = ""
        for kind in kinds.dropFirst() {
            switch kind {
            case .text(let literal): shown += document.string(of: literal)
            case .htmlInline(let literal): #expect(document.string(of: literal) == "<!-- -->")
            default: Issue.record("\(kind)")
            }
        }
        #expect(shown == value.replacing("\u{202E}", with: "\\u{202E}"))
    }

    @Test("nobody is told, and no issue is linked")
    func mentions() {
        #expect(text { $0.text("@all #1") } == "@<!-- -->all #<!-- -->1")
    }

    @Test("a label of a diagram has no character that means something there")
    func labels() {
        let label = text { $0.label("a\"] --> b; %%{init: {}}%%\n#quot; `end` <b> ü 日本") }
        #expect(
            label
                == "a#34;#93; --#62; b#59; #37;#37;#123;init#58; #123;#125;#125;#37;#37;#92;u#123;A#125;#35;quot#59; #96;end#96; #60;b#62; ü 日本"
        )
    }

    @Test("what is fenced cannot end the fence")
    func fences() throws {
        for value in ["a", "```\nb\n```", "`````", "~~~\n````x", ""] {
            let document = try Document(parsing: text { $0.fenced(value, as: "markdown") })
            #expect(document.nodes.count == 2)
            guard case .codeBlock(let block) = document.nodes[1].kind else {
                Issue.record("\(value)")
                continue
            }
            #expect(document.string(of: block.code) == value + "\n")
        }
    }
}
