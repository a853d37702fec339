internal import MarkdownAST

/// A label at the start of a line, found in the bytes and in the tree.
struct LabelLine {
    let line: Int
    let label: Label
    /// The node of the label.
    let strong: Int
    /// The break before the label; the label itself at the start of a paragraph.
    let breakNode: Int

    /// Whether the paragraph begins with it.
    var isAtStart: Bool { breakNode == strong }
}

/// An item of a list that begins with a label.
struct FieldItem {
    let node: Int
    let paragraph: Int
    let found: LabelLine
    /// How many bytes the marker and its blanks take.
    let indentation: Int
    let endLine: Int
    let paragraphEnd: Int
}

extension Document {
    /// The lines of a paragraph, without the blank lines behind it.
    func paragraphLines(_ paragraph: Int) -> Range<Int> {
        var lines = lines(of: paragraph)
        // A table that has taken the last line of a paragraph begins, for cmark-gfm, where the paragraph does.
        let next = Int(nodes[paragraph].subtreeEnd)
        if lines.isEmpty, next < nodes.count, case .table = nodes[next].kind { lines = self.lines(of: next) }
        var end = lines.lowerBound
        while end < lines.upperBound, !source.bytes.trimmingBlanks(source.content(ofLine: end)).isEmpty {
            end += 1
        }
        return lines.lowerBound..<end
    }

    /// Where the link reference definitions begin that end at a line, with a blank line before them; the line itself if there
    /// are none. They are not in the tree, so they are known by their looks, behind whatever code or HTML stands there.
    func definitionsStart(endingAt end: Int, _ blocks: Range<Int>) -> Int {
        var last: Int?
        var block = blocks.lowerBound
        while block < blocks.upperBound {
            last = block
            block = Int(nodes[block].subtreeEnd)
        }
        guard let last else { return end }
        var limit = Int(nodes[last].startLine) + 1
        switch nodes[last].kind {
        case .paragraph, .list, .table, .blockQuote: break
        // Behind the code and its closing fence, or behind the HTML.
        case .codeBlock(let code): limit += bytes(of: code.code).count { $0 == UInt8(ascii: "\n") } + 1
        case .htmlBlock(let html): limit += max(1, bytes(of: html).count { $0 == UInt8(ascii: "\n") }) - 1
        case .document, .frontMatter, .item, .heading, .thematicBreak, .tableRow, .tableCell, .text,
            .softBreak, .lineBreak, .code, .htmlInline, .emphasis, .strong, .strikethrough, .link, .image:
            return end
        }
        var start = end
        var line = end
        while line > limit {
            let content = source.content(ofLine: line - 1)
            let isBlank = source.bytes.trimmingBlanks(content).isEmpty
            if !isBlank, !isDefinition(content) { break }
            // What has no blank line before it may be text.
            if isBlank, line < end, !source.bytes.trimmingBlanks(source.content(ofLine: line)).isEmpty {
                start = line
            }
            line -= 1
        }
        return start
    }

    private func isDefinition(_ content: Range<Int>) -> Bool {
        let bytes = source.bytes[content]
        guard bytes.first == UInt8(ascii: "["), let close = bytes.firstIndex(of: UInt8(ascii: "]")) else {
            return false
        }
        return close + 1 < bytes.endIndex && bytes[close + 1] == UInt8(ascii: ":")
    }

    /// The labels at the line starts of a paragraph that stands in no container; none if bytes and tree do not agree on them,
    /// as when a code span holds a line that looks like a label.
    func labelLines(ofParagraph paragraph: Int) -> [LabelLine] {
        var result: [LabelLine] = []
        var labels = TreeLabels(document: self, paragraph: paragraph)
        for line in paragraphLines(paragraph) {
            let content = source.bytes.trimmingBlanks(source.content(ofLine: line))
            guard let label = Label(source.bytes, at: content.lowerBound, end: content.upperBound) else {
                continue
            }
            var found = labels.next(in: self)
            while let other = found, !holds(other.strong, label) { found = labels.next(in: self) }
            guard let found else { return [] }
            result.append(
                LabelLine(line: line, label: label, strong: found.strong, breakNode: found.breakNode))
        }
        return result
    }

