internal import ByteText
internal import LogModel
internal import MarkdownAST

/// Where the texts of entries stand in the trees of their logs.
struct EntryBodyPlaces {
    /// Where the text of an entry is to be read.
    enum Place {
        /// Some top-level nodes of its log.
        case nodes(Range<Int>)
        /// The values of its fields: it is a row of a table.
        case fields
        /// Its bytes alone: it begins or ends within a block.
        case bytes
    }

    private let log: LogDocument
    private let blocks: [Int]

    /// - Complexity: O(top-level blocks)
    init(_ log: LogDocument) {
        self.log = log
        blocks = Array(log.document.topLevelBlocks)
    }

    /// - Complexity: O(log n)
    func place(of entry: LogEntry) -> Place {
        if entry.form?.form == .row, entry.syntax == nil { return .fields }
        let document = log.document
        let source = document.source
        let range = entry.range
        let first = source.line(at: range.lowerBound)
        let last = source.line(at: max(range.lowerBound, range.upperBound - 1))
        let start = blocks.partitioningIndex { Int(document.nodes[$0].startLine) >= first }
        let end = blocks.partitioningIndex { Int(document.nodes[$0].startLine) > last }
        guard start < end, Int(document.nodes[blocks[start]].startLine) == first else { return .bytes }
        let behind = end < blocks.count ? blocks[end] : document.nodes.count
        if case .heading = document.nodes[blocks[start]].kind {
            // The head of the entry says what its heading says.
            return .nodes(min(behind, Int(document.nodes[blocks[start]].subtreeEnd))..<behind)
        }
        // The lines of the last block must end with the entry.
        let lines = document.lines(of: blocks[end - 1])
        let rest = source.range(ofLines: min(last + 1, lines.upperBound)..<lines.upperBound)
        let isWhole = source.bytes[rest].allSatisfy { $0.isBlank || $0.isLineEnding }
        return isWhole ? .nodes(blocks[start]..<behind) : .bytes
    }
}
