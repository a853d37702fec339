internal import MarkdownAST

/// Items of lists: `- **t** — text. Fix: …`, `- [2026-03-04] t`, `1. **t** text`.
extension EntryFinder {
    mutating func findLists() {
        let taken = Set(found.compactMap(\.item))
        var items = items(of: outline.lists)
        if !taken.isEmpty { items.removeAll { taken.contains($0.node) } }
        guard items.count >= 2 else { return }
        // A file may be one list of very many items, which are not copied then.
        let free = found.isEmpty ? items : items.filter { !isWithinEntry(line: $0.lines.lowerBound) }
        let dated = free.filter { $0.scan.date != nil && $0.scan.datePlace == .start }
        let keyed = free.filter { if case .id = $0.scan.key { $0.scan.isKeySetOff } else { false } }
        if found.isEmpty, keyed.count >= 2, keyed.count * 2 >= free.count {
            for item in keyed { take(item) }
        } else if dated.count >= 2, dated.count * 2 >= free.count, !isInOneTimeline(dated),
            found.isEmpty || dated.count * 2 >= found.count
        {
            for item in dated { take(item) }
        } else if found.isEmpty {
            findUndated(free)
        } else if found.allSatisfy({ $0.form == .plain || $0.form == .number }), isMadeOfLists(items) {
            // Headings without a key, and many more items in bold: the headings are topics or remarks.
            dropFound()
            findUndated(self.items(of: outline.lists))
        } else {
            let isOfIDs = found.allSatisfy { $0.form == .id }
            let more = isOfIDs ? new(keyed) : []
            for item in more.count >= 2 ? more : continued(items) { take(item, isKeyOfFamily: isOfIDs) }
        }
    }

    /// The items in bold with ids that no entry has.
    private func new(_ keyed: [ListItem]) -> [ListItem] {
        let known = Set(found.compactMap { $0.scan.keyRange.map { bytes[$0] } })
        return keyed.filter { item in
            item.isBold && item.scan.keyRange.map { !known.contains(bytes[$0]) } ?? false
        }
    }

    /// Whether a titled log holds three times as many items in bold as headings were taken for entries.
    private func isMadeOfLists(_ items: [ListItem]) -> Bool {
        let bold = items.filter { $0.isBold && !isLabelled($0) }
        return isTitledLog && bold.count >= found.count * 3 && bold.count * 2 >= items.count
    }

    /// Whether dated items tell what happened one after the other on one day.
    func isInOneTimeline(_ items: [ListItem]) -> Bool {
        let days = Set(items.compactMap { $0.scan.date?.date })
        return days.count <= 1 && items.count >= 3 && !isTitledLog
    }

    /// Numbered items in bold that count on over several lists, wherever those stand.
    private func continued(_ items: [ListItem]) -> [ListItem] {
        var taken: [ListItem] = []
        var isOver = false
        for item in items where item.number != nil && item.isBold {
            guard let last = taken.last, let number = item.number, let before = last.number else {
                if item.number == 1, !isWithinEntry(line: item.lines.lowerBound) { taken.append(item) }
                continue
            }
            // One in between may stand elsewhere.
            guard (before + 1...before + 3).contains(number) else { continue }
            if item.list != last.list {
                guard item.isFirst else { continue }
                isOver = true
            } else if number != before + 1 {
                continue
            }
            taken.append(item)
        }
        return isOver && taken.count >= 5 ? taken : []
    }

