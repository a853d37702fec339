/// A three-way merge of a text with named parts: the text outside of the parts line by line, each part by its own rule, and where both
/// sides add or remove parts at one place, as a set.
struct PartedMerge {
    let base: PartedText
    let ours: PartedText
    let theirs: PartedText
    private let hasBase: Bool
    let rules: PartRules
    /// The numbers of the lines.
    private let numbers: (base: [Int], ours: [Int], theirs: [Int])
    /// The parts that have been written.
    private(set) var written: Set<PartKey> = []
    /// The parts that fill their lines, in the order of the merge, and what they were made of.
    private(set) var items: [(key: PartKey, pieces: [MergePiece])] = []
    /// The parts within text that a person has to decide on.
    private(set) var undecided: Set<PartKey> = []
    /// The whole merge.
    private(set) var pieces: [MergePiece] = []

    /// What a line is written from.
    enum Side {
        case ours, theirs
    }

    /// - Parameter base: what both sides began with; nil if there was nothing.
    /// - Complexity: O(n log n) in the lines, and what the parts take
    init(base: PartedText?, ours: PartedText, theirs: PartedText, _ rules: PartRules) {
        (self.base, self.ours, self.theirs, self.rules) = (base ?? .empty, ours, theirs, rules)
        hasBase = base != nil
        var number = LineNumbers()
        numbers = (number(self.base), number(ours), number(theirs))
        var lines: [WrittenLine] = []
        for chunk in MergeChunk.all(base: numbers.base, ours: numbers.ours, theirs: numbers.theirs) {
            lines += chunk.isStable ? written(chunk.ours, of: .ours) : resolved(chunk)
        }
        pieces = ended(WrittenLine.withoutGaps(lines).flatMap(\.pieces))
    }

    /// The pieces with the ending that a line lacks because it was the last one of its version; the last line has one if the versions say so.
    private func ended(_ pieces: [MergePiece]) -> [MergePiece] {
        let texts = [ours.bytes, theirs.bytes]
        let isEnded = texts.map { $0.last == UInt8(ascii: "\n") }
        let wasEnded = hasBase ? base.bytes.last == UInt8(ascii: "\n") : true
        let ends = isEnded[0] == wasEnded ? isEnded[1] : isEnded[0]
        let ending = texts.lazy.compactMap(\.firstLineEnding).first ?? [UInt8(ascii: "\n")]
        var pieces = pieces
        var isLast = true
        for index in pieces.indices.reversed() where !pieces[index].isEmpty {
            let old = pieces[index]
            if let new = isLast && !ends ? old.withoutEnding : old.ended(with: ending) { pieces[index] = new }
            isLast = false
        }
        return pieces
    }

    // MARK: Chunks

    private mutating func resolved(_ chunk: MergeChunk) -> [WrittenLine] {
        let (old, our, their) = (
            numbers.base[chunk.base], numbers.ours[chunk.ours], numbers.theirs[chunk.theirs]
        )
        if our == their { return written(chunk.ours, of: .ours) }
        if old == our, !losesChanges(chunk) { return written(chunk.theirs, of: .theirs) }
        if old == their, !losesChanges(chunk) { return written(chunk.ours, of: .ours) }
        // Text that only the base has was removed by both: `No rules yet`.
        if holdsItemsOnly(ours, chunk.ours), holdsItemsOnly(theirs, chunk.theirs) { return united(chunk) }
        if holdsItemsOnly(base, chunk.base), parts(of: base, chunk.base).isEmpty { return aligned(chunk) }
        return [disagreement(chunk)]
    }

    /// Whether a side has removed a part that the other one has changed.
    private func losesChanges(_ chunk: MergeChunk) -> Bool {
        parts(of: base, chunk.base).contains { isRemoved($0) && isChanged($0) }
    }

    /// Whether one side has removed a part of the base, or both.
    func isRemoved(_ key: PartKey) -> Bool {
        base.places[key] != nil && (ours.places[key] == nil || theirs.places[key] == nil)
    }

