internal import MarkdownAST

/// Makes an entry of a draft in the form of its neighbours.
struct FormComposer {
    let shape: FormShape
    private var keys: FormKeys?
    /// The number of a new file, for entries that are files.
    let number: String?

    var model: FormModel { shape.model }
    var source: SourceText { model.document.source }

    init(_ shape: FormShape, in document: Document, number: String? = nil) {
        self.shape = shape
        self.number = number
        keys = FormKeys(shape, in: document)
    }

    /// An entry as text, and what must be read of it.
    struct Composed {
        /// The entry with line feeds, without one at its end.
        let text: String
        var key: String?
        var date: LogDate?
        var severity: String?
        var status: String?
        var title: String?
        /// Labels, folded, the texts that must stand under them, and the entry whose spelling was copied.
        var fields: [(key: [UInt8], text: String, sample: Range<Int>)] = []
        var body: String?
        let day: LogDate

        /// What names the entry: its key or its day; nil if its title does.
        var name: String? { key ?? date?.description }
    }

    /// What goes where.
    private struct Values {
        var head: [FormHead.Part: String] = [:]
        var fields: [Int: String] = [:]
        var text: String?
        var date: LogDate?
        var severity: String?
        var status: String?

        /// The values as cells have them.
        var withoutOnlyMarks: Values {
            var values = self
            values.fields = fields.mapValues(\.withoutOnlyMark)
            return values
        }
    }

    /// - Parameter further: values that the draft lacks, by label; those without a place are left out.
    mutating func compose(_ draft: EntryDraft, further: [EntryDraft.Field], on day: LogDate, isDraft: Bool)
        -> (
            entry: Composed?, problems: [RecordingProblem.Reason]
        )
    {
        var problems: [RecordingProblem.Reason] = []
        if draft.title.isEmpty { problems.append(.noTitle) }
        var values = Values()
        var seen: Set<[UInt8]> = []
        for field in draft.fields where !field.text.isEmpty {
            if !seen.insert(FoldedText.key(Array(field.label.utf8))).inserted {
                problems.append(.repeatedField(field.label))
            }
            place(field, &values, &problems)
        }
        for field in further where !shape.targets(for: field.label).isEmpty {
            place(field, &values, &problems)
        }
        complete(&values, on: day, isDraft: isDraft)
        guard problems.isEmpty else { return (nil, problems) }
        var key: String?
        if model.kind == .file, let number {
            key = fileKey(number)
        } else if keys != nil {
            key = keys?.next(on: values.date ?? day, title: draft.title)
            guard key != nil else {
                return (nil, [.noKey(last: model.models.compactMap { $0.key?.id.text }.first ?? "")])
            }
        }
        values.head[.key] = key
        values.head[.title] = draft.title
        let entry =
            model.kind == .row
            ? row(draft, values, key, day, &problems) : blocks(draft, values, key, day, &problems)
        return problems.isEmpty ? (entry, []) : (nil, problems)
    }

    // MARK: Values

    private func place(
        _ field: EntryDraft.Field, _ values: inout Values, _ problems: inout [RecordingProblem.Reason]
    ) {
        let targets = shape.targets(for: field.label)
        if targets.isEmpty {
            problems.append(.noField(label: field.label, known: shape.labels))
            return
        }
        let role = targets.lazy.compactMap { target -> FieldRole? in
            switch target {
            case .field(let index): shape.fields.fields[index].role
            case .head(.date): .date
            case .head(.severity): .severity
            case .head(.status): .status
            case .head, .text: nil
            }
        }.first
        var text = field.text
        switch role {
        case .date:
            guard let date = LogDate(text) else {
                problems.append(.invalidDate(label: field.label, value: text))
                return
            }
            values.date = date
            return
        case .severity, .status:
            let words = role == .severity ? shape.severities : shape.statuses
            guard let word = words.value(for: text) else {
                problems.append(.unknownChoice(label: field.label, value: text, choices: words.known))
                return
            }
            text = word
            if role == .severity { values.severity = word } else { values.status = word }
        default: break
        }
        for target in targets { set(text, at: target, &values) }
    }

    private func set(_ text: String, at target: FormShape.Target, _ values: inout Values) {
        switch target {
        case .head(let part): values.head[part] = text
        case .field(let index): values.fields[index] = text
        case .text: values.text = text
        }
    }

    /// What stands in a draft where nobody has said anything yet. Text in brackets, as a template has it, would make the entry one.
    private static let draftValue = "TODO"

