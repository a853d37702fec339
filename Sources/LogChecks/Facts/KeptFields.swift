internal import LogModel

/// Which fields of a schema the log keeps: those of its own template, and of the built-in ones those that at least half of the entries have.
/// What a log does not keep is not asked for.
struct KeptFields {
    /// nil for all.
    private let indices: Set<Int>?
    /// The fields of which most values are among those that the schema lists; nil for all.
    private let listed: Set<Int>?

    /// - Complexity: O(fields of the log)
    init(_ facts: LogFacts, schemaIndex: Int) {
        let schema = facts.schemas[schemaIndex].schema
        if schema.isFromTemplate {
            (indices, listed) = (nil, nil)
            return
        }
        let count = schema.fields.count
        var having = Array(repeating: 0, count: count)
        var listing = Array(repeating: 0, count: count)
        var entries = 0
        for entry in facts.entries where entry.schemaIndex == schemaIndex && entry.hasKnownForm {
            entries += 1
            for field in facts.fields(of: entry) {
                guard let index = field.schemaIndex else { continue }
                having[index] += 1
                if field.reading != .text { listing[index] += 1 }
            }
        }
        indices = Set(having.indices.filter { having[$0] * 2 >= entries })
        listed = Set(having.indices.filter { listing[$0] * 2 >= having[$0] })
    }

    /// Whether the log keeps a field.
    func contains(_ index: Int) -> Bool { indices?.contains(index) ?? true }

    /// Whether the log's values of a field are those of the schema, and not words of its own.
    func usesValues(of index: Int) -> Bool { listed?.contains(index) ?? true }
}
