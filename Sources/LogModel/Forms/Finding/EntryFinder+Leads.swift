internal import MarkdownAST

/// Lines in bold that begin entries.
extension EntryFinder {
    /// `**[2026-03-04] t**` and text under it.
    mutating func findLeadLines() {
        let leads = allLeads()
        let keyed = leads.filter {
            $0.scan.key != nil && !$0.scan.isKeyAtEnd || $0.scan.date != nil || $0.scan.status != nil
                || $0.scan.severity != nil
        }
        var taken: [Lead] = []
        let titles = leads.filter(\.isFirst)
        let isMadeOfTitles = isTitledLog && titles.count >= 3 && titles.count * 3 >= outline.paragraphs.count
        if isMadeOfTitles, keyed.count * 2 < titles.count {
            // Lines in bold with nothing but a title, if the file is made of them.
            taken = titles
        } else if keyed.count >= 2,
            keyed.count * 2 >= leads.count || isTitledLog && keyed.count * 3 >= leads.count
        {
            taken = keyed
        } else if isMadeOfTitles {
            taken = titles
        }
        take(leads: taken)
    }

    /// The lines that begin entries, or look like it.
    func allLeads() -> [Lead] {
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
        return leads
    }

    /// Takes lines for entries, each with what stands under it up to the next one.
    mutating func take(leads taken: [Lead]) {
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
    struct Lead {
        let line: Int
        let scan: HeadScan
        /// Whether its paragraph begins with it.
        let isFirst: Bool
    }

    /// A paragraph that begins with a date or an id in brackets and no emphasis: `[2026-03-04] t`, `2026-03-04 — t`, `[BUG-7] [2026-03-04]`.
    private func plainLead(_ content: Range<Int>, onLine line: Int) -> Lead? {
        let isPlain = content.first.map { bytes[$0].isDigit || bytes[$0] == UInt8(ascii: "[") } ?? false
        guard isPlain else { return nil }
        let scan = HeadScan(bytes, content)
        let isKeyed = if case .id = scan.key { scan.isKeyBracketed && !scan.isKeyAtEnd } else { false }
        let isDated = scan.date != nil && scan.datePlace == .start && !scan.title.isEmpty
        guard isKeyed || isDated else { return nil }
        return Lead(line: line, scan: scan, isFirst: true)
    }

    private func lead(onLine line: Int, isFirst: Bool) -> Lead? {
        let content = bytes.trimmingBlanks(document.source.content(ofLine: line))
        let text = bytes.skippingMarks(content)
        if isFirst, let lead = plainLead(content, onLine: line) { return lead }
        guard bytes[content.lowerBound..<text].contains(UInt8(ascii: "*")),
            let open = bytes.firstOffset(of: Array("**".utf8), in: content.lowerBound..<text),
            let close = bytes.firstOffset(of: Array("**".utf8), in: text..<content.upperBound)
        else { return nil }
        let index = labels.fields.partitioningIndex { $0.line >= line }
        if index < labels.fields.count, labels.fields[index].line == line, labels.fields[index].isExact {
            return nil
        }
        var scan = HeadScan(bytes, open + 2..<close)
        if scan.title.isEmpty || scan.key == nil && scan.date == nil && content.count <= 200 {
            let whole = HeadScan(bytes, content)
            if scan.title.isEmpty || whole.date != nil || whole.status != nil { scan = whole }
        }
        return Lead(line: line, scan: scan, isFirst: isFirst)
    }
}
