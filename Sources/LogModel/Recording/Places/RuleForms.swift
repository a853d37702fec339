internal import MarkdownAST

/// What the entries of a file have in common.
struct EntryForm {
    let prefix: String
    let schema: LogSchema

    init(_ log: LogDocument) {
        let form = log.entryForm
        self.init(prefix: form.prefix, schema: form.schema)
    }

    init(prefix: String, schema: LogSchema) {
        self.prefix = prefix
        self.schema = schema
    }

    /// The field for the day of an entry.
    var day: FieldSchema? { schema.field(for: .date) }

    /// The field that names a rule.
    var ruleReference: FieldSchema? { schema.field(for: .rule) }

    /// The field with a role.
    func field(_ role: FieldRole) -> FieldSchema? { schema.field(for: role) }

    /// The label under which entries keep what has a role; the one that bizlog itself writes if the schema has no field for it.
    func label(_ role: FieldRole) -> String { field(role)?.label ?? RoleWords.label(for: role) }

    /// The same, folded.
    func key(_ role: FieldRole) -> [UInt8] { field(role)?.key ?? RoleWords.key(for: role) }
}

/// What the rules of a file have in common, and its layers.
struct RuleForms {
    let layers: [RulePrefix]
    /// The ids of all rules.
    let ids: Set<RuleID>
    /// The names of the layers.
    private let names: [String]
    /// The layers by all that may name them, folded: the name, the code and the prefix.
    private let indices: [[UInt8]: Int]
    /// The form of rules; its prefix is that of rules without a layer.
    let form: EntryForm

    init(_ log: LogDocument) {
        let ruleLayers = log.ruleLayers
        layers = ruleLayers.map(\.row)
        names = layers.map(\.layer)
        var indices: [[UInt8]: Int] = [:]
        for (index, row) in layers.enumerated() {
            let code = row.prefix.split(separator: "-").last ?? ""
            for name in [row.layer, String(code), row.prefix, String(row.prefix.dropLast())] {
                let key = FoldedText.key(Array(name.utf8))
                if indices[key] == nil { indices[key] = index }
            }
        }
        Self.addWords(of: ruleLayers, to: &indices)
        self.indices = indices
        ids = Set(log.syntax.map { RuleID($0.id) })
        let prefix = log.entryForm.prefix
        let own = EntryID.isOfRules(prefix) ? prefix : LogSchema.rules.idPrefix
        let schema = LogDocument.schema(
            forID: Array((layers.first?.prefix ?? own).utf8)[...], templates: log.templates)
        form = EntryForm(prefix: own, schema: schema)
    }

    /// Adds what else may name a layer that a heading names: its first words, if no other layer begins with them.
    private static func addWords(of layers: [RuleLayer], to indices: inout [[UInt8]: Int]) {
        var found: [[UInt8]: Int?] = [:]
        for (index, layer) in layers.enumerated() {
            var words = ""
            for word in layer.words.prefix(Self.maximumWords) {
                words += words.isEmpty ? word : " \(word)"
                let key = FoldedText.key(Array(words.utf8))
                found[key] = .some(found.keys.contains(key) ? nil : index)
            }
        }
        for case (let key, let index?) in found where indices[key] == nil { indices[key] = index }
    }

    /// How many words of a heading may name a layer, since the work grows with the square of their number.
    private static let maximumWords = 12

    /// All prefixes that rules have.
    var prefixes: [String] { layers.map(\.prefix) + [form.prefix] }

    /// The layer of a new rule: the one that is named, by its name, its code or its prefix, or that of the failure.
    func layer(_ name: String?, of failure: EntryDraft?, _ schema: LogSchema) -> (
        index: Int?, problem: RecordingProblem.Reason?
    ) {
        if layers.isEmpty { return (nil, nil) }
        var wanted = name ?? ""
        let field = schema.field(for: .layer)
        if wanted.isEmpty, let text = failure?[field?.label ?? RoleWords.label(for: .layer)] {
            wanted = text
            let bytes = Array(text.utf8)
            if case .choice(let choices) = field?.kind,
                let match = ChoiceScanner.match(bytes, bytes.trimmingBlanks(0..<bytes.count), choices)
            {
                wanted = choices[match.index].name
            }
        }
        if wanted.isEmpty {
            return layers.count == 1 ? (0, nil) : (nil, .missingLayer(known: names))
        }
        let index = indices[FoldedText.key(Array(wanted.utf8))]
        return index.map { ($0, nil) } ?? (nil, .unknownLayer(wanted, known: names))
    }
}
