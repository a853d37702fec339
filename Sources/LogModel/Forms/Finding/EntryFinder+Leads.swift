internal import MarkdownAST

/// Lines in bold that begin entries.
extension EntryFinder {
    /// `**[2026-03-04] t**` and text under it.
    mutating func findLeadLines() {
        let leads = allLeads()
        let keyed = withKeys(leads)
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
        } else if isTitledLog, keyed.count == 1, tells(keyed[0]) {
            // The first entry of a log.
            taken = keyed
        }
        take(leads: taken)
    }

    /// Those of some lines that name an entry or say when it was, how bad, or how far one has come. An id without a dash counts only if others
    /// begin like it: `F4` may be anything.
    private func withKeys(_ leads: [Lead]) -> [Lead] {
        func family(_ lead: Lead) -> [UInt8]? {
            guard case .id(let key) = lead.scan.key, !key.isJoined else { return nil }
            return key.family(in: bytes)
        }
        let families = Dictionary(leads.compactMap(family).map { ($0, 1) }, uniquingKeysWith: +)
        return leads.filter { lead in
            if lead.scan.holdsValues { return true }
            guard lead.scan.key != nil, !lead.scan.isKeyAtEnd else { return false }
            return family(lead).map { lead.scan.isKeySetOff && families[$0, default: 0] >= 2 } ?? true
        }
    }

    /// Whether a cause, a fix or the like stands in the lines behind one.
    private func tells(_ lead: Lead) -> Bool {
        let first = labels.fields.partitioningIndex { $0.line > lead.line }
        let next = outline.headings.partitioningIndex { $0.line > lead.line }
        let end = next < outline.headings.count ? outline.headings[next].line : outline.lineCount
        return labels.fields[first...].prefix { $0.line < end }.contains { $0.role != nil && $0.isExact }
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
                    scan: lead.scan, isKeyOfFamily: lead.isKeyLabelled))
        }
    }

    /// A line that begins with text in bold that is no label.
    struct Lead {
        let line: Int
        let scan: HeadScan
        /// Whether its paragraph begins with it.
        let isFirst: Bool
        /// Whether a label says that its key is one.
        var isKeyLabelled = false
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

    /// The longest label of an id, in bytes.
    private static let longestKeyName = 16

    /// A paragraph that begins with the label of an id: `ID: R1`, `**ID:** F-7`.
    private func labelledKey(_ content: Range<Int>, onLine line: Int) -> Lead? {
        let text = bytes.skippingMarks(content)
        let end = min(content.upperBound, text + Self.longestKeyName)
        guard text < end, let colon = bytes[text..<end].firstIndex(of: UInt8(ascii: ":")),
            HeadingWords.isKeyName(bytes, bytes.trimmingMarks(text..<colon))
        else { return nil }
        let scan = HeadScan(bytes, bytes.skippingMarks(colon + 1..<content.upperBound)..<content.upperBound)
        guard case .id = scan.key, scan.isKeySetOff else { return nil }
        return Lead(line: line, scan: scan, isFirst: true, isKeyLabelled: true)
    }

    private func lead(onLine line: Int, isFirst: Bool) -> Lead? {
        let content = bytes.trimmingBlanks(document.source.content(ofLine: line))
        let text = bytes.skippingMarks(content)
        if isFirst, let lead = plainLead(content, onLine: line) ?? labelledKey(content, onLine: line) {
            return lead
        }
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
