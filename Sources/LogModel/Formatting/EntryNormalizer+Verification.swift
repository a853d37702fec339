internal import MarkdownAST

extension EntryNormalizer {
    /// The targets whose content changed in the edited file; nil if something outside of the edited entries
    /// changed.
    func failures(of proposals: [Proposal], in after: LogDocument) -> Set<Target>? {
        guard after.syntax.count == log.syntax.count else { return nil }
        if after.header == nil, proposals.contains(where: { $0.target == .header }) { return nil }
        let size = log.document.source.bytes.count
        let parts = ParallelMap.ranges(of: proposals.indices, count: ParallelMap.partCount(forSize: size))
        let failures = ParallelMap.map(parts, size: size) { [self] part in
            self.failures(of: proposals, in: after, part)
        }
        return failures.reduce(into: Set()) { all, failures in
            if let failures { all?.formUnion(failures) } else { all = nil }
        }
    }

    /// The targets of some of the proposals whose content changed; nil if something between them changed.
    private func failures(of proposals: [Proposal], in after: LogDocument, _ part: Range<Int>) -> Set<Target>?
    {
        var comparison = EntryComparison(before: log.document, after: after.document)
        var failures: Set<Target> = []
        var walk = TreeWalk(before: log.document, after: after.document)
        for proposal in proposals[..<part.lowerBound].reversed() {
            if let (_, end) = ends(of: proposal.target, in: after) {
                walk.jump(to: end.left, end.right)
                break
            }
        }
        for proposal in proposals[part] {
            guard let (start, end) = ends(of: proposal.target, in: after) else { continue }
            guard walk.advance(to: start.left, start.right) else { return nil }
            if !isEqual(proposal.target, in: after, &comparison) { failures.insert(proposal.target) }
            walk.jump(to: end.left, end.right)
        }
        if part.upperBound < proposals.count { return failures }
        return walk.advance(to: log.document.nodes.count, after.document.nodes.count) ? failures : nil
    }

    /// The ends of a proposal's target in the two trees; nil for a gap, which has only thematic breaks.
    private func ends(
        of target: Target,
        in after: LogDocument
    ) -> (start: (left: Int, right: Int), end: (left: Int, right: Int))? {
        switch target {
        case .header:
            guard let header = log.header, let other = after.header else { return nil }
            return ((header.node + 1, other.node + 1), (header.end, other.end))
        case .entry(let index):
            let (region, other) = (log.syntax[index].region, after.syntax[index].region)
            return ((region.node, other.node), (region.blocks.upperBound, other.blocks.upperBound))
        case .gap: return nil
        }
    }

    private func isEqual(_ target: Target, in after: LogDocument, _ comparison: inout EntryComparison) -> Bool
    {
        switch target {
        case .header:
            guard let header = log.header, let other = after.header else { return false }
            return comparison.isEqual(header, other)
        case .entry(let index): return comparison.isEqual(log.syntax[index], after.syntax[index])
        case .gap: return true
        }
    }

    /// Whether an edited entry, parsed alone, has the same content.
    func isSafeAlone(_ proposal: Proposal) -> Bool {
        guard case .entry(let index) = proposal.target else { return true }
        guard let proof = EditProof(of: log, in: log.syntax[index].range, [proposal.edit]), proof.keepsEnd,
            let before = proof.before.log.syntax.first, let after = proof.after.log.syntax.first
        else { return false }
        var comparison = EntryComparison(
            before: proof.before.log.document, after: proof.after.log.document)
        return comparison.isEqual(before, after)
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

    /// Skips the nodes before two indices.
    mutating func jump(to left: Int, _ right: Int) { (self.left, self.right) = (left, right) }

    /// Whether the nodes up to two indices are equal, ignoring thematic breaks.
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
