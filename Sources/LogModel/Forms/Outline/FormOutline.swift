internal import MarkdownAST

/// The headings, tables and lines of a file, as the finders of entries see them.
struct FormOutline {
    /// What a line is to a reader of labels.
    enum LineKind: UInt8 {
        case text
        /// Code, HTML, or anything else in which nothing is read.
        case masked
        /// A row of a table.
        case row
        /// A row of a table with two columns, the first of which has labels.
        case fact
        /// A line of front matter.
        case data
    }

    struct Heading {
        let node: Int
        let line: Int
        let level: Int
        /// The heading without its marks.
        let text: Range<Int>
        /// The heading taken apart; nil for a label, which is nothing but a title. Most headings of a large file are labels.
        private let shared: SharedScan?
        /// The index of the heading that it stands under; nil if it stands under none.
        var parent: Int?
        /// The index of the first heading behind it that does not stand under it.
        var next = 0
        /// Behind the last line that stands under it.
        var end = 0
        /// Whether it is the label of a field or the name of a section of an entry.
        var isLabel = false
        /// Whether it is a template, or stands where nobody keeps entries.
        var isRefused = false

        init(
            _ bytes: [UInt8], node: Int, line: Int, level: Int, text: Range<Int>, parent: Int?, isLabel: Bool
        ) {
            (self.node, self.line, self.level, self.text) = (node, line, level, text)
            (self.parent, self.isLabel) = (parent, isLabel)
            shared = isLabel ? nil : SharedScan(HeadScan(bytes, text))
        }

        /// The heading taken apart.
        var scan: HeadScan { shared?.scan ?? HeadScan(plain: text) }
    }

    private(set) var headings: [Heading] = []
    private(set) var lineKinds: [LineKind]
    private(set) var tables: [FormTable] = []
    /// The top-level lists, by node.
    private(set) var lists: [Int] = []
    private(set) var paragraphs: [Int] = []
    let lineCount: Int

    /// - Complexity: O(n) in the nodes and lines of the file
    init(_ document: Document) {
        let source = document.source
        let bytes = source.bytes
        lineCount = source.lineCount
        lineKinds = Array(repeating: .text, count: lineCount)
        var open: [Int] = []
        var names = HeadingNames()
        headings.reserveCapacity(document.topLevelHeadings.count)
        for node in document.topLevelBlocks {
            switch document.nodes[node].kind {
            case .heading(let level):
                let line = Int(document.nodes[node].startLine)
                let text = Self.text(bytes, bytes.trimmingBlanks(source.content(ofLine: line)))
                while let last = open.last, headings[last].level >= Int(level) {
                    headings[last].next = headings.count
                    headings[last].end = line
                    open.removeLast()
                }
                let isLabel = level > 1 && names.isLabel(bytes, text)
                headings.append(
                    Heading(
                        bytes, node: node, line: line, level: Int(level), text: text, parent: open.last,
                        isLabel: isLabel))
                open.append(headings.count - 1)
            case .table: addTable(node, in: document)
            case .list: lists.append(node)
            case .paragraph: paragraphs.append(node)
            case .frontMatter: mark(document.lines(of: node), .data)
            default: continue
            }
        }
        for last in open {
            headings[last].next = headings.count
            headings[last].end = lineCount
        }
        maskCode(document)
        FormSections.judge(&headings, bytes)
    }

    private mutating func mark(_ lines: Range<Int>, _ kind: LineKind) {
        for line in lines.clamped(to: 0..<lineCount) { lineKinds[line] = kind }
    }

    /// What is code or HTML holds no labels; a first code block in TOML or YAML is front matter.
    private mutating func maskCode(_ document: Document) {
        let source = document.source
        let bytes = source.bytes
        var isFirst = true
        for node in document.nodes.indices {
            switch document.nodes[node].kind {
            case .codeBlock(let code):
                let isData = isFirst && document.nodes[node].startLine == 0 && document.isData(code)
                mark(document.lines(ofCode: node), isData ? .data : .masked)
                let last = document.lines(ofCode: node).upperBound
                if last < lineCount, bytes.isFence(source.content(ofLine: last)) { lineKinds[last] = .masked }
                isFirst = false
            case .htmlBlock(let html):
                let first = Int(document.nodes[node].startLine)
                mark(first..<first + document.bytes(of: html).count { $0 == UInt8(ascii: "\n") } + 1, .masked)
            case .document, .frontMatter: continue
            default: isFirst = false
            }
        }
    }

    private mutating func addTable(_ node: Int, in document: Document) {
        let table = FormTable(document, node, heading: headings.indices.last)
        for row in table.allRows where row.line < lineCount {
            lineKinds[row.line] = table.isOfFacts ? .fact : .row
        }
        if table.separator < lineCount { lineKinds[table.separator] = .row }
        tables.append(table)
    }

    /// The words of a heading in a line, without its marks.
    static func text(_ bytes: [UInt8], _ content: Range<Int>) -> Range<Int> {
        let marks = bytes.atxMarks(content)
        guard marks > 0 else { return content }
        let inner = bytes.trimmingBlanks(content.lowerBound + marks..<content.upperBound)
        var end = inner.upperBound
        while end > inner.lowerBound, bytes[end - 1] == UInt8(ascii: "#") { end -= 1 }
        let isClosed = end < inner.upperBound && (end == inner.lowerBound || bytes[end - 1].isBlank)
        return isClosed ? bytes.trimmingBlanks(inner.lowerBound..<end) : inner
    }

    /// The index of the last heading at or above a line; nil if there is none.
    func heading(at line: Int) -> Int? {
        let next = headings.partitioningIndex { $0.line > line }
        return next > 0 ? next - 1 : nil
    }

    /// The headings that one stands under, the nearest first.
    func ancestors(of heading: Int) -> some Sequence<Int> {
        sequence(state: headings[heading].parent) { state in
            defer { state = state.flatMap { headings[$0].parent } }
            return state
        }
    }
}

/// A heading taken apart, of which whoever copies the heading has the same one.
private final class SharedScan: Sendable {
    let scan: HeadScan

    init(_ scan: HeadScan) { self.scan = scan }
}

extension Document {
    /// Whether a code block is tagged as data of the kind that front matter has.
    fileprivate func isData(_ code: Node.CodeBlock) -> Bool {
        let info = bytes(of: code.info)
        return info.elementsEqual("toml".utf8) || info.elementsEqual("yaml".utf8)
            || info.elementsEqual("yml".utf8)
    }
}

extension Array<UInt8> {
    /// Whether a line is the end of a fence.
    fileprivate func isFence(_ content: Range<Int>) -> Bool {
        let text = trimmingBlanks(content)
        return text.count >= 3
            && (self[text].allSatisfy { $0 == UInt8(ascii: "`") }
                || self[text].allSatisfy { $0 == UInt8(ascii: "~") })
    }
}