    /// Whether the side that still has a part of the base says something else there.
    func isChanged(_ key: PartKey) -> Bool {
        if let isChanged = rules.isChanged(key) { return isChanged }
        guard let left = ours[key] ?? theirs[key] else { return false }
        return base[key] != left
    }

    private func parts(of text: PartedText, _ lines: Range<Int>) -> [PartKey] {
        text.lines[lines].flatMap { text.parts[$0.parts].map(\.key) }
    }

    private func isItem(_ line: PartedText.Line, of text: PartedText) -> Bool {
        line.isPart && rules.isItem(text.parts[line.parts.lowerBound].key)
    }

    private func holdsItemsOnly(_ text: PartedText, _ lines: Range<Int>) -> Bool {
        text.lines[lines].allSatisfy { $0.isSeparator || isItem($0, of: text) }
    }

    /// Both sides have added lines where the base has none: lines that both have added are there once, and between them one side's lines
    /// follow the other's, unless both are text.
    private mutating func aligned(_ chunk: MergeChunk) -> [WrittenLine] {
        let partners = SequenceMatch(Array(numbers.ours[chunk.ours]), Array(numbers.theirs[chunk.theirs]))
            .partners
        var lines: [WrittenLine] = []
        var (our, their) = (chunk.ours.lowerBound, chunk.theirs.lowerBound)
        let noLines = chunk.base.upperBound..<chunk.base.upperBound
        func between(_ ourEnd: Int, _ theirEnd: Int) -> MergeChunk {
            MergeChunk(base: noLines, ours: our..<ourEnd, theirs: their..<theirEnd, isStable: false)
        }
        for (offset, partner) in partners.enumerated() {
            guard let partner else { continue }
            let (index, other) = (chunk.ours.lowerBound + offset, chunk.theirs.lowerBound + partner)
            // A separator alone is no sign that the same was added.
            if ours.lines[index].isSeparator { continue }
            lines += joined(between(index, other))
            lines += written(index..<index + 1, of: .ours)
            (our, their) = (index + 1, other + 1)
        }
        return lines + joined(between(chunk.ours.upperBound, chunk.theirs.upperBound))
    }

    /// The lines of both sides where the base has none.
    private mutating func joined(_ chunk: MergeChunk) -> [WrittenLine] {
        if chunk.ours.isEmpty || numbers.ours[chunk.ours] == numbers.theirs[chunk.theirs] {
            return written(chunk.theirs, of: .theirs)
        }
        if chunk.theirs.isEmpty { return written(chunk.ours, of: .ours) }
        let isOurs = holdsItemsOnly(ours, chunk.ours)
        let isTheirs = holdsItemsOnly(theirs, chunk.theirs)
        if isOurs, isTheirs { return united(chunk) }
        // Items belong to what stands before them, text begins something new.
        if isOurs { return written(chunk.ours, of: .ours) + written(chunk.theirs, of: .theirs) }
        if isTheirs { return written(chunk.theirs, of: .theirs) + written(chunk.ours, of: .ours) }
        if holdsSections(ours, chunk.ours), holdsSections(theirs, chunk.theirs) {
            let first = (parts(of: ours, chunk.ours).first, parts(of: theirs, chunk.theirs).first)
            if let our = first.0, let their = first.1, rules.precedes(their, our) {
                return written(chunk.theirs, of: .theirs) + written(chunk.ours, of: .ours)
            }
            return written(chunk.ours, of: .ours) + written(chunk.theirs, of: .theirs)
        }
        return [disagreement(chunk)]
    }

    /// Whether lines are headings with items under them, and nothing else.
    private func holdsSections(_ text: PartedText, _ lines: Range<Int>) -> Bool {
        let lines = text.lines[lines].filter { !$0.isSeparator }
        return lines.first.map { text.isHeading($0) } ?? false
            && lines.last.map { isItem($0, of: text) } ?? false
            && lines.allSatisfy { text.isHeading($0) || isItem($0, of: text) }
    }

