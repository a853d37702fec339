internal import MarkdownAST

/// The pieces into which a log may be cut: between top-level blocks, where no container is open.
struct PieceBounds {
    private let log: LogDocument
    /// The top-level blocks.
    private let nodes: [Int]
    /// Where each of them begins.
    private let starts: [Int]

    /// - Complexity: O(top-level blocks)
    init(_ log: LogDocument) {
        self.log = log
        nodes = Array(log.document.topLevelBlocks)
        starts = nodes.map { log.document.source.start(ofLine: Int(log.document.nodes[$0].startLine)) }
    }

    /// The piece around a place: from the block before it, or before an earlier place, to the block behind it, or the heading that this
    /// block belongs to.
    ///
    /// - Complexity: O(log n) in the top-level blocks.
    func piece(around range: Range<Int>, from earlier: Int) -> Range<Int> {
        let first = max(0, starts.partitioningIndex { $0 > min(earlier, range.lowerBound) } - 2)
        var last = starts.partitioningIndex { $0 >= range.upperBound }
        if last < nodes.count {
            let headings = log.document.topLevelHeadings
            let heading = headings.partitioningIndex { $0 >= nodes[last] }
            if heading < headings.count, log.leadIn(of: headings[heading]).start <= nodes[last] {
                last = nodes.partitioningIndex { $0 >= headings[heading] }
            }
        }
        let end = last + 1 < starts.count ? starts[last + 1] : log.document.source.bytes.count
        let start = first > 0 ? starts[first] : 0
        return start..<max(start, end)
    }
}

extension LogDocument {
    /// The piece from the heading of an entry to the end of the next heading, or to the end of the file.
    func piece(ofEntry index: Int) -> Range<Int> {
        let region = syntax[index].region
        return piece(from: document.range(of: region.node).lowerBound, to: region.next)
    }

    /// The piece from the start of the file to the end of the first heading behind the title; nil if there is no title.
    var pieceOfHeader: Range<Int>? {
        guard let header else { return nil }
        let headings = document.topLevelHeadings
        let next = headings.partitioningIndex { $0 > header.node }
        return piece(from: 0, to: next < headings.count ? headings[next] : nil)
    }

    private func piece(from start: Int, to heading: Int?) -> Range<Int> {
        let source = document.source
        let end = heading.map { source.start(ofLine: document.headingEnd($0)) } ?? source.bytes.count
        return start..<max(start, end)
    }
}
