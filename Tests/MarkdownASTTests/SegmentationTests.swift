import MarkdownAST
import TestSupport
import Testing

@Suite("Segmentation: however a file is cut, its tree is the same", .tags(.slow, .property, .hostile))
struct SegmentationTests {
    @Test(
        "generated documents behind one another, cut at every heading", arguments: Seeds.upTo(20, long: 300))
    func generated(seed: Int) throws {
        var random = SeededGenerator(seed: seed)
        var text = ""
        for part in 0..<6 {
            text += MarkdownGenerator.document(seed: seed * 6 + part)
            text += random.pick([
                "\n# h\n", "\n\n# h\n", "\n\n## h ~~x~~\n\n", "\r\n\r\n#\r\n", "\n \t\n#\th\n", "",
            ])
        }
        try expectSameTree(text)
    }

    @Test("fixtures, with a heading behind each", arguments: Seeds.all(of: Fixtures.all, orOneIn: 8))
    func fixtures(name: String) throws {
        let text = String(decoding: try Fixtures.bytes(name), as: UTF8.self)
        try expectSameTree(text)
        try expectSameTree(text + "\n\n# h\n\n" + text)
    }

    /// What stands around a place at which a segment may end.
    private static let openings = [
        "", "a", "```", "~~~ x", "    ```", "> ```", "- ```", "   ~~~~", "````", "<script>", "<pre>", "<!--",
        "<?php", "<!A", "<![CDATA[", "<div>", "<x>", "</div>", "- <!--", "> <script>", "- a", "- a\n\n  b",
        "-",
        "1. a", "- - a", "> a", "> > a", "> - a", "    code", "\tcode", "|a|\n|-|", "|a|\n|-|\n|b|",
        "a\n|x|\n|-|",
        "[a", "[a]", "a [b]: c", "**a", "`a", "~~a", "a\\", "a  ", "# a", "a\n===", "***", "<a href='",
        "<!-- x -->",
        "<script></script>", "- [ ] a", "---\na: b", "\u{FEFF}", "\0", "\u{B}", "\u{A0}", "&#13;", "![a](b",
    ]

    private static let gaps = [
        "\n\n", "\n", "\n \n", "\n\t\n", "\n>\n", "\n\n\n", "\r\n\r\n", "\r\r", "\n\u{C}\n", "\n\\\n",
    ]

    private static let headings = [
        "# h", "#", "####### h", "#h", " # h", "\t# h", "> # h", "- # h", "  # h", "#\th", "# `", "# ~~a~~ #",
        "#\0",
    ]

    @Test("what is open before a heading, what stands between, and what kind of heading", arguments: openings)
    func aroundTheCut(opening: String) throws {
        let first = Self.openings.firstIndex(of: opening) ?? 0
        for (index, gap) in Self.gaps.enumerated() {
            for heading in Seeds.all(of: Self.headings, orOneIn: 12, by: first + index) {
                let start = "# first\n\ntext\n\n" + opening + gap + heading
                try expectSameTree(start)
                try expectSameTree(start + gap + "b\n\n# c\n\n```\n\n# d\n\n-->\n</script>\n~~~~\n\n# e\n~f~")
                try expectSameTree(opening + gap + heading + gap + opening + gap + heading + "\n")
            }
        }
    }

    @Test(
        "definitions and what looks like one",
        arguments: [
            "[a]: /u", "[a\nb]: /u", "> [a]: /u", "- [a]: /u", "1) [a]: /u", "> - [a]:\n> /u", "   [a]: /u",
            "[^a]: note", "[a]:\n/u\n'title'", "- > [a\n  > b]: /u", "[a]: /u\n===", "[a]: /u\n[b]: /v",
            "\t[a]: /u", "-\t[a]: /u", "x\n[a]: /u", "```\n[a]: /u\n```", "# [a]: /u", "**[a]:** /u",
            "[a\\]: /u",
            "|[a]: /u|\n|-|", "+ [a]: /u", "* [a]: /u", "*[a]: /u", "12345678901. [a]: /u", "x [a]: y",
            "[a]x\ny]: z",
        ]
    )
    func definitions(definition: String) throws {
        let uses = "# x\n\n[a] [b] [a b] [^a]\n\n"
        for gap in Self.gaps {
            try expectSameTree(uses + definition + gap + uses)
            try expectSameTree(definition + gap + uses)
            try expectSameTree(uses + uses + definition)
        }
    }

    @Test(
        "front matter ends no segment", arguments: ["\n\n# c\nd: e\n", "\n\n# c\n\n# d\n", "\n\n# c\n```\n"])
    func frontMatter(body: String) throws {
        try expectSameTree("---\na: b" + body + "---\n\n# h\n\ntext\n\n# h\n\ntext\n")
        try expectSameTree("---\na: b" + body + "\n# h\n\ntext\n\n# h\n\ntext\n")
    }

    @Test("hostile texts: the same limit at the same place", arguments: HostileText.shapes)
    func hostile(hostile: HostileText) throws {
        let start = hostile.text.prefix(HostileText.limits == .standard ? 1 << 16 : 1 << 12)
        try expectSameTree("# a\n\n" + hostile.text + "\n\n# b\n\n" + start, HostileText.limits)
    }