    private mutating func disagreement(_ chunk: MergeChunk) -> WrittenLine {
        func text(_ text: PartedText, _ lines: Range<Int>) -> [UInt8] {
            guard let first = text.lines[lines].first, let last = text.lines[lines].last else { return [] }
            return Array(text.bytes[first.range.lowerBound..<last.range.upperBound])
        }
        for key in parts(of: ours, chunk.ours) + parts(of: theirs, chunk.theirs) {
            written.insert(key)
            undecided.insert(key)
        }
        let disagreement = MergeDisagreement(
            base: hasBase ? text(base, chunk.base) : nil, ours: text(ours, chunk.ours),
            theirs: text(theirs, chunk.theirs), subject: rules.nameOfText)
        return WrittenLine(.text, [.disagreement(disagreement)])
    }

    // MARK: Lines

    mutating func written(_ lines: Range<Int>, of side: Side) -> [WrittenLine] {
        let text = side == .ours ? ours : theirs
        return lines.map { written(text.lines[$0], of: text) }
    }

    private mutating func written(_ line: PartedText.Line, of text: PartedText) -> WrittenLine {
        if line.parts.isEmpty {
            return WrittenLine(line.isSeparator ? .separator : .text, [.text(Array(text.bytes[line.range]))])
        }
        if line.isPart {
            let key = text.parts[line.parts.lowerBound].key
            // Both sides have moved it, or one has moved what the other has removed.
            if written.contains(key) || isRemoved(key) && !isChanged(key) { return WrittenLine(.nothing, []) }
            written.insert(key)
            let pieces = merged(key, from: text)
            items.append((key, pieces))
            return WrittenLine(
                .item, pieces.ending(with: Array(text.bytes[line.end..<line.range.upperBound])))
        }
        var result: [UInt8] = []
        var subject: String?
        var start = line.range.lowerBound
        for index in line.parts {
            let part = text.parts[index]
            result += text.bytes[start..<part.range.lowerBound]
            start = part.range.upperBound
            written.insert(part.key)
            if let merged = merged(part.key, from: text).text {
                result += merged
            } else {
                subject = subject ?? rules.name(part.key)
            }
        }
        result += text.bytes[start..<line.range.upperBound]
        guard let subject else { return WrittenLine(.text, [.text(result)]) }
        let whole = wholeLine(with: text.parts[line.parts.lowerBound].key, subject)
        return WrittenLine(.text, [.disagreement(whole)])
    }

    /// The line on which a part stands in each version.
    private func wholeLine(with key: PartKey, _ subject: String) -> MergeDisagreement {
        func line(_ text: PartedText) -> [UInt8]? {
            guard let place = text.places[key] else { return nil }
            let index = text.lines.partitioningIndex { $0.parts.upperBound > place }
            guard index < text.lines.count else { return nil }
            return Array(text.bytes[text.lines[index].range])
        }
        return MergeDisagreement(
            base: line(base), ours: line(ours) ?? [], theirs: line(theirs) ?? [], subject: subject)
    }

    private func merged(_ key: PartKey, from text: PartedText) -> [MergePiece] {
        guard let our = ours[key], let their = theirs[key] else {
            let own = Array(text[key] ?? [])
            if isRemoved(key) {
                let isOurs = ours[key] != nil
                return [
                    .disagreement(
                        MergeDisagreement(
                            base: base[key].map { Array($0) }, ours: isOurs ? own : [],
                            theirs: isOurs ? [] : own, subject: rules.name(key)))
                ]
            }
            if rules.isContested(key) {
                return [
                    .disagreement(
                        MergeDisagreement(
                            base: nil, ours: ours[key] == nil ? [] : own, theirs: ours[key] == nil ? own : [],
                            subject: rules.name(key), keepsBoth: true))
                ]
            }
            return [.text(own)]
        }
        let old = base[key]
        if rules.isDerived(key) { return rules.merge(key, old, our, their) }
        if our == their || old == their { return [.text(Array(our))] }
        if old == our { return [.text(Array(their))] }
        return rules.merge(key, old, our, their)
    }
}
