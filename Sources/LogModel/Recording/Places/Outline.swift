internal import MarkdownAST

/// The sections of a file but for its title, and its blocks, among which places for new entries are looked for.
struct Outline {
    let sections: [LogSection]
    let log: LogDocument
    /// The nodes of the top-level blocks.
    let blocks: [Int]

    private var document: Document { log.document }

    /// - Complexity: that of ``LogDocument/sections``.
    init(_ log: LogDocument) {
        self.log = log
        blocks = Array(log.document.topLevelBlocks)
        sections = log.sections.filter { $0.heading != log.header?.node }
    }

    /// The blocks right under a section's heading, up to the next heading and what belongs to that, without thematic breaks at their end.
    func ownBlocks(_ section: LogSection) -> [Int] {
        var result: [Int] = []
        for block in blocks[index(of: section.heading)...].dropFirst() {
            if case .heading = document.nodes[block].kind {
                let end = log.leadIn(of: block).start
                while let last = result.last, last >= end { result.removeLast() }
                break
            }
            result.append(block)
        }
        while let last = result.last, document.nodes[last].kind == .thematicBreak { result.removeLast() }
        return result
    }

    /// Behind the last line that says something before a node, leaving out thematic breaks and what belongs to a heading; nil if nothing
    /// does.
    func contentEnd(before node: Int) -> (offset: Int, line: Int)? {
        var node = node
        if node < document.nodes.count, case .heading = document.nodes[node].kind {
            node = log.leadIn(of: node).start
        }
        var index = index(of: node)
        while index > 0, document.nodes[blocks[index - 1]].kind == .thematicBreak { index -= 1 }
        let source = document.source
        var line = index < blocks.count ? Int(document.nodes[blocks[index]].startLine) : source.lineCount
        while line > 0, source.bytes.trimmingBlanks(source.content(ofLine: line - 1)).isEmpty { line -= 1 }
        return line > 0 ? (source.content(ofLine: line - 1).upperBound, line - 1) : nil
    }

    /// Where a node stands among the top-level blocks; behind the last for none.
    func index(of node: Int) -> Int { blocks.partitioningIndex { $0 >= node } }

    /// The node of the first top-level block that begins behind a line; the end of the nodes for none.
    func firstBlock(behind line: Int) -> Int {
        let index = blocks.partitioningIndex { Int(document.nodes[$0].startLine) > line }
        return index < blocks.count ? blocks[index] : document.nodes.count
    }

    /// The line that says that a section has no entry yet, such as `(none yet)`, if it is all that stands there.
    func placeholderLine(_ own: [Int]) -> Int? {
        guard own.count == 1, let block = own.first, document.nodes[block].kind == .paragraph,
            document.paragraphLines(block).count == 1
        else { return nil }
        let text = document.plainText(of: block)
        let isInParentheses =
            text.hasPrefix("(") && text.hasSuffix(")") || text.hasPrefix("（") && text.hasSuffix("）")
        let key = FoldedText.key(Array(text.utf8))
        let saysNone = ["none", "no ", "nothing"].contains { key.starts(with: $0.utf8) }
        guard text.utf8.count <= 40, isInParentheses || saysNone else { return nil }
        return document.paragraphLines(block).lowerBound
    }
}
