internal import MarkdownAST

/// Finds where the status of an entry stands or may stand, and the ways to write another one there.
struct StatusPlaces {
    private let log: LogDocument
    private let entry: LogEntry
    private let words: StatusWords
    private let source: SourceText
    private var bytes: [UInt8] { source.bytes }

    init(_ log: LogDocument, _ entry: LogEntry, _ words: StatusWords) {
        (self.log, self.entry, self.words, source) = (log, entry, words, log.document.source)
    }

    /// The ways to give the entry a status, the best one first.
    ///
    /// - Parameter remark: what stands behind it; may be empty. In a heading there is no place for it.
    func ways(_ choice: Choice, remark: String) -> [[TextEdit]] {
        if let edits = fieldOfSchema(choice, remark) { return [edits] }
        let text = remark.isEmpty ? choice.description : "\(choice) \(remark)"
        var ways: [TextEdit] = []
        if let status = entry.form?.status, entry.range.contains(status.range.lowerBound) {
            ways += replacements(of: status, choice, remark)
        }
        ways += inEmptyField(text)
        if remark.isEmpty { ways += inHeading(like: choice) }
        for label in labels { ways += LabelWriter(log, entry).ways(label: label, value: text) }
        return ways.map { [$0] }
    }

    /// The edits by the schema of an entry in bizlog's own form, which has such a field or lacks it; nil if there is none.
    private func fieldOfSchema(_ choice: Choice, _ remark: String) -> [TextEdit]? {
        guard let syntax = entry.syntax,
            log.syntax.first(where: { $0.id == syntax.id })?.range == syntax.range
        else { return nil }
        let fields = log.document.fields(of: syntax.body, syntax.schema)
        let field = fields.first { $0.role == .status }
        guard let label = field?.label ?? syntax.schema.field(for: .status)?.label else { return nil }
        let isListed = words.listed.contains { $0.key == choice.key }
        let value: FieldValue =
            isListed
            ? .choice(choice, remark: remark)
            : .text(remark.isEmpty ? choice.description : "\(choice) \(remark)")
        var edit = LogEdit(log)
        guard (try? edit.set(label, of: syntax.id, to: value)) != nil else { return nil }
        return try? edit.finish()
    }

    /// Where a status stands already: the word in a heading, or the first line of a field.
    private func replacements(
        of status: FormEntry.Value<Choice>, _ choice: Choice, _ remark: String
    ) -> [TextEdit] {
        let field = entry.form?.fields.first { $0.value.overlaps(status.range) }
        guard let field else {
            guard remark.isEmpty else { return [] }
            let isUpper = status.content.name == status.content.name.uppercased()
            let name = isUpper ? choice.name.uppercased() : choice.name
            return [name, choice.name, choice.description].map {
                TextEdit(range: status.range, replacement: $0)
            }
        }
        let behind = remark.isEmpty ? "" : " \(remark)"
        let wrap = wrap(around: status)
        let texts = ["\(wrap)\(choice)\(wrap)\(behind)", "\(choice)\(behind)"]
        return texts.map { text in
            TextEdit(range: status.range, replacement: field.style == .column ? text.asCell : text)
        }
    }

    /// The emphasis in which the whole word stands.
    private func wrap(around status: FormEntry.Value<Choice>) -> String {
        let line = bytes.string(status.range)
        let marks = line.prefix { "*_`~".contains($0) }
        let name = line.dropFirst(marks.count)
        guard !marks.isEmpty, let end = name.firstRange(of: marks) else { return "" }
        return end.lowerBound > name.startIndex ? String(marks) : ""
    }

    /// A field for the status that says nothing yet.
    private func inEmptyField(_ text: String) -> [TextEdit] {
        let field = entry.form?.fields.first {
            $0.role == .status && bytes.trimmingBlanks($0.value).isEmpty
        }
        guard let field else { return [] }
        guard field.style == .column else {
            return [" \(text)", text].map { TextEdit(range: field.value, replacement: $0) }
        }
        // From one border of the cell to the other.
        var (start, end) = (field.value.lowerBound, field.value.upperBound)
        while start > 0, bytes[start - 1].isBlank { start -= 1 }
        while end < bytes.count, bytes[end].isBlank { end += 1 }
        return [TextEdit(range: start..<end, replacement: " \(text.asCell) ")]
    }

    /// In the heading, as another entry has it: `(RESOLVED)`, `— FIXED`, `[OPEN]`.
    private func inHeading(like choice: Choice) -> [TextEdit] {
        guard let own = entry.form, own.form != .row, !own.titleRange.isEmpty else { return [] }
        for other in log.entries {
            guard let form = other.form, form.form == own.form, let status = form.head.status,
                other.range.lowerBound != entry.range.lowerBound
            else { continue }
            let old = bytes.string(status)
            let name = old == old.uppercased() ? choice.name.uppercased() : choice.name
            let line = source.content(ofLine: source.line(at: status.lowerBound))
            if form.titleRange.upperBound <= status.lowerBound {
                let front = bytes.string(form.titleRange.upperBound..<status.lowerBound)
                let back = bytes.string(status.upperBound..<line.upperBound)
                guard front.utf8.count < 8, !front.contains(where: { $0.isLetter || $0.isNumber }) else {
                    continue
                }
                let close = String(back.prefix { ")]*】".contains($0) })
                let place = own.titleRange.upperBound
                return [TextEdit(range: place..<place, replacement: front + name + close)]
            }
            guard status.upperBound <= form.titleRange.lowerBound else { continue }
            let isBracketed =
                status.lowerBound > line.lowerBound && bytes[status.lowerBound - 1].isOne(of: "[(")
            let start = isBracketed ? status.lowerBound - 1 : status.lowerBound
            let place = own.titleRange.lowerBound
            return [
                TextEdit(
                    range: place..<place,
                    replacement: bytes.string(start..<status.lowerBound) + name
                        + bytes.string(status.upperBound..<form.titleRange.lowerBound))
            ]
        }
        return []
    }

    /// What the label of a status is called here, the best first.
    private var labels: [String] {
        var labels: [String] = []
        for other in log.entries.prefix(200) {
            guard let field = other[.status], !field.labelRange.isEmpty else { continue }
            labels = [field.label]
            break
        }
        for label in [RoleWords.label(for: .status, language: words.language), RoleWords.label(for: .status)]
        where !labels.contains(label) { labels.append(label) }
        return labels
    }
}
