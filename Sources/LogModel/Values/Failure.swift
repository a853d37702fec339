/// The content of an entry as a value, without its position and spelling.
///
/// Fields are in the order of the log's schema; an unknown field comes after the field that it follows in the
/// file. Known fields have distinct labels. Rules, success patterns and experiments are read into this type,
/// too, with other schemas.
public struct Failure: Sendable, Hashable, Identifiable {
    /// The id. For an entry that has none, what names it instead: its day, else its title.
    public let id: EntryID

    /// The title, as Markdown.
    public let title: String

    /// The text before the first field, as Markdown; usually empty.
    public let introduction: String

    /// The fields before the appendix, as an entry is written from them.
    public let ownFields: [Field]

    /// The text from the first heading or thematic break after the fields on, as Markdown; usually empty.
    public let appendix: String

    /// The fields that stand in the appendix, behind its headings, as the log's schema reads them. They follow from what the appendix says,
    /// so two failures that are equal but for them are equal; a failure that was not read from a file has none.
    public let appendixFields: [Field]

    /// All fields, those of the appendix last.
    public var fields: [Field] { appendixFields.isEmpty ? ownFields : ownFields + appendixFields }

    /// Makes a failure from its parts.
    public init(
        id: EntryID,
        title: String,
        introduction: String = "",
        fields: [Field],
        appendix: String = ""
    ) {
        self.init(
            id: id, title: title, introduction: introduction, fields: fields, appendix: appendix,
            appendixFields: [])
    }

    init(
        id: EntryID, title: String, introduction: String, fields: [Field], appendix: String,
        appendixFields: [Field]
    ) {
        self.appendixFields = appendixFields
        self.id = id
        self.title = title
        self.introduction = introduction
        ownFields = fields
        self.appendix = appendix
    }

    /// A label and its value.
    public struct Field: Sendable, Hashable {
        /// The text of the label as the schema spells it: `What Broke`.
        public let label: String

        /// Whether the schema knows the label.
        public let isKnown: Bool

        /// What the field is for, as the schema says; of a field that was not read with one, as its label says. It follows from the rest,
        /// so two fields that are equal but for it are equal.
        public let role: FieldRole?

        /// What stands under the label.
        public let value: FieldValue

        /// Makes a field from its parts.
        public init(label: String, isKnown: Bool, value: FieldValue) {
            let word = RoleWords.word(label, inRules: false) ?? RoleWords.word(label, inRules: true)
            let role = word.flatMap { isKnown || $0.isOwn ? $0.role : nil }
            self.init(label: label, isKnown: isKnown, role: role, value: value)
        }

        init(label: String, isKnown: Bool, role: FieldRole?, value: FieldValue) {
            self.label = label
            self.isKnown = isKnown
            self.role = role
            self.value = value
        }

        /// Whether two fields say the same.
        public static func == (left: Field, right: Field) -> Bool {
            left.label == right.label && left.isKnown == right.isKnown && left.value == right.value
        }

        /// Hashes what the field says.
        public func hash(into hasher: inout Hasher) {
            hasher.combine(label)
            hasher.combine(isKnown)
            hasher.combine(value)
        }
    }

    /// Whether two failures say the same.
    public static func == (left: Failure, right: Failure) -> Bool {
        left.id == right.id && left.title == right.title && left.introduction == right.introduction
            && left.ownFields == right.ownFields && left.appendix == right.appendix
    }

    /// Hashes what the failure says.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(id)
        hasher.combine(title)
        hasher.combine(introduction)
        hasher.combine(ownFields)
        hasher.combine(appendix)
    }

    /// The value of the first field with a label, ignoring case; nil if there is none.
    public subscript(label: String) -> FieldValue? {
        let key = FoldedText.key(Array(label.utf8))
        return fields.first { FoldedText.key(Array($0.label.utf8)) == key }?.value
    }

    /// What the field with a role says, whatever its label is. One that the schema knows goes before others, and of these the one whose
    /// label says best what it is for.
    public subscript(role: FieldRole) -> FieldValue? { index(of: role).map { fields[$0].value } }

    /// The place of that field.
    func index(of role: FieldRole) -> Int? {
        if let known = fields.firstIndex(where: { $0.isKnown && $0.role == role }) { return known }
        return RoleWords.best(of: fields.indices.filter { fields[$0].role == role }) { fields[$0].label }
    }
}