    private mutating func findUndated(_ items: [ListItem]) {
        let continued = continued(items)
        if continued.count * 2 >= items.count {
            for item in continued { take(item) }
            return
        }
        let isOfRules = outline.headings.first.map { HeadingWords.isOfRules(bytes, $0.text) } ?? false
        guard isTitledLog || isAllList(items) && (tellsFailures(items) || isOfRules) else { return }
        let bold = items.filter { $0.isBold && !isLabelled($0) }
        // A list counts by itself; others in the file may be parts of a text.
        let sizes = Dictionary(grouping: items, by: \.list).mapValues(\.count)
        let boldSizes = Dictionary(grouping: bold, by: \.list).mapValues(\.count)
        let leading = bold.filter { boldSizes[$0.list, default: 0] * 2 >= sizes[$0.list, default: 0] }
        if leading.count >= 2, covers(leading, leading.count >= 10 ? 3 : 2) {
            // In an ordered list, what is not in bold counts on, too.
            let ordered = Set(leading.filter { $0.number != nil }.map(\.list))
            let beside = items.filter { ordered.contains($0.list) && $0.lead.count >= 8 && !isLabelled($0) }
            let all = Set(leading.map(\.node)).union(beside.map(\.node))
            for item in items where all.contains(item.node) { take(item) }
            return
        }
        // `- Problem: x. Fix: y` in most items.
        let labelled = items.filter { isLabelled($0) }
        let firstLabels = Dictionary(grouping: labelled.compactMap { firstLabel($0) }) { $0 }
        let first = firstLabels.max {
            ($0.value.count, $1.key.startIndex) < ($1.value.count, $0.key.startIndex)
        }
        if let label = first, label.value.count >= 3,
            label.value.count * 3 >= items.count * 2
        {
            for item in labelled where firstLabel(item) == label.key { take(item) }
            return
        }
        // Plain items under topics, where the file holds nothing but them.
        let long = items.filter { $0.lead.count >= 8 && !isLabelled($0) }
        // `open` — nobody has looked: the words for states are explained.
        let explained = long.count { $0.scan.status != nil && bytes[$0.lead.lowerBound] == UInt8(ascii: "`") }
        if explained * 2 >= long.count, explained > 0 { return }
        let isAll =
            items.count >= 3 && long.count * 4 >= items.count * 3 && outline.paragraphs.count <= items.count
        let isCollection = outline.headings.first.map { HeadingWords.isCollection(bytes, $0.text) } ?? false
        let isMade = isCollection && covers(long, 1.5) || tellsFailures(items) && covers(long, 2)
        if isAll, isMade || isOfRules {
            for item in long { take(item) }
        }
    }

    /// Whether a third of the items say in their text what the cause, the fix or the lesson was. Of very many items, some speak for all.
    private func tellsFailures(_ items: [ListItem]) -> Bool {
        let step = max(1, items.count / Self.mostItemsRead)
        let read = stride(from: 0, to: items.count, by: step).map { items[$0] }
        let told = read.count { item in
            HeadingWords.tellsFailure(bytes.string(document.source.range(ofLines: item.lines)))
        }
        return told * 3 >= read.count
    }

    /// About how many items are searched for words.
    private static let mostItemsRead = 1000

    /// Whether the item begins with the label of a field.
    func isLabelled(_ item: ListItem) -> Bool {
        let line = item.lines.lowerBound
        var index = labels.fields.partitioningIndex { $0.line >= line }
        while index < labels.fields.count, labels.fields[index].line == line {
            let field = labels.fields[index]
            if field.isExact, field.style != .heading, item.lead.overlaps(field.words) { return true }
            index += 1
        }
        return false
    }

    /// Whether a file is one list, or little else.
    private func isAllList(_ items: [ListItem]) -> Bool { items.count >= 5 && covers(items, 1.5) }

    /// Whether items take at least one of so many lines of the file, headings and blank lines aside.
    private func covers(_ items: [ListItem], _ share: Double) -> Bool {
        let lines = items.reduce(0) { $0 + $1.lines.count }
        let all = (0..<outline.lineCount).count {
            !bytes.trimmingBlanks(document.source.content(ofLine: $0)).isEmpty
        }
        return Double(lines) * share >= Double(all - outline.headings.count)
    }

    private func firstLabel(_ item: ListItem) -> ArraySlice<UInt8>? {
        let index = labels.fields.partitioningIndex { $0.line >= item.lines.lowerBound }
        guard index < labels.fields.count, labels.fields[index].line == item.lines.lowerBound else {
            return nil
        }
        return bytes[labels.fields[index].words]
    }

    mutating func take(_ item: ListItem, isKeyOfFamily: Bool = false) {
        var entry = FoundEntry(
            form: .item, heading: outline.heading(at: item.lines.lowerBound), lines: item.lines,
            scan: item.scan)
        entry.item = item.node
        entry.isKeyOfFamily = isKeyOfFamily
        take(entry)
    }
}
