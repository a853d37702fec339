internal import MarkdownAST

extension EntryNormalizer {
    /// What does not say the same in the edited file; nil if something differs outside of the edited entries.
    func failures(of proposals: [Proposal], in after: LogDocument) -> Set<Target>? {
        guard after.entries.count == log.entries.count else { return nil }
        let comparison = EntryComparison(before: log.document, after: after.document)
        var failures: Set<Target> = []
        var walk = TreeWalk(before: log.document, after: after.document)
        for proposal in proposals {
            switch proposal.target {
            case .header:
                guard let header = log.header, let other = after.header,
                    walk.advance(to: header.node + 1, other.node + 1)
                else { return nil }
                if !comparison.isEqual(header, other) { failures.insert(.header) }
                walk.jump(to: header.end, other.end)
            case .entry(let index):
                let entry = log.entries[index]
                let other = after.entries[index]
                guard walk.advance(to: entry.region.node, other.region.node) else { return nil }
                if !comparison.isEqual(entry, other) { failures.insert(.entry(index)) }
                walk.jump(to: entry.region.blocks.upperBound, other.region.blocks.upperBound)
            case .gap: continue
            }
        }
        return walk.advance(to: log.document.nodes.count, after.document.nodes.count) ? failures : nil
    }

    /// Whether an edited entry says the same when nothing stands around it.
    func isSafeAlone(_ proposal: Proposal) -> Bool {
        guard case .entry(let index) = proposal.target else { return true }
        let schema = log.entries[index].schema
        guard let before = Document(fragment: log.document.source.bytes[log.entries[index].range]),
            let after = Document(fragment: proposal.edit.replacement[...]),
            let region = before.entryRegions.first, let entry = LogEntry(region, schema: schema, in: before),
            let otherRegion = after.entryRegions.first,
            let other = LogEntry(otherRegion, schema: schema, in: after)
        else { return false }
        return EntryComparison(before: before, after: after).isEqual(entry, other)
    }
}

/// Walks through two trees side by side.
private struct TreeWalk {
    let before: Document
    let after: Document
    private var left = 0
    private var right = 0

    init(before: Document, after: Document) {
        self.before = before
        self.after = after
    }

    /// Leaves out what lies before two places.
    mutating func jump(to left: Int, _ right: Int) { (self.left, self.right) = (left, right) }

    /// Whether the nodes up to the two places are equal but for thematic breaks.
    mutating func advance(to leftEnd: Int, _ rightEnd: Int) -> Bool {
        while true {
            while left < leftEnd, before.nodes[left].kind == .thematicBreak { left += 1 }
            while right < rightEnd, after.nodes[right].kind == .thematicBreak { right += 1 }
            guard left < leftEnd, right < rightEnd else { return left == leftEnd && right == rightEnd }
            guard before.isEqual(left, to: right, in: after) else { return false }
            left += 1
            right += 1
        }
    }
}

extension Document {
    /// The document that edits give; nil if it cannot be parsed.
    func applying(_ edits: [TextEdit]) -> Document? {
        guard let source = try? source.applying(edits) else { return nil }
        return try? Document(parsing: source)
    }

    /// A piece of a file as a document of its own; nil if it cannot be parsed.
    init?(fragment: ArraySlice<UInt8>) {
        guard let source = try? SourceText(Array(fragment)), let document = try? Document(parsing: source)
        else {
            return nil
        }
        self = document
    }
}
