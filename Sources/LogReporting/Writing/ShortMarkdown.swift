internal import ByteText
internal import MarkdownAST

/// A line of Markdown: a title, a value, a rule.
struct ShortMarkdown {
    private let text: String
    /// The line as the text of a heading; nil if it means itself.
    private let document: Document?

    /// - Complexity: O(text)
    init(_ text: String) {
        self.text = text
        let hasMarkup = text.utf8.contains { $0.isOne(of: "*_`[]<&\\~#") }
        // No line of text costs so much that it is refused; if one did, it would mean itself.
        document = hasMarkup ? try? Document(parsing: "# " + text.replacing("\n", with: " ")) : nil
    }

    /// The text without marks.
    var plain: String {
        guard let document else { return text }
        var result = ""
        for node in document.nodes {
            switch node.kind {
            case .text(let literal), .code(let literal), .htmlInline(let literal):
                result += document.string(of: literal)
            case .softBreak, .lineBreak: result += " "
            default: continue
            }
        }
        return result
    }

    /// Writes it between tags.
    ///
    /// - Parameter hasLinks: whether links are written as such.
    func write(to html: inout HTMLBuffer, hasLinks: Bool = false) {
        guard let document else { return html.text(text) }
        let last = document.nodes.count
        guard last > 2 else { return html.text(text) }
        var writer = MarkdownHTML(document, hasLinks: hasLinks)
        writer.write(2..<last, to: &html)
    }
}
