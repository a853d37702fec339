import MarkdownAST
import MarkdownFormat
import TestSupport
import Testing

/// A part that cannot be formatted keeps nothing else from it.
@Suite("What cannot be formatted stops nothing else", .tags(.slow, .property))
struct IsolationTests {
    /// Places at which a change would change the meaning of another place, or did.
    static let stubborn: [String] = [
        // Breaks that would begin front matter or metadata, and end them.
        "***\nNote: x\n***\n", "***\nNote: x\n\n***\n", "___\na: b\n\n---\n", " ---\na: b\n\n---\n",
        "----\na: b\n\n---\n",
        "\n\n---\n\na: b\n---\n",
        // Headings whose text would become something else.
        "a #\n===\n", "# a\n===\n", "> a\n===\n", "1986. a\n======\n",
        // Definitions and what refers to them.
        "[a  \nb]\n\n[a b]: /c\n", "[a]:\n/b\n===\n\n[a]\n", "[a]: /b\n'c\n***\nd'\n",
        // Lists that would merge, or become breaks or code.
        "* a\n+ b\n- c\n", "* ---\n* b\n", "* * *\n- - a\n", "+ ---\n", "- a\n\n\n- b\n* c\n+ d\n",
        // HTML that is open, or begins where blanks go.
        "<div>\n*a*\n", "<!-- a\n\n\n* b\n-->\n", "<pre>\n\n\n* a\n</pre>\n",
        "*   <b>\n\n    <!--\n\n    -->\n",
        // Code that is open or looks so.
        "~~~\n```\n~~~\n", "> ~~~\n> a\n", "* ~~~\n  a\n", "~~~ a`b\n```\n~~~\n",
        // Tables.
        "|a|\n|-|\n|\\|\n", "a|b\n-|-\n`c|d`\n", "|a|\n|-\n* b\n", "| a\n|-\n",
    ]

    @Test("what stands behind it is formatted", arguments: stubborn)
    func before(_ text: String) throws {
        let end = "\n# a ##\n\n* one\n* two\n\nb   \n"
        let document = try Document(parsing: text + end)
        // Where what is open takes in the rest, there is nothing to be formatted.
        let last = document.topLevelBlocks.reversed().first { document.nodes[$0].kind == .heading(level: 1) }
        guard let last, document.plainText(of: last) == "a" else {
            #expect(["<div>\n*a*\n", "~~~ a`b\n```\n~~~\n"].contains(text))
            return
        }
        #expect(try formatted(text + end).hasSuffix("\n# a\n\n- one\n- two\n\nb\n"))
    }

    @Test("what stands before it is formatted", arguments: stubborn)
    func behind(_ text: String) throws {
        let result = try formatted("Title\n===\n\n* one\n* two\n\n# a ##\n\n\(text)")
        #expect(result.hasPrefix("# Title\n\n- one\n- two\n\n# a\n\n"))
    }

    @Test("many of them", arguments: Seeds.upTo(5, long: 30))
    func many(seed: Int) throws {
        var generator = SeededGenerator(seed: UInt64(seed))
        var text = "Title\n===\n\n"
        for _ in 0..<40 {
            let piece = Self.stubborn[Int.random(in: 0..<Self.stubborn.count, using: &generator)]
            if piece.hasPrefix("<div>") || piece.hasPrefix("~~~ a") || piece.hasPrefix("> ~~~") { continue }
            text += "\(piece)\n# a ##\n\n"
        }
        let result = try formatted(text)
        #expect(result.hasPrefix("# Title\n\n"))
        #expect(!result.contains("# a ##"))
    }

    @Test(
        "one place among thousands that changes the meaning of all before it",
        arguments: [1, 20, Seeds.areAll ? 3000 : 500])
    func oneAmongMany(count: Int) throws {
        // With `-` for `*` everything up to the second break would be YAML.
        let stubborn = "---\na: b\n\n* c\n\n---\n\n"
        let text = (0..<count).map { "* item \($0)\n\n# heading \($0) ##\n\n" }.joined()
        let golden = (0..<count).map { "- item \($0)\n\n# heading \($0)\n\n" }.joined()
        #expect(try formatted(stubborn + text + "end\n") == stubborn + golden + "end\n")
    }

    @Test("what changes are marks and blanks", arguments: Seeds.upTo(60, long: 500))
    func keepsText(seed: Int) throws {
        let text = MarkdownGenerator.document(seed: seed)
        #expect(try Self.words(formatted(text)) == Self.words(text))
    }

    /// A text without blanks and without the characters that marks are made of.
    static func words(_ text: String) -> [UInt8] {
        text.utf8.filter { !$0.isBlankOrMark && $0 != 0xEF && $0 != 0xBB && $0 != 0xBF }
    }
}

extension UInt8 {
    fileprivate var isBlankOrMark: Bool { self <= 0x20 || "-*+_=#>`~|:".utf8.contains(self) }
}