    @Test("limits hold for the file and not for each segment")
    func sums() throws {
        func limits(work: Int = 1 << 40, cells: Int = 1000, nodes: Int = 1000) -> ParseLimits {
            ParseLimits(
                nesting: 10, missingCells: cells, work: work, workPerByte: 0, expansion: 0,
                expansionPerByte: 0,
                nodes: nodes)
        }
        let tables = String(repeating: "# h\n\n|a|b|c|\n|-|-|-|\nd\ne\n\n", count: 20)
        #expect(try expectSameTree(tables, limits(cells: 80)) == nil)
        let cells = try expectSameTree(tables, limits(cells: 79))
        #expect(cells?.position?.line == 20 * 7 - 1)
        let markup = String(repeating: "# h\n\n" + String(repeating: "a<?", count: 500) + "\n\n", count: 20)
        let work = try #require(
            (1...40).map { $0 * 1_000_000 }.first {
                try expectSameTree(markup, limits(work: $0, nodes: 1 << 20)) == nil
            })
        #expect(work > 2_000_000)
        #expect(
            try expectSameTree(markup, limits(work: work - 1_000_000, nodes: 1 << 20))?.position?.line ?? 0
                > 3)
        let emphasis = String(repeating: "# *h*\n\n*a*\n\n", count: 100)
        #expect(try expectSameTree(emphasis, limits(nodes: 100)) != nil)
        #expect(try expectSameTree(emphasis, limits()) == nil)
        // What is dear in a file's blocks is found before what is dear in its inlines, wherever the two stand.
        let both = String(markup.prefix(3000)) + tables
        #expect(
            try expectSameTree(both, limits(work: 100_000, cells: 2))?.description.contains("cells") == true)
    }

    @Test("a file of many segments on many threads")
    func threads() throws {
        let log = String(decoding: try Fixtures.bytes("seed/FAILURE_LOG.md"), as: UTF8.self)
        let text = String(repeating: log + "\n", count: 40)
        let source = try SourceText(text)
        let whole = try Document(parsing: source, .whole)
        for _ in 0..<8 {
            let document = try Document(parsing: source, Segmentation(size: 1 << 10, threads: 8))
            #expect(difference(document, whole) == nil)
        }
    }

    @Test("code and HTML that hold what looks like cuts, on many threads", arguments: Seeds.upTo(4, long: 12))
    func falseCuts(seed: Int) throws {
        var random = SeededGenerator(seed: seed)
        var text = ""
        for _ in 0..<600 {
            text += random.pick([
                "```\n", "```js\n", "~~~\n", "````\n", "<!-- \n", "-->\n", "<pre>\n", "</pre>\n", "- a\n",
                "> ```\n",
                "text **bold**\n", "text\n", "text\n", "text\n",
            ])
            text += random.pick(["\n# h\n\n", "\n## h\n\n", "\n", ""])
        }
        let source = try SourceText(text)
        let whole = try Document(parsing: source, .whole)
        for threads in [1, 2, 8] {
            for size in [1, 30, 400] {
                let document = try Document(parsing: source, Segmentation(size: size, threads: threads))
                #expect(difference(document, whole) == nil)
            }
        }
    }

    /// Parses a text in one piece and in the smallest segments, on one thread and on three, and expects the same of all.
    ///
    /// - Returns: why the text was refused, if it was.
    @discardableResult
    private func expectSameTree(_ text: String, _ limits: ParseLimits = .standard) throws -> ParseError? {
        let source = try SourceText(text)
        let whole = Result { () throws(ParseError) in try Document(parsing: source, limits: limits, .whole) }
        for segmentation in [Segmentation(size: 1, threads: 1), Segmentation(size: 40, threads: 3)] {
            let cut = Result { () throws(ParseError) in
                try Document(parsing: source, limits: limits, segmentation)
            }
            switch (cut, whole) {
            case (.success(let cut), .success(let whole)):
                #expect(difference(cut, whole) == nil, "\(text.prefix(2000).debugDescription)")
            case (.failure(let error), .failure(let expected)): #expect(error == expected)
            default: Issue.record("only one of the two is refused: \(text.prefix(2000).debugDescription)")
            }
        }
        guard case .failure(let error) = whole else { return nil }
        return error
    }

    /// The first node that differs.
    private func difference(_ document: Document, _ other: Document) -> Int? {
        #expect(document.topLevelHeadings == other.topLevelHeadings)
        #expect(document.topLevelCodeBlocks == other.topLevelCodeBlocks)
        #expect(document.topLevelTables == other.topLevelTables)
        #expect(document.hasHTMLBlocks == other.hasHTMLBlocks)
        if document.nodes.count != other.nodes.count { return min(document.nodes.count, other.nodes.count) }
        return document.nodes.indices.first { index in
            document.nodes[index].subtreeEnd != other.nodes[index].subtreeEnd
                || document.nodes[index].startLine != other.nodes[index].startLine
                || !document.isEqual(index, to: index, in: other)
        }
    }
}