    /// The items of a top-level bullet list that are fields; nil if any item is something else.
    func fieldItems(ofList list: Int) -> [FieldItem]? {
        var items: [FieldItem] = []
        for item in children(of: list) {
            guard let field = fieldItem(item) else { return nil }
            items.append(field)
        }
        return items
    }

    private func fieldItem(_ item: Int) -> FieldItem? {
        guard case .item(let payload) = nodes[item].kind, payload.isChecked == nil,
            item + 1 < Int(nodes[item].subtreeEnd), nodes[item + 1].kind == .paragraph,
            item + 2 < Int(nodes[item + 1].subtreeEnd), nodes[item + 2].kind == .strong
        else { return nil }
        let line = Int(nodes[item].startLine)
        guard Int(nodes[item + 1].startLine) == line else { return nil }
        let content = source.content(ofLine: line)
        let bytes = source.bytes
        var offset = content.lowerBound
        while offset < content.upperBound, bytes[offset] == UInt8(ascii: " ") { offset += 1 }
        guard offset < content.upperBound,
            [UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "+")].contains(bytes[offset])
        else { return nil }
        offset += 1
        while offset < content.upperBound, bytes[offset] == UInt8(ascii: " ") { offset += 1 }
        guard let label = Label(bytes, at: offset, end: content.upperBound), holds(item + 2, label) else {
            return nil
        }
        let lines = lines(of: item)
        var paragraphEnd = line + 1
        let limit = self.lines(of: item + 1).upperBound
        while paragraphEnd < limit, !bytes.trimmingBlanks(source.content(ofLine: paragraphEnd)).isEmpty {
            paragraphEnd += 1
        }
        return FieldItem(
            node: item,
            paragraph: item + 1,
            found: LabelLine(line: line, label: label, strong: item + 2, breakNode: item + 2),
            indentation: offset - content.lowerBound,
            endLine: lines.upperBound,
            paragraphEnd: paragraphEnd
        )
    }

    /// Whether a node is the strong text of a label.
    private func holds(_ strong: Int, _ label: Label) -> Bool {
        guard case .text(let literal) = nodes[strong + 1].kind, nodes[strong].subtreeEnd == strong + 2 else {
            return false
        }
        if let place = sourceRange(of: literal), place.lowerBound == label.text.lowerBound,
            place.upperBound >= label.text.upperBound
        {
            return true
        }
        let text = bytes(of: literal)
        return text.starts(with: source.bytes[label.text])
    }
}

/// The labels of a paragraph as the tree has them: strong text at its start or behind a break, with a colon at its end or behind it.
private struct TreeLabels {
    private var node: Int
    private let end: Int
    private var breakNode: Int?

    init(document: Document, paragraph: Int) {
        node = paragraph + 1
        end = Int(document.nodes[paragraph].subtreeEnd)
        breakNode = node
    }

    mutating func next(in document: Document) -> (strong: Int, breakNode: Int)? {
        while node < end {
            let current = node
            let start = breakNode
            breakNode = nil
            node = Int(document.nodes[current].subtreeEnd)
            switch document.nodes[current].kind {
            case .softBreak, .lineBreak: breakNode = current
            case .strong: if let start, isLabel(current, in: document) { return (current, start) }
            case .document, .frontMatter, .blockQuote, .list, .item, .codeBlock, .htmlBlock, .paragraph,
                .heading,
                .thematicBreak, .table, .tableRow, .tableCell, .text, .code, .htmlInline, .emphasis,
                .strikethrough, .link, .image:
                break
            }
        }
        return nil
    }

    private func isLabel(_ strong: Int, in document: Document) -> Bool {
        guard case .text(let literal) = document.nodes[strong + 1].kind, strong + 2 == node else {
            return false
        }
        if let place = document.sourceRange(of: literal), !place.isEmpty,
            document.source.bytes[place.upperBound - 1] == UInt8(ascii: ":")
        {
            return true
        }
        let words = document.bytes(of: literal)
        if words.last == UInt8(ascii: ":") || words.suffix(3).elementsEqual("：".utf8) { return true }
        guard node < end, case .text(let following) = document.nodes[node].kind else { return false }
        let text = document.bytes(of: following).drop { $0 == 0x20 || $0 == 0x09 }
        return text.first == UInt8(ascii: ":") || text.starts(with: "：".utf8)
    }
}
