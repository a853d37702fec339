internal import MarkdownAST

/// Items of lists: `- **t** — text. Fix: …`, `- [2026-03-04] t`, `1. **t** text`.
extension EntryFinder {
    private struct ListItem {
        let node: Int
        let list: Int
        let lines: Range<Int>
        /// The number of an item of an ordered list.
        let number: Int?
        /// Whether its list begins with it.
        let isFirst: Bool
        /// The text in bold at its start, or up to the first colon, dash or full stop.
        let lead: Range<Int>
        let isBold: Bool
        let scan: HeadScan
    }

    mutating func findLists() {
        let items = outline.lists.flatMap { self.items(of: $0) }
        guard items.count >= 2 else { return }
        let free = items.filter { !isWithinEntry(line: $0.lines.lowerBound) }
        let dated = free.filter { $0.scan.date != nil && $0.scan.datePlace == .start }
        let keyed = free.filter { if case .id = $0.scan.key { $0.scan.isKeySetOff } else { false } }
        if found.isEmpty, keyed.count >= 2, keyed.count * 2 >= free.count {
            for item in keyed { take(item) }
        } else if dated.count >= 2, dated.count * 2 >= free.count, !isInOneTimeline(dated) {
            for item in dated { take(item) }
        } else if found.isEmpty {
            findUndated(free)
        } else {
            for item in continued(items) { take(item) }
        }
    }

    /// Whether dated items tell what happened one after the other on one day.
    private func isInOneTimeline(_ items: [ListItem]) -> Bool {
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
        guard isTitledLog else { return }
        let bold = items.filter { $0.isBold && !isLabelled($0) }
        if bold.count >= 2, bold.count * 2 >= items.count {
            for item in bold { take(item) }
            return
        }
        // Plain items under topics, where the file holds nothing but them.
        let long = items.filter { $0.lead.count >= 8 && !isLabelled($0) }
        let isAll =
            items.count >= 3 && long.count * 4 >= items.count * 3 && outline.paragraphs.count <= items.count
        let isCollection = HeadingWords.isCollection(bytes, outline.headings[0].text)
        if isAll, isCollection || tellsFailures(items) {
            for item in long { take(item) }
        }
    }

    /// Whether a third of the items say in their text what the cause, the fix or the lesson was.
    private func tellsFailures(_ items: [ListItem]) -> Bool {
        let words = [
            "fix:", "cause:", "lesson:", "fixed", "because", "instead", "never ", "always ", "don't", "修复",
            "原因", "ではなく", "대신", "→", "must ",
        ]
        let told = items.count { item in
            let text = bytes.string(document.source.range(ofLines: item.lines)).lowercased()
            return words.contains { text.contains($0) }
        }
        return told * 3 >= items.count
    }

    /// Whether the item begins with the label of a field.
    private func isLabelled(_ item: ListItem) -> Bool {
        let line = item.lines.lowerBound
        var index = labels.fields.partitioningIndex { $0.line >= line }
        while index < labels.fields.count, labels.fields[index].line == line {
            let field = labels.fields[index]
            if field.isExact, field.style != .heading, item.lead.overlaps(field.words) { return true }
            index += 1
        }
        return false
    }

    private mutating func take(_ item: ListItem) {
        var entry = FoundEntry(
            form: .item, heading: outline.heading(at: item.lines.lowerBound), lines: item.lines,
            scan: item.scan)
        entry.item = item.node
        take(entry)
    }

    /// The items of a top-level list that may be entries.
    private func items(of list: Int) -> [ListItem] {
        guard case .list(let payload) = document.nodes[list].kind else { return [] }
        let line = Int(document.nodes[list].startLine)
        if let heading = outline.heading(at: line) {
            if outline.headings[heading].isRefused { return [] }
            if HeadingWords.isTimeline(bytes, bytes.trimmingMarks(outline.headings[heading].text)) {
                return []
            }
        }
        var items: [ListItem] = []
        var number = payload.start.map(Int.init)
        for node in document.children(of: list) {
            if let item = item(node, of: list, number: number) { items.append(item) }
            number = number.map { $0 + 1 }
        }
        return items
    }

