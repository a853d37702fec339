import MarkdownAST
import Testing

@Suite("Document: lines, children and text of blocks")
struct DocumentLinesTests {
    @Test("the lines of a block run to the next block outside of it")
    func lines() throws {
        let document = try Document(parsing: "\n# a\n\n> - b\n>   c\n>\n> d\n\n[r]: /u\n\n```\nx\n```\n")
        let described = document.nodes.indices.filter { document.nodes[$0].kind.isBlock }
            .map { "\(document.nodes[$0].kind)".prefix { $0 != "(" } + " \(document.lines(of: $0))" }
        #expect(
            described == [
                "document 0..<13", "heading 1..<3", "blockQuote 3..<10", "list 3..<6", "item 3..<6",
                "paragraph 3..<6", "paragraph 6..<10",
                "codeBlock 10..<13",
            ]
        )
        #expect(document.source.string(document.range(of: 1)) == "# a\n\n")
    }

    @Test("a paragraph that a table pushed out of its first lines begins where the table does")
    func paragraphAboveTable() throws {
        let document = try Document(parsing: "x\n\nabove\n| a |\n|---|\n| 1 |\n")
        let blocks = Array(document.topLevelBlocks)
        #expect(blocks.map { document.lines(of: $0) } == [0..<2, 2..<2, 2..<6])
        #expect(document.plainText(of: blocks[1]) == "above")
    }

    @Test("footnotes are no syntax: their text stays text and definitions stay paragraphs or references")
    func footnotes() throws {
        let document = try Document(parsing: "a[^1]\n\n[^1]: b c\n")
        #expect(document.plainText(of: 0) == "a[^1][^1]: b c")
    }

    @Test("children are visited in order, and leaves have none")
    func children() throws {
        let document = try Document(parsing: "- a\n- b\n- c\n\n---\n")
        #expect(Array(document.topLevelBlocks) == [1, 11])
        #expect(Array(document.children(of: 1)) == [2, 5, 8])
        #expect(Array(document.children(of: 11)).isEmpty)
    }

    @Test("plain text is what a reader sees")
    func plainText() throws {
        let document = try Document(parsing: "# *a* `b`\\*&amp; <i>c</i>\n\n[d](e)\n~~f~~  \n![g](h)\n")
        #expect(document.plainText(of: 1) == "a b*& c")
        #expect(document.plainText(of: document.topLevelBlocks.map { $0 }[1]) == "d f g")
    }

    @Test(
        "an empty file is a document without blocks",
        arguments: ["", "\n", "\u{FEFF}", "  \n\t\n", "[a]: /u\n"])
    func empty(text: String) throws {
        let document = try Document(parsing: text)
        #expect(document.nodes.count == 1)
        #expect(document.dump == "document\n")
        #expect(document.range(of: 0) == 0..<document.source.bytes.count)
    }

    @Test("an error of the text is passed on")
    func invalid() {
        let bytes: [UInt8] = [0x61, 0xFF]
        #expect(throws: SourceError.self) { try SourceText(bytes) }
        let error = ParseError.source(.invalidUTF8(SourcePosition(offset: 1, line: 1, column: 2)))
        #expect(error.position?.column == 2)
    }
}
