internal import MarkdownAST

/// The content of a part of an entry as a flat list of nodes, to compare it with that of another document.
///
/// Text after a label counts as a paragraph, wherever the label stands, so moving a value from its label's
/// line to the next one makes no difference. If the field's schema is intact, the first text of the value is
/// compared in canonical form.
///
/// One list is reused for each part, so comparing a whole log allocates almost nothing.
struct ContentTokens {
    private var tokens: [Token] = []
    /// The first text of a value; token 1 stands for it.
    private var firstText: FirstText?

    /// A text in canonical form: some bytes, then a range of bytes that nearly always stand in the source.
    private struct FirstText {
        var start: [UInt8] = []
        var range: Range<Int>
        /// The bytes that the range is in, if not the source.
        var own: [UInt8]?
    }

    private struct Token {
        /// The node's index; -1 for a paragraph that has no node.
        let node: Int
        /// The number of nodes: the node and its descendants.
        let size: Int
    }

    /// Replaces the content with that of a part.
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

    /// Whether both have the same content.
    func isEqual(to other: ContentTokens, _ document: Document, _ otherDocument: Document) -> Bool {
        guard tokens.count == other.tokens.count else { return false }
        for index in tokens.indices {
            let (left, right) = (tokens[index], other.tokens[index])
            guard left.size == right.size else { return false }
            if index == 1, let firstText, let otherText = other.firstText {
                guard Self.isEqual(firstText, document, otherText, otherDocument) else { return false }
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
        _ left: FirstText,
        _ document: Document,
        _ right: FirstText,
        _ otherDocument: Document
    ) -> Bool {
        if left.start.isEmpty, right.start.isEmpty, left.own == nil, right.own == nil {
            return document.source.bytes.isEqual(left.range, to: right.range, in: otherDocument.source.bytes)
        }
        let text = left.start + (left.own ?? document.source.bytes)[left.range]
        return text == right.start + (right.own ?? otherDocument.source.bytes)[right.range]
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

    /// Adds the text after a label in its paragraph, without the colon, blanks and line ending in between.
    ///
    /// - Returns: the first text, if the paragraph continues with one.
    private mutating func appendFirst(
        _ inlines: Range<Int>,
        _ label: Label?,
        in document: Document
    ) -> FirstText? {
        var start = inlines.lowerBound
        var hasColon = label.map(\.isColonInside) ?? true
        var first: FirstText?
        skipping: while start < inlines.upperBound {
            switch document.nodes[start].kind {
            case .softBreak, .lineBreak: start += 1
            case .text(let literal):
                let text = Self.withoutColon(Self.text(of: literal, in: document), document, &hasColon)
                guard text.range.isEmpty else {
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

    private static func text(of literal: Literal, in document: Document) -> FirstText {
        if let range = document.sourceRange(of: literal) { return FirstText(range: range) }
        let own = Array(document.bytes(of: literal))
        return FirstText(range: own.indices, own: own)
    }

    private static func withoutColon(
        _ text: FirstText,
        _ document: Document,
        _ hasColon: inout Bool
    ) -> FirstText {
        func rest(_ bytes: [UInt8]) -> Range<Int> {
            let end = text.range.upperBound
            var start = bytes.skippingBlanks(from: text.range.lowerBound, to: end)
            guard !hasColon else { return start..<end }
            if start < end, bytes[start] == UInt8(ascii: ":") {
                start += 1
            } else if start + 3 <= end, bytes.has("：", at: start) {
                start += 3
            }
            hasColon = true
            return bytes.skippingBlanks(from: start, to: end)..<end
        }
        var text = text
        text.range = if let own = text.own { rest(own) } else { rest(document.source.bytes) }
        return text
    }

    private mutating func setFirstText(
        _ first: FirstText?,
        _ schema: FieldSchema?,
        in document: Document
    ) {
        firstText = nil
        guard tokens.count > 1, Self.isParagraph(tokens[0], in: document), tokens[1].node >= 0,
            case .text(let literal) = document.nodes[tokens[1].node].kind
        else { return }
        var text = first ?? Self.text(of: literal, in: document)
        func setForm(_ bytes: [UInt8]) {
            text.range = bytes.trimmingBlanks(text.range)
            guard let schema, schema.hasCanonicalValues else { return }
            let form = ValueForm(of: text.range, in: bytes, schema)
            (text.start, text.range) = (form.start, form.rest)
        }
        if let own = text.own { setForm(own) } else { setForm(document.source.bytes) }
        firstText = text
    }
}

extension Array<UInt8> {
    /// Whether two ranges have equal bytes.
    fileprivate func isEqual(_ range: Range<Int>, to otherRange: Range<Int>, in other: [UInt8]) -> Bool {
        guard range.count == otherRange.count else { return false }
        for index in 0..<range.count
        where self[range.lowerBound + index] != other[otherRange.lowerBound + index] {
            return false
        }
        return true
    }
}
