import MarkdownAST
import Testing

@Suite("Document: front matter")
struct FrontMatterTests {
    @Test(
        "recognised",
        arguments: [
            ("---\na: b\n---\n", 3), ("---\na: b\n...\n\ntext\n", 3), ("\u{FEFF}---\na: b\n---\n", 3),
            ("---\r\na: b\r\n---\r\n", 3),
            ("--- \na:\n  - b\n\n- c\n# d\n\"e\": f\n--- \t\n", 8), ("---\n# comment\na: b\n---", 4),
            ("---\na: |\n  # x\n\n  y\n---\n", 6),
            ("---\né: b\n---\n", 3), ("---\n\na: b\n---\n", 4), ("\n \n---\na: b\n---\n", 5),
            ("---\n\n# c\n\na: b\n\n---\n", 7), ("---\n$a: b\n<<: *c\n---\n", 4),
            ("+++\na = 1\n+++\n", 3), ("\n+++\n\n# c\n[a]\nb = \"\"\"\n```\n\"\"\"\n+++ \n", 9),
            (";;;\n{\"a\": 1}\n;;;\n", 3), (";;;\n\"a\": 1,\n\n\"b\": 2\n;;;\n", 5),
            ("{\n  \"a\": \"}\\\"\",\n\n  \"b\": [{}]\n}\n", 5), ("\n{\"a\": 1}\n", 2),
            ("{ \"a\" : {\n} }\n", 2),
        ]
    )
    func recognised(text: String, lines: Int) throws {
        let document = try Document(parsing: text + (text.hasSuffix("\n") ? "\n# after\n" : "\n\n# after\n"))
        let kinds = document.topLevelBlocks.map { document.nodes[$0].kind }
        #expect(kinds.first == .frontMatter)
        #expect(kinds.last == .heading(level: 1))
        let blocks = Array(document.topLevelBlocks)
        #expect(document.lines(of: blocks[0]).lowerBound == 0)
        #expect(document.nodes[blocks[1]].startLine >= lines)
        #expect(document.range(of: blocks[0]).lowerBound == 0)
    }

    @Test(
        "not recognised: thematic breaks, setext headings and open ends",
        arguments: [
            "---\ntext\n---\n", "---\n\ntext\n---\n", "---\na: b\n", "---\n---\n", "***\na: b\n---\n",
            "\n\n---\ntext\n---\n", "----\na: b\n---\n",
            " ---\na: b\n---\n", "---\na: b\n----\n", "---\n> a: b\n---\n", "---\n# Title\n---\n",
            "---\nSee https://x.y\n---\n", "---\na: b\n\ntext\n---\n",
            "---\n- a\n---\n", "+++\ntext\n+++\n", "+++\na = 1\n", "+++\n+++\n", ";;;\na\n;;;\n", ";;;\n{\n",
            "{\n}\n",
            "{a}\n", "{\"a\"}\n", "{\"a\": 1} b\n", "{\n\"a\": 1\n", "{{ \"a\": 1 }}\n", "{% \"a\": %}\n",
            "a\n{\"a\": 1}\n",
            "", "---", "---\n", "a\n---\na: b\n---\n",
        ]
    )
    func notRecognised(text: String) throws {
        let document = try Document(parsing: text)
        #expect(!document.nodes.contains { $0.kind == .frontMatter })
    }

    @Test(
        "nothing in front matter reaches beyond it",
        arguments: ["+++\na = 1\n```\n+++\n", "---\na: |\n  <!--\n---\n", "{\n\"a\": \"<!--\"\n}\n"])
    func isClosed(text: String) throws {
        let document = try Document(parsing: text + "\ntext\n\n# after\n")
        let kinds = document.topLevelBlocks.map { document.nodes[$0].kind }
        #expect(kinds == [.frontMatter, .paragraph, .heading(level: 1)])
    }

    @Test(
        "text directly below it continues its last line, unless that is a heading's underline for CommonMark",
        arguments: [
            ("---\na: b\n---\n", false), ("---\na: b\n...\n", true), ("+++\na = 1\n+++\n", true),
            ("{\"a\": 1}\n", true),
        ])
    func isContinued(text: String, isContinued: Bool) throws {
        let document = try Document(parsing: text + "text\n2. text\n# after\n")
        let kinds = document.topLevelBlocks.map { document.nodes[$0].kind }
        #expect(kinds == [.frontMatter] + (isContinued ? [] : [.paragraph]) + [.heading(level: 1)])
    }

    @Test("a document that was cut out of another has none")
    func cutOut() throws {
        let source = try SourceText("---\na: b\n---\n")
        let document = try Document(parsing: source, readsFrontMatter: false)
        #expect(document.dump == "document\n  thematic break @1\n  heading 2 @2\n    text \"a: b\"\n")
    }
}
