extension PartedMerge {
    /// The items of both sides, each once, without those that a side has removed. Between two items that no side has one after the other
    /// stand the separators that stand between others.
    ///
    /// - Complexity: O(n) in the lines of the chunk
    mutating func united(_ chunk: MergeChunk) -> [WrittenLine] {
        let old = ItemRun(base, chunk.base)
        let our = ItemRun(ours, chunk.ours)
        let their = ItemRun(theirs, chunk.theirs)
        var lines: [WrittenLine] = []
        var last: (place: SidePlace, run: ItemRun)?
        for key in order(old, our, their) where !written.contains(key) && !(isRemoved(key) && !isChanged(key))
        {
            let place: SidePlace
            let run: ItemRun
            if let index = our.places[key] {
                (place, run) = (SidePlace(side: .ours, index: index), our)
            } else if let index = their.places[key] {
                (place, run) = (SidePlace(side: .theirs, index: index), their)
            } else {
                continue
            }
            if let last {
                lines += separators(from: last.place, to: place, key, our, their)
            } else {
                lines += written(run.lead, of: place.side)
            }
            lines += written(run.items[place.index]..<run.items[place.index] + 1, of: place.side)
            last = (place, run)
        }
        if let last { return lines + written(last.run.tail, of: last.place.side) }
        // Nothing is left but separators: where items were, those before their place and those behind it.
        let isOurs = our.items.isEmpty
        let rest = isOurs ? written(chunk.ours, of: .ours) : written(their.tail, of: .theirs)
        if old.items.isEmpty { return rest }
        return written(our.lead, of: .ours) + [WrittenLine(.nothing, [])] + rest
    }

    private struct SidePlace {
        let side: Side
        let index: Int
    }

    /// The items in the order of ours, and those that only theirs has behind the ones that they follow there.
    private func order(_ old: ItemRun, _ our: ItemRun, _ their: ItemRun) -> [PartKey] {
        let ordered = our.keys.filter { !isMovedAway($0, old, in: theirs, their) }
        let kept = Set(ordered)
        // What theirs has and ours does not, by the item that stands before it.
        var additions: [PartKey?: [PartKey]] = [:]
        var anchor: PartKey?
        for key in their.keys {
            if kept.contains(key) {
                anchor = key
            } else if our.places[key] == nil, !isMovedAway(key, old, in: ours, our) {
                additions[anchor, default: []].append(key)
            }
        }
        var order: [PartKey] = []
        var waiting = additions[nil, default: []][...]
        for key in ordered {
            let isNew = base.places[key] == nil && theirs.places[key] == nil
            while let next = waiting.first, !isNew || rules.precedes(next, key) {
                order.append(next)
                waiting.removeFirst()
            }
            order.append(key)
            if let added = additions[key] { waiting = added[...] }
        }
        return order + waiting
    }

    /// Whether a side has moved an item of the base to another place.
    private func isMovedAway(_ key: PartKey, _ old: ItemRun, in text: PartedText, _ run: ItemRun) -> Bool {
        old.places[key] != nil && text.places[key] != nil && run.places[key] == nil
    }

    /// The separators between two items that follow each other in the merge.
    private mutating func separators(
        from place: SidePlace, to next: SidePlace, _ key: PartKey, _ our: ItemRun, _ their: ItemRun
    ) -> [WrittenLine] {
        let runs = [(our, Side.ours), (their, .theirs)]
        let before = (place.side == .ours ? our : their).keys[place.index]
        for (run, side) in runs {
            if let index = run.places[key], index > 0, run.keys[index - 1] == before {
                return written(run.gap(before: index), of: side)
            }
        }
        for (run, side) in runs where run.items.count > 1 { return written(run.gap(before: 1), of: side) }
        for (text, side) in [(ours, Side.ours), (theirs, .theirs)] {
            if let lines = text.firstGap(rules.isItem) { return written(lines, of: side) }
        }
        for (run, side) in runs where !run.lead.isEmpty { return written(run.lead, of: side) }
        return []
    }
}

/// Lines that are items and separators.
private struct ItemRun {
    let keys: [PartKey]
    /// The lines of the items.
    let items: [Int]
    /// The index of each item.
    let places: [PartKey: Int]
    /// The separators before the first item; empty if there is none.
    let lead: Range<Int>
    /// The separators behind the last item, or all lines.
    let tail: Range<Int>

    init(_ text: PartedText, _ lines: Range<Int>) {
        items = lines.filter { text.lines[$0].isPart }
        keys = items.map { text.parts[text.lines[$0].parts.lowerBound].key }
        places = Dictionary(zip(keys, keys.indices)) { first, _ in first }
        lead = lines.lowerBound..<(items.first ?? lines.lowerBound)
        tail = (items.last.map { $0 + 1 } ?? lines.lowerBound)..<lines.upperBound
    }

    /// The separators between an item and the one before it.
    func gap(before index: Int) -> Range<Int> { items[index - 1] + 1..<items[index] }
}

extension PartedText {
    /// The separators between the first two items that have nothing else between them; nil if there are no such items.
    ///
    /// - Complexity: O(lines before them)
    fileprivate func firstGap(_ isItem: (PartKey) -> Bool) -> Range<Int>? {
        var start: Int?
        for (index, line) in lines.enumerated() {
            if line.isPart, isItem(parts[line.parts.lowerBound].key) {
                if let start { return start..<index }
                start = index + 1
            } else if !line.isSeparator {
                start = nil
            }
        }
        return nil
    }
}
