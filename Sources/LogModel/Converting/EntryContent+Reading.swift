internal import MarkdownAST

extension EntryContent {
    /// Reads an entry.
    ///
    /// - Parameter form: what inference reads of it, if that is to be taken for an entry in bizlog's own form.
    /// - Complexity: O(n) in the bytes of the entry
    init(_ entry: LogEntry, readAs form: FormEntry? = nil) {
        let summary = entry.summary
        let isNumber = entry.form?.key?.isNumber ?? false
        key = entry.hasID ? (isNumber ? .number(entry.id.text) : .id(entry.id.text)) : nil
        // A heading has one line.
        title = Self.joined(entry.title)
        date = entry.date
        severity = summary[.severity]
        status = summary[.status]
        line = entry.position.line - 1
        fields = []
        if let form = form ?? (entry.syntax == nil ? entry.form : nil) {
            if form.row != nil { title = Self.cellText(title) }
            readFields(of: form, in: entry.log.document)
        } else {
            readFields(of: entry.failure, in: entry)
        }
        fields.removeAll { $0.label.isEmpty && wordCounts($0.text.utf8).isEmpty }
        cutFacts()
    }

    /// A text of several lines as one line.
    private static func joined(_ text: String) -> String {
        guard text.utf8.contains(where: \.isLineEnding) else { return text }
        return text.split(whereSeparator: \.isNewline).map { line in
            String(line.drop { $0 == " " || $0 == "\t" })
        }
        .joined(separator: " ")
    }

    /// A fact ends with its paragraph; what stands under it has no label.
    private mutating func cutFacts() {
        var index = 0
        while index < fields.count {
            let field = fields[index]
            let isFact =
                switch field.role {
                case .date, .severity, .status, .category, .layer, .entity, .owner: true
                default: field.label == Self.keyNote
                }
            if isFact, let end = field.text.firstRange(of: "\n\n") {
                fields[index].text = String(field.text[..<end.lowerBound])
                index += 1
                fields.insert(
                    Field(label: "", role: nil, text: String(field.text[end.upperBound...])), at: index)
            }
            index += 1
        }
    }

    // MARK: bizlog's own form

    private mutating func readFields(of failure: Failure, in entry: LogEntry) {
        let source = entry.log.document.source
        let places = entry.fields
        if !failure.introduction.isEmpty {
            fields.append(Field(label: "", role: nil, text: failure.introduction))
        }
        let own = failure.ownFields
        let holders = [FieldRole.date, .severity, .status].map { role in
            own.firstIndex { $0.role == role && $0.isKnown } ?? own.firstIndex { $0.role == role }
                ?? own.firstIndex { Self.role(ofLabel: $0.label) == role }
        }
        for (index, field) in own.enumerated() {
            var role = field.role ?? Self.role(ofLabel: field.label)
            if role == .date || role == .severity || role == .status {
                role = nil
                if index == holders[0] { role = .date }
                if index == holders[1] { role = .severity }
                if index == holders[2] { role = .status }
            }
            var text = field.value.description
            // A value that the schema lists is spelled as the file has it.
            if case .text = field.value {
            } else if let place = places.first(where: { $0.label == field.label }) {
                text = Self.text(source.bytes, place.valueRange)
            }
            fields.append(Field(label: field.label, role: role, text: text))
        }
        guard !failure.appendix.isEmpty else { return }
        for (label, text) in Self.sections(of: failure.appendix) {
            fields.append(Field(label: label, role: Self.role(ofLabel: label), text: text))
        }
    }

    static func role(ofLabel label: String) -> FieldRole? {
        var roles = FormRoles()
        let bytes = Array(label.utf8)
        return roles.hit(bytes, 0..<bytes.count)?.role
    }

    /// The sections of a text by its uppermost headings, if one of them is the label of a field; else the text as it is.
    private static func sections(of text: String) -> [(label: String, text: String)] {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { String($0) }
        let levels = lines.headingLevels
        guard let level = levels.compactMap(\.self).min() else { return [("", text)] }
        let headings = lines.indices.filter { levels[$0] == level }
        let labels = headings.map { index in
            let bytes = Array(lines[index].utf8)
            return bytes.string(bytes.trimmingMarks(bytes.trimmingBlanks(level..<bytes.count)))
        }
        guard labels.contains(where: { role(ofLabel: $0) != nil }) else { return [("", text)] }
        var sections: [(label: String, text: String)] = []
        if let first = headings.first, first > 0 { sections.append(("", lines[..<first].joinedText)) }
        for (index, start) in headings.enumerated() {
            let end = index + 1 < headings.count ? headings[index + 1] : lines.count
            sections.append((labels[index], lines[(start + 1)..<end].joinedText))
        }
        return sections
    }

    // MARK: Other forms

    private mutating func readFields(of entry: FormEntry, in document: Document) {
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

extension [String] {
    /// For each line the level of the heading that it is; nil for others and within fences.
    var headingLevels: [Int?] {
        var fence: (mark: UInt8, count: Int)?
        return map { line in
            let bytes = Array<UInt8>(line.utf8)
            let content = bytes.trimmingBlanks(0..<bytes.count)
            guard let first = content.first, first <= 3 else { return nil }
            let run = bytes[content].prefix { $0 == bytes[first] }.count
            if let open = fence {
                if bytes[first] == open.mark, run >= open.count, run == content.count { fence = nil }
                return nil
            }
            if run >= 3, bytes[first].isOne(of: "`~") {
                fence = (bytes[first], run)
                return nil
            }
            let marks = bytes.atxMarks(content)
            return marks > 0 ? marks : nil
        }
    }
}

extension ArraySlice<String> {
    /// The lines as a text, without blank ones at both ends.
    fileprivate var joinedText: String {
        var lines = self
        while let first = lines.first, first.utf8.allSatisfy(\.isBlank) { lines.removeFirst() }
        while let last = lines.last, last.utf8.allSatisfy(\.isBlank) { lines.removeLast() }
        return lines.joined(separator: "\n")
    }
}
