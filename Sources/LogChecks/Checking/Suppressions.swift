internal import LogModel
internal import MarkdownAST

/// The suppressions in a file: its ignore regions, and its `<!-- bizlog-ignore CODE -->` comments.
///
/// A comment applies to the entry that contains it or directly follows it, otherwise to the lines from its
/// heading to the next one; under or above the title, to the whole file.
struct Suppressions {
    private let regions: IgnoredLines
    private var fileWide: Set<DiagnosticCode> = []
    private var scoped: [DiagnosticCode: RangeSet<Int>] = [:]

    /// - Parameter known: the codes that there are. Other words in the comments are ignored.
    init(_ log: LogDocument, of known: Set<DiagnosticCode>) {
        let document = log.document
        regions = IgnoredLines(document)
        var comments: [(line: Int, codes: [DiagnosticCode])] = []
        var headings: [Int] = []
        var block = 0
        for node in document.nodes {
            if node.kind.isBlock { block = Int(node.startLine) }
            switch node.kind {
            case .heading: headings.append(block)
            case .htmlBlock(let literal), .htmlInline(let literal):
                let codes = Self.codes(document.bytes(of: literal)).filter(known.contains)
                if !codes.isEmpty { comments.append((block, codes)) }
            case .document, .frontMatter, .blockQuote, .list, .item, .codeBlock, .paragraph, .thematicBreak,
                .table, .tableRow, .tableCell, .text, .softBreak, .lineBreak, .code, .emphasis, .strong,
                .strikethrough, .link, .image:
                continue
            }
        }
        if comments.isEmpty { return }
        let entries = log.entries.map { Scope($0) }
        var next = 0
        var entry = 0
        for comment in comments {
            while next < headings.count, headings[next] <= comment.line { next += 1 }
            if next < 2 && !(next == 1 && headings[0] != document.titleLine) {
                fileWide.formUnion(comment.codes)
                continue
            }
            while entry < entries.count, entries[entry].lines.upperBound <= comment.line { entry += 1 }
            var lines =
                headings[next - 1]..<(next < headings.count ? headings[next] : document.source.lineCount)
            if entry < entries.count {
                let own = entries[entry].lines
                let isAbove = own.lowerBound == lines.upperBound
                let start = isAbove ? entries[entry].leadIn(log) : own.lowerBound
                if (start..<own.upperBound).contains(comment.line) { lines = own }
            }
            for code in comment.codes { scoped[code, default: RangeSet()].insert(contentsOf: lines) }
        }
    }

    /// An entry, to which a comment in it or above it applies.
    private struct Scope {
        let lines: Range<Int>
        private let heading: Int?

        init(_ entry: LogEntry) {
            if let syntax = entry.syntax {
                lines = syntax.lines(in: entry.log.document)
                heading = syntax.region.node
            } else {
                lines = entry.form?.lines ?? 0..<0
                heading = nil
            }
        }

        /// The first line of what belongs to the heading that the entry begins with.
        func leadIn(_ log: LogDocument) -> Int {
            heading.map { log.firstLine(leadingTo: $0) } ?? lines.lowerBound
        }
    }

    /// Whether a code is suppressed on a 0-based line.
    func suppress(_ code: DiagnosticCode, onLine line: Int) -> Bool {
        if fileWide.contains(code) || regions.overlap(line..<line + 1) { return true }
        return scoped[code]?.contains(line) ?? false
    }

    /// The words in all comments of some HTML, as codes.
    private static func codes(_ html: ArraySlice<UInt8>) -> [DiagnosticCode] {
        var codes: [DiagnosticCode] = []
        let bytes = Array(html)
        var offset = 0
        while offset < bytes.count {
            guard bytes[offset] == UInt8(ascii: "<"), bytes.has("<!-- bizlog-ignore ", at: offset) else {
                offset += 1
                continue
            }
            offset += 19
            var word: [UInt8] = []
            while offset < bytes.count, !bytes.has("-->", at: offset) {
                let byte = bytes[offset]
                if byte.isLetter || byte.isDigit || byte == UInt8(ascii: "-") {
                    word.append(byte)
                } else if !word.isEmpty {
                    codes.append(DiagnosticCode(rawValue: String(decoding: word, as: UTF8.self)))
                    word = []
                }
                offset += 1
            }
            if !word.isEmpty {
                codes.append(DiagnosticCode(rawValue: String(decoding: word, as: UTF8.self)))
            }
        }
        return codes
    }
}

extension Document {
    /// The line of the first top-level heading, if it has level 1.
    fileprivate var titleLine: Int? {
        guard let first = topLevelHeadings.first, nodes[first].kind == .heading(level: 1) else { return nil }
        return Int(nodes[first].startLine)
    }
}
