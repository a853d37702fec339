/// An entry of a log as a value: what it says, without where or how it is written.
///
/// The fields are in the order of the log's schema, one that the schema does not know behind the field that it follows. No label
/// of the schema occurs twice among the known fields. Rules, success patterns and experiments are read into the same
/// type; their schemas differ.
public struct Failure: Sendable, Hashable, Identifiable {
    /// The id.
    public let id: EntryID

    /// The title, as Markdown.
    public let title: String

    /// The text before the first field, as Markdown; empty in most entries.
    public let introduction: String

    /// What the entry says of each label.
    public let fields: [Field]

    /// What stands behind the fields from the first heading or thematic break on, as Markdown; empty in most entries.
    public let appendix: String

    /// A failure from its parts.
    public init(
        id: EntryID,
        title: String,
        introduction: String = "",
        fields: [Field],
        appendix: String = ""
    ) {
        self.id = id
        self.title = title
        self.introduction = introduction
        self.fields = fields
        self.appendix = appendix
    }

    /// A label and what it says.
    public struct Field: Sendable, Hashable {
        /// The label's words, as the schema spells them: `What Broke`.
        public let label: String

        /// Whether the schema knows the label.
        public let isKnown: Bool

        /// What stands under the label.
        public let value: FieldValue

        /// A field from its parts.
        public init(label: String, isKnown: Bool, value: FieldValue) {
            self.label = label
            self.isKnown = isKnown
            self.value = value
        }
    }

    /// What the first field with a label says, without regard to capitals.
    public subscript(label: String) -> FieldValue? {
        let key = FoldedText.key(Array(label.utf8))
        return fields.first { FoldedText.key(Array($0.label.utf8)) == key }?.value
    }
}
