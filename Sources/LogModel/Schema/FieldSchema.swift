/// The description of one field in a template.
///
/// ``spelling`` is the label as an entry writes it, with its marks and colon. A field schema never changes.
public final class FieldSchema: Sendable, Hashable {
    /// The text of the label: `What Broke`.
    public let label: String

    /// The label as it is written: `**What Broke:**`.
    public let spelling: String

    /// The kind of value.
    public let kind: Kind

    /// The position of the value.
    public let layout: Layout

    /// What the field is for, as far as its label or what it holds says so. At most one field of a schema has a role.
    public let role: FieldRole?

    /// Whether the template's text is double-encoded. ``label`` and ``kind`` say what it stands for; an entry keeps its own
    /// spellings then.
    let isDamaged: Bool
    /// Whether the field's values have a canonical form; false if the template is double-encoded.
    let hasCanonicalValues: Bool
    /// The spelling in bytes.
    let spellingBytes: [UInt8]
    /// The folded label.
    package let key: [UInt8]

    /// Makes a field schema from its parts.
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

    /// Whether two field schemas are equal.
    public static func == (left: FieldSchema, right: FieldSchema) -> Bool {
        left === right
            || left.spelling == right.spelling && left.label == right.label && left.kind == right.kind
                && left.layout == right.layout && left.isDamaged == right.isDamaged
    }

    /// Hashes the spelling, which distinguishes most fields.
    public func hash(into hasher: inout Hasher) { hasher.combine(spelling) }

    /// The kinds of values.
    public enum Kind: Sendable, Hashable {
        /// A date.
        case date
        /// One of several values.
        case choice([Choice])
        /// Any text.
        case text
        /// A list.
        case list
        /// A preventive rule, by its id.
        case ruleReference
    }

    /// The positions of a value.
    public enum Layout: Sendable, Hashable {
        /// On the label's line, directly below the line of the previous field.
        case line
        /// On the label's line, with a blank line before it.
        case paragraph
        /// Below the label's line, with a blank line before the label.
        case block
    }
}
