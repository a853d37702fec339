internal import MarkdownAST

/// Reads the items of lists as what may be entries.
extension EntryFinder {
    struct ListItem {
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

    /// The items of a top-level list that may be entries.
    func items(of list: Int) -> [ListItem] { items(of: [list]) }

    /// The items of top-level lists that may be entries, in the order of the file.
    ///
    /// - Complexity: O(n) in the items
    func items(of lists: [Int]) -> [ListItem] {
        var items: [ListItem] = []
        // A file may be one list of very many.
        items.reserveCapacity(
            lists.reduce(0) { $0 + document.children(of: $1).reduce(0) { count, _ in count + 1 } })
        for list in lists { add(list, to: &items) }
        return items
    }

    private func add(_ list: Int, to items: inout [ListItem]) {
        guard case .list(let payload) = document.nodes[list].kind else { return }
        let line = Int(document.nodes[list].startLine)
        if let heading = outline.heading(at: line) {
            if outline.headings[heading].isRefused { return }
            // Within an entry only numbers may go on.
            if payload.start == nil, isEntry[heading] || isWithinEntry(heading) { return }
            if role(ofHeading: heading) == .cause { return }
            if HeadingWords.isTimeline(bytes, bytes.trimmingMarks(outline.headings[heading].text)) {
                return
            }
        }
        var number = payload.start.map(Int.init)
        for node in document.children(of: list) {
            if let item = item(node, of: list, number: number) { items.append(item) }
            number = number.map { $0 + 1 }
        }
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
            isBold: isBold, scan: scan(of: lead, isBold: isBold, upTo: content.upperBound))
    }

    /// Takes the beginning of an item apart. `*Fixed in v2:* text` says with its emphasis how far one has come, and then what it was.
    private func scan(of lead: Range<Int>, isBold: Bool, upTo end: Int) -> HeadScan {
        guard isBold, lead.upperBound < end, let last = lead.last, bytes[last] == UInt8(ascii: ":"),
            let state = StateWords.prefix(bytes, lead), state.kind == .status
        else {
            var scan = HeadScan(bytes, lead)
            if isBold, lead.upperBound < end {
                scan.takeDate(behind: bytes.skippingMarks(lead.upperBound..<end), bytes, to: end)
            }
            return scan
        }
        return HeadScan(bytes, bytes.skippingMarks(lead.upperBound..<end)..<end, status: state.range)
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
        guard let mark = emphasis(in: marks),
            let close = bytes.firstOffset(of: mark.marks, in: text..<min(last, text + 600))
        else { return (beforeLabel(line), false) }
        let bold = mark.end..<close
        return HeadScan(bytes, bold).title.isEmpty ? (beforeLabel(line), true) : (bold, true)
    }

    /// The part of a line before the first label that follows a sentence: `The pump stood. **Fix:** a filter`, `The pump stood. Fix: a filter`.
    private func beforeLabel(_ line: Range<Int>) -> Range<Int> {
        var offset = line.lowerBound
        while let colon = bytes[offset..<line.upperBound].firstIndex(of: UInt8(ascii: ":")) {
            offset = colon + 1
            var end = colon
            while end > line.lowerBound, bytes[end - 1].isOne(of: "*_") { end -= 1 }
            var start = end
            let limit = max(line.lowerBound, end - FormRoles.maximumLength)
            while start > limit, !bytes[start - 1].isOne(of: ".;!?)*_:,") { start -= 1 }
            let words = bytes.skippingBlanks(from: start, to: end)..<end
            guard !words.isEmpty, FormRoles.isExact(bytes.string(words)) else { continue }
            var before = words.lowerBound
            while before > line.lowerBound, bytes[before - 1].isOne(of: "*_") { before -= 1 }
            while before > line.lowerBound, bytes[before - 1].isBlank { before -= 1 }
            // Before a label in bold any text may stand; before a plain one a sentence must have ended.
            let isStrong = bytes[before..<words.lowerBound].contains { $0.isOne(of: "*_") }
            let isSetOff = before > line.lowerBound && bytes[before - 1].isOne(of: ".;!?)")
            if before > line.lowerBound, isStrong || isSetOff { return line.lowerBound..<before }
        }
        return line
    }

    /// The marks of strong text or emphasis in what decorates a text; code may begin right behind them.
    private func emphasis(in marks: Range<Int>) -> (marks: [UInt8], end: Int)? {
        guard let start = marks.first(where: { bytes[$0].isOne(of: "*_") }) else { return nil }
        var end = start
        while end < marks.upperBound, bytes[end] == bytes[start] { end += 1 }
        return end - start <= 2 ? (Array(bytes[start..<end]), end) : nil
    }
}
