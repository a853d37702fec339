internal import MarkdownAST

/// What a piece of an entry says, as a flat list of nodes that can be compared with that of another document.
///
/// Text behind a label counts as a paragraph, wherever the label stands, so moving a value from its label's line to the
/// next one changes nothing here. The schema of a field makes the value's first text canonical.
///
/// One list is filled anew for each piece, so comparing a whole log allocates next to nothing.
struct ContentTokens {
    private var tokens: [Token] = []
    /// The canonical form of the text in token 1: some bytes, then a part of the document.
    private var firstText: (start: [UInt8], rest: ArraySlice<UInt8>)?

    private struct Token {
        /// The node; -1 for a paragraph that is none in the tree.
        let node: Int
        /// The node with its descendants.
        let size: Int
    }

    /// Takes what a piece says in place of what was there.
    mutating func read(
        _ content: EntryBody.Content,
        label: Label? = nil,
        schema: FieldSchema? = nil,
        in document: Document
    ) {
        tokens.removeAll(keepingCapacity: true)
        let first = appendFirst(content.inlines, label, in: document)
        append(content.blocks, in: document)
        appendParagraph(content.trailing, in: document)
        setFirstText(first, schema, in: document)
    }

    /// Whether the two say the same.
    func isEqual(to other: ContentTokens, _ document: Document, _ otherDocument: Document) -> Bool {
        guard tokens.count == other.tokens.count else { return false }
        for index in tokens.indices {
            let (left, right) = (tokens[index], other.tokens[index])
            guard left.size == right.size else { return false }
            if index == 1, let firstText, let otherText = other.firstText {
                guard Self.isEqual(firstText, otherText) else { return false }
            } else if left.node < 0 || right.node < 0 {
                guard Self.isParagraph(left, in: document), Self.isParagraph(right, in: otherDocument) else {
                    return false
                }
            } else {
                guard document.isEqual(left.node, to: right.node, in: otherDocument) else { return false }
            }
        }
        return true
    }

    private static func isEqual(
        _ left: (start: [UInt8], rest: ArraySlice<UInt8>),
        _ right: (start: [UInt8], rest: ArraySlice<UInt8>)
    ) -> Bool {
        if left.start.isEmpty, right.start.isEmpty { return left.rest == right.rest }
        return left.start + left.rest == right.start + right.rest
    }

    private static func isParagraph(_ token: Token, in document: Document) -> Bool {
        token.node < 0 || document.nodes[token.node].kind == .paragraph
    }

    private mutating func append(_ nodes: Range<Int>, in document: Document) {
        for node in nodes {
            tokens.append(Token(node: node, size: Int(document.nodes[node].subtreeEnd) - node))
        }
    }

    private mutating func appendParagraph(_ inlines: Range<Int>, in document: Document) {
        if inlines.isEmpty { return }
        tokens.append(Token(node: -1, size: inlines.count + 1))
        append(inlines, in: document)
    }

    /// Takes what follows a label in its paragraph, without the colon, the blanks and the line ending between the two.
    ///
    /// - Returns: the first text, if that is what it begins with.
    private mutating func appendFirst(
        _ inlines: Range<Int>,
        _ label: Label?,
        in document: Document
    ) -> ArraySlice<UInt8>? {
        var start = inlines.lowerBound
        var hasColon = label.map(\.isColonInside) ?? true
        var first: ArraySlice<UInt8>?
        skipping: while start < inlines.upperBound {
            switch document.nodes[start].kind {
            case .softBreak, .lineBreak: start += 1
            case .text(let literal):
                let text = Self.withoutColon(document.bytes(of: literal), hasColon: &hasColon)
                guard text.isEmpty else {
                    first = text
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
        appendParagraph(start..<inlines.upperBound, in: document)
        return first
    }

    private static func withoutColon(_ text: ArraySlice<UInt8>, hasColon: inout Bool) -> ArraySlice<UInt8> {
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

    private mutating func setFirstText(
        _ first: ArraySlice<UInt8>?,
        _ schema: FieldSchema?,
        in document: Document
    ) {
        guard tokens.count > 1, Self.isParagraph(tokens[0], in: document), tokens[1].node >= 0,
            case .text(let literal) = document.nodes[tokens[1].node].kind
        else {
            firstText = nil
            return
        }
        let text = (first ?? document.bytes(of: literal)).trimmingBlanks
        guard let schema, schema.hasCanonicalValues else {
            firstText = ([], text)
            return
        }
        let bytes = Array(text)
        let form = ValueForm(of: 0..<bytes.count, in: bytes, schema)
        firstText = (form.start, bytes[form.rest])
    }
}

extension ArraySlice<UInt8> {
    /// The slice without blanks (space and tab) at both ends.
    fileprivate var trimmingBlanks: ArraySlice<UInt8> {
        var (start, end) = (startIndex, endIndex)
        while start < end, self[start].isBlank { start += 1 }
        while start < end, self[end - 1].isBlank { end -= 1 }
        return self[start..<end]
    }
}
