internal import MarkdownAST

/// What a piece of an entry says, as a flat list of nodes that can be compared with that of another document.
///
/// Text behind a label counts as a paragraph, wherever the label stands, so moving a value from its label's line to the
/// next one changes nothing here. The kind of a field makes the value's first text canonical.
struct ContentTokens {
    private let document: Document
    private var tokens: [Token] = []
    /// The canonical form of the text in token 1.
    private var firstText: [UInt8]?

    private struct Token {
        /// The node; -1 for a paragraph that is none in the tree.
        let node: Int
        /// The node with its descendants.
        let size: Int
    }

    init(
        _ content: EntryBody.Content, label: Label? = nil, kind: FieldSchema.Kind = .text,
        in document: Document
    ) {
        self.document = document
        appendFirst(content.inlines, label)
        append(content.blocks)
        appendParagraph(content.trailing)
        setFirstText(kind)
    }

    /// Whether the two say the same.
    func isEqual(to other: ContentTokens) -> Bool {
        guard tokens.count == other.tokens.count else { return false }
        for index in tokens.indices {
            let (left, right) = (tokens[index], other.tokens[index])
            guard left.size == right.size else { return false }
            if index == 1, let firstText, let otherText = other.firstText {
                guard firstText == otherText else { return false }
            } else if left.node < 0 || right.node < 0 {
                guard isParagraph(left), other.isParagraph(right) else { return false }
            } else {
                guard document.isEqual(left.node, to: right.node, in: other.document) else { return false }
            }
        }
        return true
    }

    private func isParagraph(_ token: Token) -> Bool {
        token.node < 0 || document.nodes[token.node].kind == .paragraph
    }

    private mutating func append(_ nodes: Range<Int>) {
        for node in nodes {
            tokens.append(Token(node: node, size: Int(document.nodes[node].subtreeEnd) - node))
        }
    }

    private mutating func appendParagraph(_ inlines: Range<Int>) {
        if inlines.isEmpty { return }
        tokens.append(Token(node: -1, size: inlines.count + 1))
        append(inlines)
    }

    /// Takes what follows a label in its paragraph, without the colon, the blanks and the line ending between the two.
    private mutating func appendFirst(_ inlines: Range<Int>, _ label: Label?) {
        var start = inlines.lowerBound
        var hasColon = label.map(\.isColonInside) ?? true
        skipping: while start < inlines.upperBound {
            switch document.nodes[start].kind {
            case .softBreak, .lineBreak: start += 1
            case .text(let literal):
                let text = withoutColon(document.bytes(of: literal), hasColon: &hasColon)
                guard text.isEmpty else {
                    firstText = Array(text)
                    break skipping
                }
                start += 1
            case .document, .frontMatter, .blockQuote, .list, .item, .codeBlock, .htmlBlock, .paragraph,
                .heading,
                .thematicBreak, .table, .tableRow, .tableCell, .code, .htmlInline, .emphasis, .strong,
                .strikethrough, .link, .image:
                break skipping
            }
        }
        appendParagraph(start..<inlines.upperBound)
    }

    private func withoutColon(_ text: ArraySlice<UInt8>, hasColon: inout Bool) -> ArraySlice<UInt8> {
        var text = text.drop(while: \.isBlank)
        guard !hasColon else { return text }
        if text.first == UInt8(ascii: ":") {
            text = text.dropFirst()
        } else if text.starts(with: "：".utf8) {
            text = text.dropFirst(3)
        }
        hasColon = true
        return text.drop(while: \.isBlank)
    }

    private mutating func setFirstText(_ kind: FieldSchema.Kind) {
        guard tokens.count > 1, isParagraph(tokens[0]), tokens[1].node >= 0,
            case .text(let literal) = document.nodes[tokens[1].node].kind
        else {
            firstText = nil
            return
        }
        let text = firstText ?? Array(document.bytes(of: literal))
        let form = ValueForm(of: text.trimmingBlanks(0..<text.count), in: text, kind)
        firstText = form.start + text[form.rest]
    }
}