    private func item(_ node: Int, of list: Int, number: Int?) -> ListItem? {
        guard node + 1 < document.nodes[node].subtreeEnd, case .paragraph = document.nodes[node + 1].kind
        else { return nil }
        let source = document.source
        var lines = document.lines(of: node)
        while lines.count > 1, bytes.trimmingBlanks(source.content(ofLine: lines.upperBound - 1)).isEmpty {
            lines = lines.lowerBound..<lines.upperBound - 1
        }
        let content = bytes.trimmingBlanks(source.content(ofLine: lines.lowerBound))
        guard var start = content.first else { return nil }
        while start < content.upperBound, !bytes[start].isBlank { start += 1 }
        start = bytes.skippingBlanks(from: start, to: content.upperBound)
        let (lead, isBold) = lead(from: start, firstLine: content.upperBound, lines: lines)
        guard !lead.isEmpty else { return nil }
        return ListItem(
            node: node, list: list, lines: lines, number: number, isFirst: node == list + 1, lead: lead,
            isBold: isBold, scan: HeadScan(bytes, lead))
    }

    /// The text in bold at an offset, which may run over lines, if it says more than a key or a date; else the first line.
    private func lead(from start: Int, firstLine end: Int, lines: Range<Int>) -> (
        range: Range<Int>, isBold: Bool
    ) {
        let line = start..<max(start, end)
        let last = document.source.content(ofLine: lines.upperBound - 1).upperBound
        // A box, an emoji or a date may stand before it.
        let text = bytes.skippingMarks(line)
        let marks = line.lowerBound..<text
        guard bytes[marks].contains(UInt8(ascii: "*")),
            let open = bytes.firstOffset(of: Array("**".utf8), in: marks),
            let close = bytes.firstOffset(of: Array("**".utf8), in: text..<min(last, text + 600))
        else { return (line, false) }
        let bold = open + 2..<close
        return HeadScan(bytes, bold).title.isEmpty ? (line, true) : (bold, true)
    }

    // MARK: Lead lines

    /// `**[2026-03-04] t**` and text under it.
    mutating func findLeadLines() {
        var leads: [Lead] = []
        for node in outline.paragraphs {
            let line = Int(document.nodes[node].startLine)
            if let heading = outline.heading(at: line), outline.headings[heading].isRefused { continue }
            for line in document.paragraphLines(node) {
                if let lead = lead(onLine: line, isFirst: line == Int(document.nodes[node].startLine)) {
                    leads.append(lead)
                }
            }
        }
        let keyed = leads.filter {
            $0.scan.key != nil || $0.scan.date != nil || $0.scan.status != nil || $0.scan.severity != nil
        }
        var taken: [Lead] = []
        if keyed.count >= 2, keyed.count * 2 >= leads.count || isTitledLog {
            taken = keyed
        } else if isTitledLog {
            // Lines in bold with nothing but a title, if the file is made of them.
            let titles = leads.filter { $0.isFirst }
            if titles.count >= 3, titles.count * 2 >= outline.paragraphs.count { taken = titles }
        }
        for (index, lead) in taken.enumerated() {
            var end = index + 1 < taken.count ? taken[index + 1].line : outline.lineCount
            let next = outline.headings.partitioningIndex { $0.line > lead.line }
            if next < outline.headings.count { end = min(end, outline.headings[next].line) }
            take(
                FoundEntry(
                    form: .lead, heading: outline.heading(at: lead.line), lines: lead.line..<end,
                    scan: lead.scan))
        }
    }

    /// A line that begins with text in bold that is no label.
    private struct Lead {
        let line: Int
        let scan: HeadScan
        /// Whether its paragraph begins with it.
        let isFirst: Bool
    }

    private func lead(onLine line: Int, isFirst: Bool) -> Lead? {
        let content = bytes.trimmingBlanks(document.source.content(ofLine: line))
        let text = bytes.skippingMarks(content)
        guard bytes[content.lowerBound..<text].contains(UInt8(ascii: "*")),
            let open = bytes.firstOffset(of: Array("**".utf8), in: content.lowerBound..<text),
            let close = bytes.firstOffset(of: Array("**".utf8), in: text..<content.upperBound)
        else { return nil }
        let index = labels.fields.partitioningIndex { $0.line >= line }
        if index < labels.fields.count, labels.fields[index].line == line, labels.fields[index].isExact {
            return nil
        }
        var scan = HeadScan(bytes, open + 2..<close)
        if scan.title.isEmpty { scan = HeadScan(bytes, content) }
        return Lead(line: line, scan: scan, isFirst: isFirst)
    }
}
