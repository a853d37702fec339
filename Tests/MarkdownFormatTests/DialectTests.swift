import MarkdownAST
import MarkdownFormat
import TestSupport
import Testing

/// What belongs to another dialect stays to the byte, and what stands around it is formatted.
@Suite("Other dialects and readers", .tags(.slow))
struct DialectTests {
    static let regions: [String] = [
        // Mathematics.
        "$$\na\n+ b\n+ c\n\n>d\n$$", "$$ a\n  * b   \n$$", "where $$\na\n+ b\n+ c\n$$",
        "sum $a\n+ b\n+ c$ ends",
        "\\[\n+ a\n+ b\n\\]", "as \\(a\n+ b\n+ c\\) is",
        "\\begin{align}\n a &= b \\\\  \n+ c\n+ d\n\n\\end{align}",
        // Templates.
        "{% set x = [\n  * a,\n  * b,\n\n\n  + c\n] %}", "{#\n* a\n\n\n+ b\n#}", "{{ f(\n* a\n* b\n) }}",
        "text {{ f(  \n* a\n* b\n) }}",
        "{%- call\n* x\n* y -%}", "<% a\n* b\n* c %>", "{/*\n* a\n* b\n*/}", "{++ a\n* b\n* c ++}",
        "{% raw %}\n* a\n>b\n{% endraw %}", "{% highlight x %}\n* a\n\n\n+ b   \n{% endhighlight %}",
        "{{< code >}}\n* a\n* b\n{{< /code >}}",
        // Containers, admonitions, tabs.
        "!!! note \"a\"\n    * b\n    * c\n\n\n        d  ", "??? a\n\n    >b\n    * c", "???+ a\n    ***",
        "=== \"A\"\n\n    * b\n    * c\n\n=== \"B\"\n\n    + d", "> !!! a\n>     * b\n>     * c",
        "::: a   ", ":::{math}\n+ a\n+ b\n:::", "/// caption   ", ">>>",
        // Definitions, attributes, anchors, comments, metadata.
        "Term\n: * a\n  * b\n\n\n  * c", "Term\n\n:   a\n\n    >b\n    * c\n\n:   d",
        "Term\n~ a\n  * b\n  * c",
        "a\n{: .b #c }   ", "{#id .a}   ", "a\n^b-1  ", "(a)=   ", "%%\n* a\n\n* b\n%%",
        "---\na: b\nc:\n- d\n---",
        "export const a = {\n* b\n* c\n}", "export const f = (a) => {\n  b(')')\n\n* c\n* d // }\n\n}",
        "{a\n* b\n\n* c}", "{html `\n* a\n\n* b {\n`}", "{\n  \"a\": [\n\n* 1,\n* 2]\n}",
        "<Bar\n  a={[\n\n* 1,\n* 2\n  ]}\n  b=\">\"\n\n* c\n/>",
        "{::comment}\n* a\n\n* b   \n{:/comment}", "{::nomarkdown}\n* a\n* b\n\n>c\n{:/}",
        // Tables of Pandoc.
        "a      b\n------ ------\n* c    d\n* e    f", "----- -----\n12    13\n14    15\n----- -----",
        "+---+---+\n| a | b   \n+===+===+\n| c | d |\n+---+---+",
        "-----------\na      b\n----- -----\nc     d\n\ne     f\n-----------",
    ]

    @Test("stays, and its neighbours are formatted", arguments: regions)
    func isKept(_ region: String) throws {
        let text = "Title\n===\n\n* one\n* two\n\n# a\n\n\(region)\n\n# b ##\n\n* three   \n"
        #expect(try formatted(text) == "# Title\n\n- one\n- two\n\n# a\n\n\(region)\n\n# b\n\n- three\n")
    }

    @Test("stays with CRLF", arguments: regions)
    func isKeptWithCRLF(_ region: String) throws {
        let text = "* one\n\n# a\n\n\(region)\n\n# b ##\n"
        let golden = "- one\n\n# a\n\n\(region)\n\n# b\n"
        #expect(try formatted(text.replacing("\n", with: "\r\n")) == golden.replacing("\n", with: "\r\n"))
    }

