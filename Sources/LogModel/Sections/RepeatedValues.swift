internal import MarkdownAST

/// The values that the entries of a log have, or may have, in the fields whose values repeat.
struct RepeatedValues {
    private var values: [[UInt8]: Set<[UInt8]>] = [:]
    private var roles: [[UInt8]: FieldRole] = [:]

    /// - Complexity: O(n) in the bytes of the entries' short fields
    init(of log: LogDocument) {
        for schema in log.templates {
            for field in schema.fields {
                guard case .choice(let choices) = field.kind else { continue }
                values[field.key, default: []].formUnion(choices.map(\.key))
                roles[field.key] = field.role
            }
        }
        for entry in log.syntax {
            for field in entry.body.fields + entry.body.innerFields {
                guard let known = field.schemaIndex.map({ entry.schema.fields[$0] }), known.mayRepeat,
                    let value = log.document.value(of: field, known.kind).choice(for: known.role ?? .category)
                else { continue }
                values[known.key, default: []].insert(value.key)
                roles[known.key] = known.role
            }
        }
    }

    /// The field that most of some names are values of; nil if there is none.
    ///
    /// - Complexity: O(names), for each field
    func field(withValues names: [String]) -> (key: [UInt8], role: FieldRole?)? {
        let names = Set(names.compactMap { Choice($0)?.key })
        var best: (key: [UInt8], count: Int)?
        for (key, values) in values {
            let count = names.count { values.contains($0) }
            guard count * 2 > names.count else { continue }
            // Which of two is asked for first differs from run to run, and must not tell.
            if let best {
                let isBetter =
                    best.count != count
                    ? best.count < count
                    : best.key.count != key.count
                        ? best.key.count > key.count : key.lexicographicallyPrecedes(best.key)
                if !isBetter { continue }
            }
            best = (key, count)
        }
        return best.map { ($0.key, roles[$0.key]) }
    }
}

extension FieldSchema {
    /// Whether several entries may have the same value.
    fileprivate var mayRepeat: Bool {
        switch kind {
        case .choice: return true
        case .date, .list, .ruleReference: return false
        case .text:
            guard let role else { return false }
            return [.severity, .status, .category, .layer, .entity, .owner].contains(role)
        }
    }
}
