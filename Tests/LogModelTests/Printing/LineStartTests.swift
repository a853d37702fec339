import MarkdownAST
import TestSupport
import Testing

@testable import LogModel

@Suite("LineStart: what a value begins with, as CommonMark has it")
struct LineStartTests {
    private static let lines = [
        "text", "*emphasis* here", "_so_ too", "`code` first", "[link](x)", "5 times", "2026-01-02", "날짜",
        "\\- no item",
        "**strong** text", "__strong__ text", "**Note:** x", "***", "___", "---", "--", "===", "=x", "- - -",
        "* * *",
        "-", "+", "*", "- item", "+ item", "* item", "-5 degrees", "+1", "-\titem", "#tag", "# heading",
        "###### six",
        "####### seven", "#", "> quote", ">quote", "| cell", "a | b", "<https://x.org>", "<a@b.org> wrote",
        "<div>", "</div>",
        "<none>", "<!-- comment -->", "<?x ?>", "<3", "< 5", "~5", "~~gone~~", "~~~", "```swift",
        "```code```", "``a``", ":x",
        "1. item", "01. item", "2. item", "1) item", "7) item", "1.5 seconds", "1.", "1234567890. x",
        "    code", "\tcode",
        "| a | b |\n|---|---|\n| 1 | 2 |", "a | b\n--- | ---\n1 | 2", "| a\n| b", "- a\n- b", "text\nmore",
    ]

    /// The kinds of the blocks of a text, and where a list starts.
    private func kinds(_ text: String) throws -> [String] {
        let document = try Document(parsing: text)
        return document.topLevelBlocks.map { node in
            if case .list(let list) = document.nodes[node].kind { return "list \(list.start ?? 0)" }
            return String("\(document.nodes[node].kind)".prefix { $0 != "(" })
        }
    }

    @Test("the tree agrees", arguments: lines)
    func tree(line: String) throws {
        let bytes = Array(line.utf8)
        let alone = try #require(try kinds(line + "\n").first)
        let below = try kinds("**Label:**\n\(line)\n")
        switch LineStart(of: bytes) {
        case .text:
            #expect(alone == "paragraph")
            #expect(below == ["paragraph"])
        case .textLikeBlock, .textBehindLabel:
            #expect(try kinds("**Label:** \(line)\n") == ["paragraph"])
        case .block(let followsText):
            #expect(alone != "paragraph")
            // A table takes the line above it in.
            let isSame = below.count == 2 && below.last == alone
            if followsText { #expect(isSame) }
            if alone.hasPrefix("list") { #expect(followsText == isSame) }
        }
    }

    @Test("a paragraph is told from several blocks")
    func paragraphs() {
        for text in ["", "one", "one\ntwo", "-", "**strong**\ntext"] {
            #expect(LineStart.isParagraph(Array(text.utf8)), "\(text)")
        }
        for text in [
            "one\n\ntwo", "one\n \ntwo", "one\n- two", "- one", "one\n```\nx\n```", "one\n-", "2. x",
        ] {
            #expect(!LineStart.isParagraph(Array(text.utf8)), "\(text)")
        }
    }

    private static let template = """
        # Log

        ```
        ### [F-XXX] Title
        **Date:** YYYY-MM-DD
        **Owner:** name

        **Cause:** text

        **Story:**
        text
        ```

        ---


        """

    @Test("an entry that is written from values stays as it is when it is formatted", arguments: lines)
    func agreement(line: String) throws {
        let log = try LogDocument(parsing: Self.template)
        let schema = try #require(log.templates.first)
        for label in ["Owner", "Cause", "Story"] {
            let fields = ["Owner", "Cause", "Story"].map {
                Failure.Field(label: $0, isKnown: true, value: .text($0 == label ? line : "x"))
            }
            let failure = Failure(id: try #require(EntryID("F-001")), title: "One", fields: fields)
            let text = Self.template + schema.text(of: failure, level: 3) + "\n"
            let document = try Document(parsing: text)
            // What is read as something else is refused, so its form does not matter.
            if LogDocument(reading: document).failures != [failure] { continue }
            var normalizer = EntryNormalizer(LogDocument(reading: document))
            #expect(normalizer.normalized()?.edits ?? [] == [], "\(label)")
        }
    }
}
