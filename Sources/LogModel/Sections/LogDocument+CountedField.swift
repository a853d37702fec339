internal import MarkdownAST

extension LogDocument {
    /// The field of the entries that most of some names are values of; nil if there is none.
    ///
    /// - Complexity: O(n) in the bytes of the entries' short fields
    func field(withValues names: [String]) -> (key: [UInt8], role: FieldRole?)? {
        let names = Set(names.compactMap { Choice($0)?.key })
        var values: [[UInt8]: Set<[UInt8]>] = [:]
        var roles: [[UInt8]: FieldRole] = [:]
        for schema in templates {
            for field in schema.fields {
                guard case .choice(let choices) = field.kind else { continue }
                values[field.key, default: []].formUnion(choices.map(\.key).filter(names.contains))
                roles[field.key] = field.role
            }
        }
        for entry in syntax {
            for field in entry.body.fields + entry.body.innerFields {
                guard let known = field.schemaIndex.map({ entry.schema.fields[$0] }), known.kind.mayRepeat,
                    let value = document.value(of: field, known.kind).choice?.key, names.contains(value)
                else { continue }
                values[known.key, default: []].insert(value)
                roles[known.key] = known.role
            }
        }
        let best = values.max { ($0.value.count, $1.key.count) < ($1.value.count, $0.key.count) }
        guard let best, best.value.count * 2 > names.count else { return nil }
        return (best.key, roles[best.key])
    }
}

extension FieldSchema.Kind {
    /// Whether its values are short, so that several entries may have the same.
    fileprivate var mayRepeat: Bool {
        switch self {
        case .choice, .text: true
        case .date, .list, .ruleReference: false
        }
    }
}
