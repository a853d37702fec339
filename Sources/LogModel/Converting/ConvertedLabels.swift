/// Gives the fields of entries the labels that a form has for their roles, and puts its values where the form has them.
struct ConvertedLabels {
    private let style: FormStyle
    private let printer: FormPrinter
    /// The labels that the common forms have for a role; others are the log's own and stay.
    private static let common: [FieldRole: Set<String>] = {
        var common: [FieldRole: Set<String>] = [:]
        for style in FormStyle.named {
            for (role, label) in style.labels { common[role, default: []].insert(label.lowercased()) }
        }
        return common
    }()

    init(_ style: FormStyle) {
        self.style = style
        printer = FormPrinter(style: style)
    }

    func apply(to entry: inout EntryContent) {
        joinDays(of: &entry)
        var seen: Set<FieldRole> = []
        for index in entry.fields.indices {
            guard let role = entry.fields[index].role, seen.insert(role).inserted else { continue }
            let label = entry.fields[index].label
            let isValue = role == .date || role == .severity || role == .status
            let isCommon = Self.common[role]?.contains(label.lowercased()) ?? false
            guard isValue || isCommon else { continue }
            let new = style.labels[role] ?? (isValue ? RoleWords.label(for: role) : label)
            if role == .date, !isMoment(entry.fields[index].text, of: entry, under: new) {
                entry.fields[index].role = nil
                continue
            }
            let isTaken = entry.fields.contains { $0.label == new }
            if !isTaken { entry.fields[index].label = new }
        }
        var made: [EntryContent.Field] = []
        for (role, slot) in [
            (FieldRole.date, FormStyle.Slot.date), (.severity, .severity), (.status, .status),
        ] {
            guard let text = printer.text(for: slot, of: entry) else { continue }
            let field = entry.fields.firstIndex { $0.role == role }
            if style.hasSlot(slot) {
                if let field, Self.plain(entry.fields[field].text) == Self.plain(text) {
                    entry.fields.remove(at: field)
                }
            } else if field == nil {
                let label = style.labels[role] ?? RoleWords.label(for: role)
                made.append(EntryContent.Field(label: label, role: role, text: text))
            }
        }
        let first = entry.fields.firstIndex { !$0.label.isEmpty } ?? entry.fields.count
        entry.fields.insert(contentsOf: made, at: first)
    }

    /// A moment says the day, too: where one stands under its own label, the day that was written beside it goes.
    private func joinDays(of entry: inout EntryContent) {
        guard let day = entry.date?.description,
            let moment = entry.fields.firstIndex(where: { field in
                field.role == nil && field.text.hasPrefix(day) && field.text != day
                    && EntryContent.role(ofLabel: field.label) == .date
            })
        else { return }
        let date = entry.fields.firstIndex { $0.role == .date }
        if let date, entry.fields[date].text != day { return }
        entry.fields[moment].role = .date
        if let date { entry.fields.remove(at: date) }
    }

    /// Whether the day of an entry is read from a text under a label. Otherwise the text stays as it is, and the day stands beside it.
    private func isMoment(_ text: String, of entry: EntryContent, under label: String) -> Bool {
        let bytes = Array(text.utf8)
        if case .date = FieldReading(bytes.trimmingBlanks(0..<bytes.count), .date, in: bytes) { return true }
        // bizlog's own form has days, not moments.
        let isOwn = label == RoleWords.label(for: .date)
        return !isOwn && text.hasPrefix(entry.date?.description ?? "-")
    }

    /// A value without marks of emphasis.
    private static func plain(_ text: String) -> String {
        String(decoding: text.utf8.filter { !$0.isOne(of: "*_`~") }, as: UTF8.self)
    }
}
