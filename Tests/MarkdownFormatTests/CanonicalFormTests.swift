import MarkdownAST
import MarkdownFormat
import Testing

/// One rule of the canonical form: what goes in and what comes out.
struct Rule: CustomTestStringConvertible, Sendable {
    let name: String
    let input: String
    let output: String

    init(_ name: String, _ input: String, _ output: String) {
        (self.name, self.input, self.output) = (name, input, output)
    }

    /// Something that stays as it is.
    init(keeps name: String, _ text: String) { self.init(name, text, text) }

    var testDescription: String { name }
}

/// Formats, and checks on the way that the edits lead to the result, that the tree is kept and that nothing is left to do.
func formatted(_ input: String, sourceLocation: SourceLocation = #_sourceLocation) throws -> String {
    let document = try Document(parsing: input)
    let result = MarkdownFormatter().format(document)
    let bytes = result.document.source.bytes
    #expect(try result.edits.applied(to: document.source.bytes) == bytes, sourceLocation: sourceLocation)
    #expect(result.document.hasSameTree(as: document), sourceLocation: sourceLocation)
    #expect(MarkdownFormatter().format(result.document).edits.isEmpty, sourceLocation: sourceLocation)
    return String(decoding: bytes, as: UTF8.self)
}

@Suite("The canonical form of Markdown")
struct CanonicalFormTests {
    @Test(
        "files",
        arguments: [
            Rule(keeps: "an empty file", ""),
            Rule("a file of blank lines", "\n \n\t\n", ""),
            Rule("CRLF, CR and LF, of which none has more lines", "a\r\nb\rc\n", "a\nb\nc\n"),
            Rule("LF among CRLF", "a\r\nb\r\nc\n", "a\r\nb\r\nc\r\n"),
            Rule("CRLF among LF", "a\nb\r\nc\n", "a\nb\nc\n"),
            Rule("CR alone", "a\rb\r\nc\r\n", "a\r\nb\r\nc\r\n"),
            Rule("CR and nothing else", "a\rb\r", "a\nb\n"),
            Rule(keeps: "CRLF in code", "```\r\na\r\n```\r\n"),
            Rule("no final newline behind CRLF", "* a\r\nb", "- a\r\nb\r\n"),
            Rule("a byte order mark", "\u{FEFF}# a\n", "# a\n"),
            Rule("a byte order mark before what changes", "\u{FEFF}a  \n===\n", "# a\n"),
            Rule("no final newline", "a", "a\n"),
            Rule("no final newline in code", "    a", "    a\n"),
            Rule("blank lines at the start and the end", "\n\na\n\n\n", "a\n"),
            Rule("blank lines between blocks", "a\n\n \n\t\nb\n", "a\n\nb\n"),
            Rule(keeps: "a missing blank line", "This will:\n1. a\n2. b\n"),
            Rule(keeps: "NUL", "a\0b\n"),
        ])
    func files(_ rule: Rule) throws { #expect(try formatted(rule.input) == rule.output) }

    @Test(
        "headings and thematic breaks",
        arguments: [
            Rule("setext of one line", "One\n===\n\nTwo\n  --- \n", "# One\n\n## Two\n"),
            Rule(keeps: "setext of two lines", "One\ntwo\n===\n"),
            Rule("closing marks and blanks", "  ##   a b\t##  \n", "## a b\n"),
            Rule("an empty heading", "#   ##\n", "#\n"),
            Rule(keeps: "marks that are text", "# a#\n## \\#\n"),
            Rule(keeps: "setext whose text would lose its end", "a #\n===\n"),
            Rule("thematic breaks", "a\n\n***\n\n_ _ _\n\n ---------\n", "a\n\n---\n\n---\n\n---\n"),
            Rule(keeps: "a thematic break that would make a heading", "a\n***\n"),
            Rule("a thematic break under a list", "- a\n***\n", "- a\n---\n"),
            Rule(keeps: "a break above text", "a\n\n***\n- b\n\n----\nc\n\n___\n> d\n"),
            Rule("a break between headings", "# a\n***\n# b\n", "# a\n---\n# b\n"),
            Rule(keeps: "a thematic break that begins an item", "- ***\n- b\n"),
            Rule(keeps: "underlines of one and two characters", "a\n-\n\nb\n==\n\n**c:**\n-\n"),
            Rule("a heading in an item, which keeps its place", "- a\n\n    ## b ##\n", "- a\n\n    ## b\n"),
            Rule(keeps: "a break at the start, which would begin front matter", "***\nNote: x\n***\n"),
            Rule(keeps: "blank lines above dashes at the start", "\n---\n\na\n\n---\n"),
            Rule(keeps: "a break above what would be metadata", "a\n\n***\nNote: x\n"),
        ])
    func headings(_ rule: Rule) throws { #expect(try formatted(rule.input) == rule.output) }

    @Test(
        "paragraphs",
        arguments: [
            Rule("blanks at the end of lines", "  a \n   b\t\nc \n", "  a\n   b\nc\n"),
            Rule("hard breaks", "a  \nb\\\nc   \nd\n", "a  \nb\\\nc  \nd\n"),
            Rule("no hard break at the end", "a  \n\nb\\\n", "a\n\nb\\\n"),
            Rule(
                "a hard break that a list interrupts", "a   \n- b  \n- c\n\nd  \n1. e\n",
                "a  \n- b\n- c\n\nd  \n1. e\n"),
            Rule("blanks above a heading", "a  \n# b\n", "a\n# b\n"),
            Rule(keeps: "a hard break behind a backslash", "a\\\\  \nb\n"),
            Rule(keeps: "a blank that keeps a backslash from breaking", "a\\ \nb\n"),
            Rule(keeps: "a hard break behind a bare URL", "https://a.b/c  \nd\n"),
            Rule("blanks in a code span and outside", "`a  \nb`  \nc \nd\n", "`a  \nb`  \nc\nd\n"),
            Rule(keeps: "blanks beside a bare URL and code", "www.a` `` \nb` ``\n"),
            Rule(keeps: "blanks in HTML", "<a b=\"  \nc\">\nd\n"),
            Rule(keeps: "indentation that keeps text from being a list", "a\n    - b\n"),
            Rule(keeps: "escapes, entities and marks", "\\* &amp; __a__ *b* [c]( d ) ~~e~~ <f@g.h>\n"),
            Rule(keeps: "a label that a hard break would change", "[a  \nb]\n\n[a b]: /c\n"),
        ])
    func paragraphs(_ rule: Rule) throws { #expect(try formatted(rule.input) == rule.output) }

    @Test(
        "lists",
        arguments: [
            Rule("bullets", "* a\n* b\n", "- a\n- b\n"),
            Rule("blanks behind a bullet", "*   a\n*\tb\n", "- a\n- b\n"),
            Rule("text moves with its marker", "*   a\n    b\n*   c\n", "- a\n  b\n- c\n"),
            Rule("a block moves with its marker", "*  a\n\n   b\n", "- a\n\n  b\n"),
            Rule(
                "a block that would no longer stand four columns in does not", "*   a\n\n    b\n",
                "-   a\n\n    b\n"),
            Rule("nor do its neighbours", "*   a\n*   b\n\n    c\n", "-   a\n-   b\n\n    c\n"),
            Rule("what follows does not become part of the item", "*   a\n\n  b\n", "-   a\n\n  b\n"),
            Rule("an item does not become part of the one above", "*   a\n   * b\n", "-   a\n   - b\n"),
            Rule(
                "a list in a list", "+ a\n    + b\n    + c\n        + d\n        + e\n",
                "- a\n    - b\n    - c\n        - d\n        - e\n"),
            Rule("numbers and delimiters", "7)  a\n8)  b\n10) c\n", "7) a\n8) b\n10) c\n"),
            Rule(keeps: "content of ordered lists", "1.  a\n\n    - b\n"),
            Rule(keeps: "bullets that tell lists apart", "* a\n+ b\n- c\n"),
            Rule("bullets of lists with a block between", "* a\n\nb\n\n+ c\n", "- a\n\nb\n\n- c\n"),
            Rule(
                "bullets of lists with a definition between", "* a\n\n[b]: /c\n\n+ d\n",
                "- a\n\n[b]: /c\n\n- d\n"),
            Rule("looseness", "* a\n\n\n* b\n* c\n", "- a\n\n- b\n- c\n"),
            Rule("task boxes", "* [ ]  a\n* [x] b\n", "- [ ]  a\n- [x] b\n"),
            Rule("a marker on a line of its own", "*\n  a\n*   \n    b\n", "-\n  a\n-\n    b\n"),
            Rule("an empty item", "* a\n*  \n* b\n", "- a\n-\n- b\n"),
            Rule(keeps: "a lazy line, and blanks at its end", "- a\nb \n  - c\n d\n"),
            Rule(keeps: "blocks behind tabs", "-\ta\n\n\tb\n"),
            Rule(keeps: "a sum that was broken", "a\n+ b\nc\n\n- d\n  + e\n"),
            Rule(keeps: "the mark of a footnote", "a\n* b\n"),
            Rule(
                "one item below a label", "**Lessons:**\n* a\n\n__B__:\n*  c\n",
                "**Lessons:**\n- a\n\n__B__:\n- c\n"),
            Rule("two items below text", "a\n* b\n* c\n", "a\n- b\n- c\n"),
            Rule("an item whose content is a thematic break stays", "* ---\n* b\n", "* ---\n* b\n"),
        ])
    func lists(_ rule: Rule) throws { #expect(try formatted(rule.input) == rule.output) }

    @Test(
        "block quotes",
        arguments: [
            Rule("marks", ">a\n  >  b\n", "> a\n  >  b\n"),
            Rule(keeps: "lazy lines", "> a\nb\n   c \n"),
            Rule("a lazy line of the inner quote", ">>a\n>b\nc\n", "> > a\n> b\nc\n"),
            Rule("blank lines", "> a\n>  \n>\n> b\n", "> a\n>\n> b\n"),
            Rule("blank lines at the start", ">\n>\n>a\n", ">\n> a\n"),
            Rule("a blank line at the end", "> a\n>\n\nb\n", "> a\n\nb\n"),
            Rule(keeps: "a blank line that keeps text out", "> a\n>\nb\n"),
            Rule("a quote in a quote", ">>a\n", "> > a\n"),
            Rule(keeps: "tabs", ">\ta\n> \tb\n"),
        ])
    func quotes(_ rule: Rule) throws { #expect(try formatted(rule.input) == rule.output) }

    @Test(
        "code",
        arguments: [
            Rule("tildes", "~~~swift\na\n~~~\n", "```swift\na\n```\n"),
            Rule("the blanks before an info string stay", "~~~ swift\na\n~~~\n", "``` swift\na\n```\n"),
            Rule("long fences", "`````\na\n`````\n", "```\na\n```\n"),
            Rule("as long as the code needs", "~~~\n````\n~~~\n", "`````\n````\n`````\n"),
            Rule("an info string with a backtick", "~~~~ a`b\nc\n~~~~\n", "~~~ a`b\nc\n~~~\n"),
            Rule("an indented fence", "  ~~~\n   a\n  b\n  ~~~\n", "  ```\n   a\n  b\n  ```\n"),
            Rule("an open fence stays open", "~~~\na\n", "```\na\n"),
            Rule(
                "tildes right below the mark of a container", "::: a\n~~~\nb\n~~~\n:::\n",
                "::: a\n```\nb\n```\n:::\n"),
            Rule(keeps: "tildes right below text", "a\n~~~\nb\n~~~\n"),
            Rule(keeps: "indented code", "    a \n\n      b\n"),
            Rule(keeps: "indented code with tabs", "\ta\n\t\tb\n"),
            Rule(keeps: "blanks, blank lines and tabs", "```\n a \t\n\n\n\tb\n```\n"),
            Rule(keeps: "code that begins an item", "-     a\n"),
            Rule(keeps: "blank lines of code in an item", "- ```\n  a\n    \n  b\n  ```\n"),
        ])
    func code(_ rule: Rule) throws { #expect(try formatted(rule.input) == rule.output) }

    @Test(
        "tables",
        arguments: [
            Rule("cells and edges", "a|b\n-|-\nc |  d\n", "| a | b |\n|---|---|\n| c | d |\n"),
            Rule("alignments", "|ab|c|d|\n|:-|:-:|--:|\n", "| ab | c | d |\n|:---|:---:|---:|\n"),
            Rule("width in characters", "|漢字|é|\n|-|-|\n", "| 漢字 | é |\n|----|---|\n"),
            Rule(
                "short and long rows", "|a|b|\n|-|-|\n|c|\n|d|e|f|\n",
                "| a | b |\n|---|---|\n| c |\n| d | e | f |\n"),
            Rule("pipes in cells", "|a\\|b|`c\\|d`|\n|-|-|\n", "| a\\|b | `c\\|d` |\n|------|--------|\n"),
            Rule("text above", "Text:\n|a|\n|-|\n|b|\n", "Text:\n| a |\n|---|\n| b |\n"),
            Rule("empty cells", "|a||\n|-|-|\n||b|\n", "| a |  |\n|---|---|\n|  | b |\n"),
            Rule(keeps: "pipes in columns", "| a   | b |\n| --- | - |\n| ccc | d |\n"),
            Rule(keeps: "pipes in columns of a terminal", "| 漢字 | b  |\n|------|----|\n| cccc | 😀 |\n"),
            Rule(keeps: "pipes in columns without edges", "Name | b\n-----|---\nc    | d\n"),
            Rule(
                keeps: "rows in columns over a shorter delimiter row", "| a   | b |\n|---|---|\n| ccc | d |\n"
            ),
            Rule(keeps: "one blank each side", "| a | b |\n|---|:-----:|\n| ccc | |\n"),
            Rule(
                "a delimiter row of less than three dashes", "| a | bcd |\n|-|--|\n| ccc | d |\n",
                "| a | bcd |\n|---|-----|\n| ccc | d |\n"),
            Rule(
                "a row below a line without pipes", "|a|b|\n|-|-|\n|c|\nd\n| e\n",
                "| a | b |\n|---|---|\n| c |\nd\n| e\n"),
            Rule(keeps: "a row of longer dashes", "| a |\n|----------|\n| b |\n"),
            Rule(
                "a line without pipes below a table", "|a|b|\n|-|-|\n|c|d|\nSource: *e*\n",
                "| a | b |\n|---|---|\n| c | d |\nSource: *e*\n"),
            Rule(
                keeps: "pipes of others",
                "|a|b|\n|-|-|\n|`c|d`|e|\n\n|a|b|\n|-|-|\n|{{c|d}}|e|\n\n|a|b|\n|-|-|\n|$|x|$|[[c|d]]|\n"),
        ])
    func tables(_ rule: Rule) throws { #expect(try formatted(rule.input) == rule.output) }

    @Test(
        "blocks in blocks",
        arguments: [
            Rule("a list in a quote in a list", "* >  + a\n  >\n  >    b\n", "- >  - a\n  >\n  >    b\n"),
            Rule(keeps: "code in a list", "1.  a\n\n        b\n"),
            Rule("a table in a quote", ">|a|\n>|-|\n>|b|\n", "> | a |\n> |---|\n> | b |\n"),
            Rule("a table in a list", "*   |a|\n    |-|\n", "- | a |\n  |---|\n"),
            Rule("a heading in an item", "*   a\n    ===\n", "- # a\n"),
            Rule("a definition in a quote", ">a\n>\n>[b]: /c\n", "> a\n>\n> [b]: /c\n"),
            Rule("HTML in an item", "*   <p>\n    a  \n    </p>\n", "-   <p>\n    a  \n    </p>\n"),
            Rule("a fence that begins an item", "*  ~~~\n   a\n   ~~~\n", "- ```\n  a\n  ```\n"),
            Rule(
                "one child that stays, one that does not", "*   a\n\n    * ---\n\n    b  \n",
                "-   a\n\n    * ---\n\n    b\n"),
        ])
    func nested(_ rule: Rule) throws { #expect(try formatted(rule.input) == rule.output) }

    @Test(
        "what is kept to the byte",
        arguments: [
            Rule(keeps: "HTML blocks", "<div  class='a' >\n   *b*  \n</div>\n"),
            Rule(keeps: "comments with blank lines", "<!--\n\n\n  a  \n-->\n"),
            Rule(keeps: "definitions", "[a]:   /b\n    'c  \n  d'\n\n[a]\n"),
            Rule(keeps: "footnotes", "a[^1]\n\n[^1]: b\n\n    c\n\n      d\n"),
            Rule(keeps: "a footnote that begins with a block", "[^1]:e\n\n    *\n\n   b\n"),
            Rule(keeps: "a footnote that takes a list", "[^1]:\n2) a\n\n   _ b\n"),
            Rule("what follows a footnote", "[^1]: a\n\n     b\n\n* c\n", "[^1]: a\n\n     b\n\n- c\n"),
            Rule(
                "a definition behind a list that stays in part",
                "* a\n      - b  \n\n[c]: /d\n", "- a\n      - b\n\n[c]: /d\n"),
            Rule(keeps: "a footnote in a list", "* a\n\n* [^1]: b\n"),
            Rule("what precedes one", "* a\n\n[^1]: b\n", "- a\n\n[^1]: b\n"),
            Rule("what looks like one in code", "~~~\n[^1]: a\n~~~\n\n* b\n", "```\n[^1]: a\n```\n\n- b\n"),
            Rule(keeps: "front matter", "---\na:   b  \nc:\n  - d\n\n\ne: f\n---\n\ng\n"),
            Rule(
                keeps: "what continues the last line of front matter for who knows none",
                "---\na: b\n...\n10.  #  c\n"),
            Rule(keeps: "the same behind TOML", "+++\na = 1\n+++\n7)  b\n\n- c\n"),
            Rule(keeps: "the same behind JSON", "{\"a\": 1}\n2.   b\n"),
            Rule(
                "what cannot continue it", "---\na: b\n...\n#  c\n\n* d\n", "---\na: b\n...\n# c\n\n- d\n"),
            Rule("what follows front matter", "---\na: b\n---\n* c\n", "---\na: b\n---\n- c\n"),
            Rule(
                "ignore regions",
                "* a\n\n<!-- bizlog-ignore-start -->\n* b  \n\n\n\n|c|\n|-|\n<!-- bizlog-ignore-end -->\n\n* d\n",
                "- a\n\n<!-- bizlog-ignore-start -->\n* b  \n\n\n\n|c|\n|-|\n<!-- bizlog-ignore-end -->\n\n- d\n"
            ),
            Rule(
                "an ignore region without an end",
                "a  \n\n<!-- bizlog-ignore-start -->\n* b\r\n* c",
                "a\n\n<!-- bizlog-ignore-start -->\n* b\r\n* c"
            ),
        ])
    func kept(_ rule: Rule) throws { #expect(try formatted(rule.input) == rule.output) }
}
