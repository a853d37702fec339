internal import MarkdownAST

extension EditProof {
    /// The index of the first added entry, in the order of the file, that is not read back as it should be;
    /// nil if all are and all other content is unchanged.
    func firstFault(in insertions: [RecordingPlan.Insertion]) -> Int? {
        let inserted = RangeSet(insertedRanges(insertions))
        func isInserted(_ offset: Int) -> Bool { inserted.contains(offset) }
        let expected = insertions.flatMap { $0.additions.map(\.entry) }
        let added = after.log.syntax.filter { isInserted($0.range.lowerBound) }
        for (index, entry) in expected.enumerated() {
            guard index < added.count, after.log.document.failure(added[index]) == entry else { return index }
        }
        guard added.count == expected.count, keepsOthers(insertions, isInserted),
            keepsEntries(added: isInserted)
        else { return 0 }
        return nil
    }

    /// The ranges of the insertions in the edited piece.
    private func insertedRanges(_ insertions: [RecordingPlan.Insertion]) -> [Range<Int>] {
        var ranges: [Range<Int>] = []
        for (edit, range) in zip(edits, replacementRanges) {
            guard ranges.count < insertions.count else { break }
            let insertion = insertions[ranges.count].edit
            if insertion.replacement == edit.replacement, insertion.range.count == edit.range.count {
                ranges.append(range)
            }
        }
        return ranges
    }

    /// Whether all blocks that were not inserted are unchanged.
    private func keepsOthers(_ insertions: [RecordingPlan.Insertion], _ isInserted: (Int) -> Bool) -> Bool {
        let inserted = Set(insertions.map(\.edit.replacement))
        let replaced = RangeSet(
            edits.filter { !$0.range.isEmpty && inserted.contains($0.replacement) }.map(\.range))
        let counters = edits.filter { !inserted.contains($0.replacement) }.map(\.range)
        return keepsBlocks(
            replaced: replaced.contains, added: isInserted, edited: { counters.holdsOne(within: $0) })
    }
}

extension [Range<Int>] {
    /// Whether one of the ranges, which are in order, lies in another range and ends before it.
    fileprivate func holdsOne(within range: Range<Int>) -> Bool {
        let first = partitioningIndex { $0.lowerBound >= range.lowerBound }
        return first < count && self[first].upperBound < range.upperBound
    }
}
