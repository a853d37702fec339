/// What a template says of one field of an entry.
///
/// The spelling is what an entry writes for the label, with its marks and colon. It never changes.
public final class FieldSchema: Sendable, Hashable {
    /// The label's words: `What Broke`.
    public let label: String

    /// The label as it is written: `**What Broke:**`.
    public let spelling: String

    /// What the field holds.
    public let kind: Kind

    /// Where the value stands.
    public let layout: Layout

    /// What the field is for, as far as its label or what it holds says so. At most one field of a schema has a role.
    public let role: FieldRole?

    /// Whether the template's text is double-encoded. ``label`` and ``kind`` say what it stands for; an entry keeps its own
    /// spellings then.
    let isDamaged: Bool
    /// Whether there is a form that its values take; none where the template is double-encoded.
    let hasCanonicalValues: Bool
    /// The spelling as bytes.
    let spellingBytes: [UInt8]
    /// The label, folded.
    let key: [UInt8]

    /// A field as a schema describes it. Its role is found by the schema that takes it in.
    public convenience init(label: String, spelling: String, kind: Kind, layout: Layout) {
        self.init(label: label, spelling: spelling, kind: kind, layout: layout, isDamaged: false)
    }

    init(
        label: String, spelling: String, kind: Kind, layout: Layout, isDamaged: Bool, role: FieldRole? = nil
    ) {
        self.isDamaged = isDamaged
        self.role = role
        hasCanonicalValues =
            switch kind {
            case .date, .choice: !isDamaged
            case .text, .list, .ruleReference: false
            }
        self.label = label
        self.spelling = spelling
        self.kind = kind
        self.layout = layout
        spellingBytes = Array(spelling.utf8)
        key = FoldedText.key(Array(label.utf8))
    }

    /// Whether two fields say the same.
    public static func == (left: FieldSchema, right: FieldSchema) -> Bool {
        left === right
            || left.spelling == right.spelling && left.label == right.label && left.kind == right.kind
                && left.layout == right.layout && left.isDamaged == right.isDamaged
    }

    /// Hashes what tells most fields apart.
    public func hash(into hasher: inout Hasher) { hasher.combine(spelling) }

    /// What a field holds.
    public enum Kind: Sendable, Hashable {
        /// A day.
        case date
        /// One of some values.
        case choice([Choice])
        /// Text of any kind.
        case text
        /// A list.
        case list
        /// A preventive rule, by its id.
        case ruleReference
    }

    /// Where the value of a field stands.
    public enum Layout: Sendable, Hashable {
        /// On the label's line, which follows the line of the field before it.
        case line
        /// On the label's line, with a blank line before it.
        case paragraph
        /// Under the label's line, with a blank line before that.
        case block
    }
}
