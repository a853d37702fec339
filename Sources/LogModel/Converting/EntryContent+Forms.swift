internal import MarkdownAST

extension EntryContent {
    /// Reads the fields of an entry in another form, and the texts between them.
    mutating func readFields(of entry: FormEntry, in document: Document) {
        let source = document.source
        let bytes = source.bytes
        if entry.row != nil { return readCells(of: entry, in: document) }
        var end = entry.head.text.upperBound
        if let node = entry.node, entry.form != .item {
            end = source.start(ofLine: document.headingEnd(node))
        } else {
            end = bytes.skippingLead(from: end, to: entry.range.upperBound)
        }
        var cursor = entry.form == .file ? 0 : end
        let head = entry.lines.lowerBound
        func addText(to limit: Int) {
            // The heading of a file stands between what is before it and what is under it.
            if entry.form == .file, cursor < end, limit > cursor {
                let start = source.start(ofLine: head)
                if cursor < min(limit, start) {
                    let text = Self.text(bytes, cursor..<min(limit, start))
                    append("", nil, Self.withoutFences(text))
                }
                if limit > end { append("", nil, Self.text(bytes, end..<limit)) }
            } else if limit > cursor {
                append("", nil, Self.text(bytes, cursor..<limit))
            }
        }
        let section = Self.firstHeading(of: entry, behind: end, in: document)
        for field in entry.fields where field.style != .column && field.style != .inHeading {
            let role = document.role(of: field, in: entry)
            if Self.isText(field, role, bytes, behind: section) { continue }
            var start = field.spelling.lowerBound
            if field.style == .heading { start = source.start(ofLine: field.line) }
            addText(to: start)
            cursor = max(cursor, field.value.upperBound, field.spelling.upperBound)
            if let key = entry.key, field.value.lowerBound <= key.range.lowerBound,
                key.range.upperBound <= field.value.upperBound,
                wordCounts(bytes[field.value]) == wordCounts(bytes[key.range])
            {
                continue
            }
            var text = Self.text(bytes, field.value)
            // `**X** (remark): v`
            let remark = Self.text(bytes, field.words.upperBound..<field.spelling.upperBound)
            if field.style != .heading, field.style != .data, !wordCounts(remark.utf8).isEmpty {
                let trimmed = bytes.trimmingMarks(field.words.upperBound..<field.spelling.upperBound)
                text = "\(bytes.string(trimmed)) \(text)"
            }
            append(
                bytes.string(field.words), role,
                field.style == .row ? Self.cellText(text) : text)
        }
        addText(to: entry.range.upperBound)
    }

    /// Whether a label is part of a text: one that says nothing to anybody but this log, in an ordered list or under a heading within
    /// the entry.
    private static func isText(
        _ field: FormField, _ role: FieldRole?, _ bytes: [UInt8], behind section: Int
    ) -> Bool {
        guard field.style == .strong || field.style == .plain, let first = field.spelling.first else {
            return false
        }
        let isOrdered = bytes[first].isDigit
        let isItem = isOrdered || bytes[first].isOne(of: "-+") || bytes.has(Array("* ".utf8), at: first)
        switch role {
        case .date, .severity, .status: return false
        case nil: return isOrdered || field.spelling.lowerBound > section
        default: return isItem && field.spelling.lowerBound > section
        }
    }

    /// Where the first heading within an entry begins; behind the entry if there is none.
    private static func firstHeading(of entry: FormEntry, behind start: Int, in document: Document) -> Int {
        let headings = document.topLevelHeadings
        let next = headings.partitioningIndex {
            document.source.start(ofLine: Int(document.nodes[$0].startLine)) >= start
        }
        guard next < headings.count else { return Int.max }
        return document.source.start(ofLine: Int(document.nodes[headings[next]].startLine))
    }

    private mutating func append(_ label: String, _ role: FieldRole?, _ text: String) {
        fields.append(Field(label: label, role: role, text: text))
    }

    private mutating func readCells(of entry: FormEntry, in document: Document) {
        let bytes = document.source.bytes
        for field in entry.fields where !field.value.isEmpty && field.value != entry.titleRange {
            if let key = entry.key, field.value.overlaps(key.range),
                wordCounts(bytes[field.value]) == wordCounts(bytes[key.range])
            {
                continue
            }
            let label = bytes.string(field.words)
            append(
                label == FormPrinter.textColumn ? "" : label, document.role(of: field, in: entry),
                Self.cellText(bytes.string(field.value)))
        }
    }

    /// Front matter without the lines around it.
    private static func withoutFences(_ text: String) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false)
            .filter {
                !$0.hasPrefix("```") && !$0.hasPrefix("~~~") && !$0.hasPrefix("---") && !$0.hasPrefix("+++")
            }
            .joined(separator: "\n")
    }

    /// A cell as a text: line breaks are `<br>` there, and bars have a backslash.
    static func cellText(_ text: String) -> String {
        text.replacing("<br>", with: "\n").replacing("\\|", with: "|")
    }

    /// A range as a text with line feeds, without the indentation that all lines but the first share.
    static func text(_ bytes: [UInt8], _ range: Range<Int>) -> String {
        var lines: [ArraySlice<UInt8>] = []
        var start = range.lowerBound
        var offset = start
        while offset < range.upperBound {
            if bytes[offset].isLineEnding {
                lines.append(bytes[start..<offset])
                let isPair =
                    bytes[offset] == UInt8(ascii: "\r") && offset + 1 < range.upperBound
                    && bytes[offset + 1] == UInt8(ascii: "\n")
                offset += isPair ? 2 : 1
                start = offset
            } else {
                offset += 1
            }
        }
        lines.append(bytes[start..<range.upperBound])
        while let first = lines.first, first.allSatisfy(\.isBlank) { lines.removeFirst() }
        while let last = lines.last, last.allSatisfy(\.isBlank) { lines.removeLast() }
        let indents = lines.dropFirst().filter { !$0.allSatisfy(\.isBlank) }.map { line in
            line.prefix { $0 == 0x20 }.count
        }
        let common = indents.min() ?? 0
        let texts = lines.enumerated().map { index, line in
            String(decoding: index == 0 ? line : line.dropFirst(min(common, line.count)), as: UTF8.self)
        }
        return texts.joined(separator: "\n")
    }
}

extension Array<UInt8> {
    /// Behind what closes the lead of an item and divides it from the text.
    fileprivate func skippingLead(from start: Int, to end: Int) -> Int {
        var offset = start
        while offset < end, self[offset].isOne(of: "*_ ") { offset += 1 }
        for dash in ["—", "–", ":", "-", "："] where offset > start && has(Array<UInt8>(dash.utf8), at: offset)
        {
            return skippingBlanks(from: offset + dash.utf8.count, to: end)
        }
        return offset
    }
}
