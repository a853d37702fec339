internal import MarkdownAST

/// The fields that the entries of a log have, in their order, and how each is written.
struct FormFields {
    /// A field of the form: its label, what it is for, and the entry whose spelling is copied.
    struct Field {
        let key: [UInt8]
        let label: String
        let role: FieldRole?
        /// The newest entry that has it, and its index among the fields of that.
        let entry: FormEntry
        let index: Int
        /// Whether at least half of the models have it.
        let isUsual: Bool

        var sample: FormField { entry.fields[index] }
    }

    private(set) var fields: [Field] = []

    /// - Complexity: O(fields of the models)
    init(_ model: FormModel) {
        let bytes = model.bytes
        var order: [[UInt8]] = []
        var found: [[UInt8]: (entry: FormEntry, index: Int, count: Int)] = [:]
        // Columns are those of the table that gets the new row.
        let table = model.entries[model.newest].row?.table
        let models = model.models.filter { $0.row?.table == table }
        for entry in models {
            var previous: [UInt8]?
            var own: Set<[UInt8]> = []
            for (index, field) in entry.fields.enumerated()
            where Self.isWritten(field) || model.kind == .file && field.style == .data {
                let key = FoldedText.key(Array(bytes[field.words]))
                guard own.insert(key).inserted else { continue }
                if let known = found[key] {
                    found[key] = (known.entry, known.index, known.count + 1)
                } else {
                    found[key] = (entry, index, 1)
                    let place = previous.flatMap { order.firstIndex(of: $0) }.map { $0 + 1 } ?? 0
                    order.insert(key, at: entry.range == model.models[0].range ? order.count : place)
                }
                previous = key
            }
        }
        let roles = Self.roles(found, order, bytes, count: models.count)
        for key in order {
            guard let (entry, index, count) = found[key] else { continue }
            let field = entry.fields[index]
            let isUsual = count * 2 >= models.count && (count > 1 || field.isExact)
            guard isUsual || field.isExact && field.role != nil || field.style == .column else { continue }
            fields.append(
                Field(
                    key: key, label: bytes.string(field.words), role: roles[key], entry: entry, index: index,
                    isUsual: isUsual))
        }
        // What few entries have comes behind what most have.
        if model.kind != .row { fields = fields.filter(\.isUsual) + fields.filter { !$0.isUsual } }
    }

    private static func isWritten(_ field: FormField) -> Bool {
        field.style != .data && field.style != .inHeading && !field.words.isEmpty
    }

    /// Which label has a role: of several the one that most models have, and of those the best one.
    private static func roles(
        _ found: [[UInt8]: (entry: FormEntry, index: Int, count: Int)], _ order: [[UInt8]], _ bytes: [UInt8],
        count: Int
    ) -> [[UInt8]: FieldRole] {
        var labels: [FieldRole: [[UInt8]]] = [:]
        for key in order {
            guard let (entry, index, _) = found[key], let role = role(of: entry.fields[index], in: entry),
                role != .date || holdsDate(entry.fields[index], bytes)
            else { continue }
            labels[role, default: []].append(key)
        }
        var roles: [[UInt8]: FieldRole] = [:]
        for (role, keys) in labels {
            let usual = keys.filter { (found[$0]?.count ?? 0) * 2 >= count }
            let places = usual.isEmpty ? keys : usual
            let own = places.first { key in
                guard let (entry, index, _) = found[key] else { return false }
                return entry.value(of: role).map { entry.fields[index].value.holds($0) } ?? false
            }
            let best = RoleWords.best(of: places) { String(decoding: $0, as: UTF8.self) }
            if let key = own ?? best { roles[key] = role }
        }
        return roles
    }

    /// Whether a field has a day, and not how long something took.
    private static func holdsDate(_ field: FormField, _ bytes: [UInt8]) -> Bool {
        field.isExact || DateScan.first(in: bytes, field.value) != nil
    }

    /// What a field is for in an entry: what the entry takes its day or severity from is the day or severity, whatever its label.
    private static func role(of field: FormField, in entry: FormEntry) -> FieldRole? {
        for role in [FieldRole.date, .severity, .status] {
            if let range = entry.value(of: role), field.value.holds(range) { return role }
        }
        return field.role
    }

    /// The index of the field with a role.
    func index(of role: FieldRole) -> Int? { fields.firstIndex { $0.role == role } }

    /// The index of the field with a label, or whose role a label names.
    func index(named label: String) -> Int? {
        let key = FoldedText.key(Array(label.utf8))
        if let index = fields.firstIndex(where: { $0.key == key }) { return index }
        let word = RoleWords.word(label, inRules: false) ?? RoleWords.word(label, inRules: true)
        return word.flatMap { index(of: $0.role) }
    }
}

extension FormEntry {
    /// Where the value of a role stands that every entry may have.
    func value(of role: FieldRole) -> Range<Int>? {
        switch role {
        case .date: date?.range
        case .severity: severity?.range
        case .status: status?.range
        default: nil
        }
    }
}

extension Range<Int> {
    /// Whether another range, which is not empty, lies within this one.
    fileprivate func holds(_ other: Range<Int>) -> Bool {
        !other.isEmpty && lowerBound <= other.lowerBound && other.upperBound <= upperBound
    }
}