    /// Adds the day, and the word for what is open; placeholders in a draft.
    private func complete(_ values: inout Values, on day: LogDate, isDraft: Bool) {
        let date = values.date ?? day
        let isGiven = values.date != nil
        var isWritten = false
        if shape.headParts.contains(.date) {
            isWritten = true
            values.head[.date] = ""
        }
        if let index = shape.fields.index(of: .date), isGiven || shape.fields.fields[index].isUsual {
            values.fields[index] = dateText(date, in: shape.fields.fields[index])
            isWritten = true
        }
        values.date = isWritten ? date : nil
        if values.status == nil, let word = shape.statuses.fresh {
            if shape.headParts.contains(.status) {
                values.head[.status] = word
                values.status = word
            }
            if let index = shape.fields.index(of: .status), shape.fields.fields[index].isUsual {
                values.fields[index] = word
                values.status = word
            }
        }
        guard isDraft else { return }
        for (index, field) in shape.fields.fields.enumerated()
        where field.isUsual && field.role != nil && values.fields[index] == nil
            && field.sample.style != .column
        {
            switch field.role {
            case .date, .severity, .status: continue
            default: values.fields[index] = Self.draftValue
            }
        }
    }

    private func dateText(_ date: LogDate, in field: FormFields.Field) -> String {
        let example = field.entry.date
        let isOwn =
            example.map {
                field.sample.value.lowerBound <= $0.range.lowerBound
                    && $0.range.upperBound <= field.sample.value.upperBound
            } ?? false
        guard isOwn, let example else { return date.description }
        let quote = source.bytes[field.sample.value.lowerBound] == UInt8(ascii: "`") ? "`" : ""
        return quote + FormDate.text(date, like: source.string(example.range), of: example.content) + quote
    }

    // MARK: Rows

    private func row(
        _ draft: EntryDraft, _ values: Values, _ key: String?, _ day: LogDate,
        _ problems: inout [RecordingProblem.Reason]
    ) -> Composed? {
        let row = FormRow(model)
        var values = values
        if row.titleColumn == nil, !tell(draft.title, &values) {
            problems.append(.noField(label: nil, known: shape.labels))
            return nil
        }
        values = values.withoutOnlyMarks
        var cells = values.fields
        var title = draft.title
        if let column = row.titleColumn {
            if let broke = cells[column], broke != title {
                title = broke.hasPrefix(title) ? broke : title + ": " + broke
            }
            cells[column] = title
        }
        if let key, let column = row.keyColumn { cells[column] = row.keyCell(key) }
        var composed = Composed(text: row.text(cells), day: day)
        composed.key = key
        (composed.date, composed.severity, composed.status) = (values.date, values.severity, values.status)
        composed.title = row.titleColumn == nil ? nil : title.asCell
        composed.fields = values.fields.compactMap { index, text in
            index == row.titleColumn || index == row.dateColumn
                ? nil : (shape.fields.fields[index].key, text.asCell, shape.fields.fields[index].entry.range)
        }
        return composed
    }

    // MARK: Headings, items and lines

    private func blocks(
        _ draft: EntryDraft, _ values: Values, _ key: String?, _ day: LogDate,
        _ problems: inout [RecordingProblem.Reason]
    ) -> Composed? {
        var values = values
        var wanted = Set(values.head.keys)
        if !shape.headParts.contains(.key) { wanted.remove(.key) }
        if key != nil, shape.headParts.contains(.key) { wanted.insert(.key) }
        if !shape.headParts.contains(.title) {
            wanted.remove(.title)
            guard tell(draft.title, &values) else {
                problems.append(.noField(label: nil, known: shape.labels))
                return nil
            }
        }
        let sample =
            model.models.first { FormHead.parts(of: $0, in: model) == wanted }
            ?? model.models.first { FormHead.parts(of: $0, in: model).isSuperset(of: wanted) }
            ?? model.models[0]
        if let date = values.date, values.head[.date] != nil, let example = sample.head.date {
            values.head[.date] = FormDate.text(date, like: source.string(example.range), of: example.date)
        }
        var head = values.head.filter { wanted.contains($0.key) }
        head[.title] = wanted.contains(.title) ? draft.title : nil
        let body = FormBody(shape, sample: sample)
        var composed = Composed(
            text: frontMatter(values.fields, draft.title)
                + body.text(
                    head: FormHead(model, sample, among: model.models).text(head), values.fields, values.text),
            day: day)
        composed.key =
            model.kind != .file && (shape.headParts.contains(.key) || model.kind == .item) ? key : nil
        (composed.date, composed.severity, composed.status) = (values.date, values.severity, values.status)
        composed.title = head[.title]
        composed.fields = values.fields.map { index, text in
            (shape.fields.fields[index].key, text, shape.fields.fields[index].entry.range)
        }
        composed.body = values.text
        return composed
    }

    /// Puts a title into the text of an entry that has none; false if there is no text either.
    private func tell(_ title: String, _ values: inout Values) -> Bool {
        func joined(_ text: String?) -> String {
            guard let text, !text.isEmpty else { return title }
            return text.hasPrefix(title) ? text : title + ". " + text
        }
        let named = shape.fields.fields.firstIndex {
            $0.sample.style != .heading && RoleWords.isTitle($0.label)
        }
        if let named, values.fields[named] == nil {
            values.fields[named] = title
        } else if let index = shape.fields.index(of: .whatBroke) {
            values.fields[index] = joined(values.fields[index])
        } else if shape.textPlace != nil {
            values.text = joined(values.text)
        } else {
            return false
        }
        return true
    }
}
