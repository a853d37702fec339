import MarkdownAST
import TestSupport
import Testing

@Suite("Document: equality of trees", .tags(.slow, .property))
struct ComparisonTests {
    @Test(
        "spelling does not count",
        arguments: [
            ("* a\n* b\n", "-  a\n-  b"), ("a\n=\n", "# a #\n"), ("***\n", "\n\n---\n\n"),
            ("    x\n", "```\nx\n```\n"),
            ("~~~ i\nx\n~~~", "````i\nx\n"), (">a\nb\n", "> a\n> b\n"), ("a  \nb", "a\\\nb"),
            ("*a* __b__", "_a_ **b**"),
            ("|a|b|\n|-|-|\n|1|\n", "a | b\n---|---\n1 | "), ("[a](/u 't')", "[a]: /u (t)\n\n[a]"),
            ("&amp; \\*", "\\& &#42;"),
            ("a\r\nb\r", "a\nb\n"), ("\u{FEFF}a", "a"), ("a\n", "a"), ("1. a\n2. b", "1. a\n7. b"),
            ("`a\r\nb`", "`a\nb`"),
            ("```\r\na\r\rb\r```", "```\na\n\nb\n```"), ("<b\r\nc>", "<b\nc>"),
            ("[a](/u 'x\r\ny')", "[a](/u 'x\ny')"),
            ("a&#13;b\n", "a&#13;b\r\n"), ("- [x] a", "* [X]   a"), ("a\0b", "a\u{FFFD}b"),
        ]
    )
    func equal(left: String, right: String) throws {
        let (left, right) = (try Document(parsing: left), try Document(parsing: right))
        #expect(left.hasSameTree(as: right), "\(left.dump)\n\(right.dump)")
        #expect(left.firstDifferenceInStructure(from: right) == nil)
        #expect(left.hasSameSubtree(0, as: 0, in: right))
    }

    @Test(
        "everything that renders counts, and the first difference is found",
        arguments: [
            ("a", "b", 2), ("a", "# a", 1), ("# a", "## a", 1), ("- a", "1. a", 1), ("1. a", "2. a", 1),
            ("- a\n- b", "- a\n\n- b", 1),
            ("- [ ] a", "- [x] a", 2), ("```x\na", "```y\na", 1), ("```\na", "```\nb", 1),
            ("a\nb", "a\\\nb", 3),
            ("|a|\n|-|", "|a|\n|:-|", 1), ("[a](b)", "[a](c)", 2), ("[a](b)", "[a](b 't')", 2),
            ("[a](b)", "![a](b)", 2),
            ("`a`", "a", 2), ("*a*", "**a**", 2), ("*a*", "*a*b", 4), ("> a\n\nb", "> a\n>\n> b", 4),
            ("", "a", 1), ("x <b>", "x <c>", 3),
            ("<hr>", "<hr/>", 1), ("a\n\n---", "a", 3), ("> > a\n> \n> b", "> > a\n>\n> > b", 5),
            ("a b", "a  b", 2),
        ]
    )
    func different(left: String, right: String, difference: Int) throws {
        let (left, right) = (try Document(parsing: left), try Document(parsing: right))
        #expect(!left.hasSameTree(as: right))
        #expect(left.firstDifferenceInStructure(from: right) == difference, "\(left.dump)\n\(right.dump)")
        #expect(right.firstDifferenceInStructure(from: left) == difference)
        #expect(!left.hasSameSubtree(0, as: 0, in: right))
    }

    @Test("subtrees are compared wherever they stand")
    func subtrees() throws {
        let left = try Document(parsing: "x\n\n> - a *b*\n")
        let right = try Document(parsing: "* a _b_\n* c\n")
        // The items, which are 5 and 2 in preorder.
        #expect(left.hasSameSubtree(5, as: 2, in: right))
        #expect(!left.hasSameSubtree(4, as: 1, in: right))
    }

    @Test("trees are equal exactly when their dumps are, but for lines", arguments: Seeds.upTo(60, long: 200))
    func dumps(seed: Int) throws {
        let text = MarkdownGenerator.document(seed: seed)
        let document = try Document(parsing: text)
        for (name, variant) in variants(of: Array(text.utf8)) {
            guard let source = try? SourceText(variant) else {
                #expect(String(validating: variant, as: UTF8.self) == nil, "\(name) is a text")
                continue
            }
            let other = try Document(parsing: source)
            let isSame = withoutLines(document.dump) == withoutLines(other.dump)
            #expect(document.hasSameTree(as: other) == isSame, "\(name)")
            #expect((document.firstDifferenceInStructure(from: other) == nil) == isSame, "\(name)")
        }
    }

    private func withoutLines(_ dump: String) -> [Substring] {
        dump.split(separator: "\n").map { line in
            guard let mark = line.lastIndex(of: "@"), line[mark...].dropFirst().allSatisfy(\.isNumber) else {
                return line
            }
            return line[..<mark]
        }
    }
}
