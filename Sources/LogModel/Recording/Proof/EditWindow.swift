internal import MarkdownAST

/// A part of a file before and after edits, each parsed alone with a heading after it.
struct EditWindow {
    private let before: LogDocument
    private let after: LogDocument
    private let edits: [TextEdit]

    /// Parses the part before and after the edits; nil if one of them cannot be parsed.
    ///
    /// - Parameters:
    ///   - range: from the start of a top-level block to the end of another one.
    ///   - edits: the edits of the whole file, sorted; those within the range are applied.
    init?(_ log: LogDocument, _ range: Range<Int>, _ edits: [TextEdit]) {
        let inner = edits.filter {
            range.lowerBound <= $0.range.lowerBound && $0.range.upperBound <= range.upperBound
        }
        self.edits = inner.map { edit in
            let lower = edit.range.lowerBound - range.lowerBound
            return TextEdit(range: lower..<lower + edit.range.count, replacement: edit.replacement)
        }
        let bytes = log.document.source.bytes
        let slice = Array(bytes[range])
        // At the end of the file, a comment or thematic break must not become part of the added heading.
        let closing = Array((range.upperBound < bytes.count ? "\n\n# x\n" : "\n\n---\n\n# x\n").utf8)
        guard let result = try? self.edits.applied(to: slice),
            let before = Self.document(slice + closing, isStart: range.lowerBound == 0),
            let after = Self.document(result + closing, isStart: range.lowerBound == 0)
        else { return nil }
        self.before = LogDocument(reading: before, templates: log.templates)
        self.after = LogDocument(reading: after, templates: log.templates)
    }

    private static func document(_ bytes: [UInt8], isStart: Bool) -> Document? {
        guard let source = try? SourceText(bytes) else { return nil }
        return try? Document(parsing: source, readsFrontMatter: isStart)
    }

    /// The index of the first added entry, in the order of the file, that is not read back as it should be;
    /// nil if all are and all other content is unchanged.
    func firstFault(in insertions: [RecordingPlan.Insertion]) -> Int? {
        let ranges = insertedRanges(insertions)
        let inserted = RangeSet(ranges)
        func isInserted(_ offset: Int) -> Bool { inserted.contains(offset) }
        let expected = insertions.flatMap { $0.additions.map(\.entry) }
        let added = after.syntax.filter { isInserted($0.range.lowerBound) }
        for (index, entry) in expected.enumerated() {
            guard index < added.count, after.document.failure(added[index]) == entry else { return index }
        }
        guard added.count == expected.count, keepsBlocks(insertions, isInserted) else { return 0 }
        let others = after.syntax.filter { !isInserted($0.range.lowerBound) }
        guard others.count == before.syntax.count,
            zip(before.syntax, others).allSatisfy({
                before.document.failure($0) == after.document.failure($1)
            })
        else { return 0 }
        return nil
    }

    /// The ranges of the insertions in the edited part.
    private func insertedRanges(_ insertions: [RecordingPlan.Insertion]) -> [Range<Int>] {
        var ranges: [Range<Int>] = []
        var shift = 0
        var next = 0
        for edit in edits {
            if next < insertions.count, insertions[next].edit.replacement == edit.replacement,
                insertions[next].edit.range.count == edit.range.count
            {
                let start = edit.range.lowerBound + shift
                ranges.append(start..<start + edit.replacement.count)
                next += 1
            }
            shift += edit.replacement.count - edit.range.count
        }
        return ranges
    }

    /// Whether all blocks that were not inserted are unchanged.
    private func keepsBlocks(_ insertions: [RecordingPlan.Insertion], _ isInserted: (Int) -> Bool) -> Bool {
        let old = before.document
        let new = after.document
        let inserted = Set(insertions.map(\.edit.replacement))
        let replaced = RangeSet(
            edits.filter { !$0.range.isEmpty && inserted.contains($0.replacement) }.map(\.range))
        let counters = edits.filter { !inserted.contains($0.replacement) }.map(\.range)
        let left = old.topLevelBlocks.filter { block in
            let start = old.source.start(ofLine: Int(old.nodes[block].startLine))
            return !replaced.contains(start)
        }
        let right = new.topLevelBlocks.filter { block in
            !isInserted(new.source.start(ofLine: Int(new.nodes[block].startLine)))
        }
        guard left.count == right.count else { return false }
        return zip(left, right).allSatisfy { block, other in
            let range = old.range(of: block)
            let isCounter = counters.holdsOne(within: range)
            return isCounter
                ? old.nodes[block].kind == new.nodes[other].kind
                : old.hasSameSubtree(block, as: other, in: new)
        }
    }
}

extension [Range<Int>] {
    /// Whether one of the ranges, which are in order, lies in another range and ends before it.
    fileprivate func holdsOne(within range: Range<Int>) -> Bool {
        let first = partitioningIndex { $0.lowerBound >= range.lowerBound }
        return first < count && self[first].upperBound < range.upperBound
    }
}
