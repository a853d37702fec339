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
                default: Self.notes.contains(field.label)
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

    static func role(ofLabel label: String) -> FieldRole? { hit(label)?.role }

    /// Whether a heading with a label is read as the label of a field.
    static func isHeading(_ label: String) -> Bool { hit(label)?.isExact ?? false }

    private static func hit(_ label: String) -> FormRoles.Hit? {
        var roles = FormRoles()
        let bytes = Array(label.utf8)
        return roles.hit(bytes, 0..<bytes.count)
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