    @Test("stays in a quote", arguments: regions.filter { !$0.hasPrefix(">") && !$0.hasPrefix("---\n") })
    func isKeptInQuote(_ region: String) throws {
        let lines = region.split(separator: "\n", omittingEmptySubsequences: false)
        let quoted = lines.map { $0.isEmpty ? ">" : "> \($0)" }.joined(separator: "\n")
        let result = try formatted("* one\n\n# a\n\n\(quoted)\n\n# b ##\n")
        #expect(result.hasPrefix("- one\n\n# a\n\n> "))
        #expect(result.hasSuffix("\n\n# b\n"))
        #expect(result.contains(quoted))
    }

    @Test(
        "marks that nothing closes hold nothing",
        arguments: [
            "$$", "{% a", "{{ a", "{# a", "a {% b", "\\begin{a}", "%%", "\\[", "$a", "`{%`", "costs $5",
            "{{< a >}}", "{% raw %}", "{a", "<A b", "export a (b", "{::comment}", "(a [b", "{a)",
        ])
    func isOpen(_ mark: String) throws {
        #expect(try formatted("\(mark)\n\n* a\n* b\n") == "\(mark)\n\n- a\n- b\n")
    }

    @Test(
        "what only looks like a mark holds nothing",
        arguments: [
            "# a {#b}\n\n* c\n\n# d {#e}\n", "costs $5 and\n\n* $6\n", "a: b\n\n* c\n",
            "`{%`\n\n* a\n\n`%}`\n", "a $b$ c\n\n* d\n\n$e$\n",
            "[[a]]\n\n* b\n", "```\n$$\n```\n\n* a\n\n```\n$$\n```\n", "{% if a %}\n\n* b\n\n{% endif %}\n",
            "::: a\n\n* b\n\n:::\n",
        ])
    func isNone(_ text: String) throws {
        #expect(try formatted(text) == text.replacing("\n* ", with: "\n- "))
    }

    @Test(
        "a mark within a line leaves the marks before it",
        arguments: [
            ("* {{ a\n  | b\n  }}\n* c\n", "- {{ a\n  | b\n  }}\n- c\n"),
            ("*   {{ a  \n    | b\n    }}\n*   c\n", "-   {{ a  \n    | b\n    }}\n-   c\n"),
            (">a {% b\n>* c\n>* d %}\n", "> a {% b\n>* c\n>* d %}\n"),
        ])
    func isPartial(_ input: String, _ output: String) throws { #expect(try formatted(input) == output) }

    @Test(
        "what a region above a bullet changes is seen in a file without other changes",
        arguments: [
            ("/// a\n* b\n///\n", "/// a\n- b\n///\n"), ("$a\n+ b\n+ c$\n\n* z\n", "$a\n+ b\n+ c$\n\n- z\n"),
            ("a\n* b\n", "a\n* b\n"),
        ])
    func isSeenAlone(_ input: String, _ output: String) throws {
        #expect(try formatted(input) == output)
        #expect(try formatted(input.replacing("\n", with: "\r\n")) == output.replacing("\n", with: "\r\n"))
    }

    @Test(
        "scanning takes linear time",
        arguments: [
            "{% ", "{{ ", "$a ", "$$", "\\( ", "\\[\n", "{% a %}\n", ":::{math}\n", "\\begin{a}\n", "{#a ",
            "<% ", "%%%\n", ": a\n\n", "!!! a\n\n", "-- --\n", "{++ a\n", "`{%` ", "{{< a\n", "{a\n",
            "<A b\n", "{::comment}\n", "export (a\n",
        ])
    func isLinear(_ piece: String) throws {
        // Ten thousand of them, as there are in a long run, would take minutes if it did not.
        let text = "* a\n\n" + String(repeating: piece, count: Seeds.areAll ? 10_000 : 2000) + "\n"
        let document = try Document(parsing: text)
        _ = MarkdownFormatter().format(document)
    }
}
