/// The fields of a log's entries with their order and form, and the form of the entries' headings.
///
/// A schema is read from the log's template, a fenced code block with an entry whose id is a placeholder such
/// as `[F-BIZ-XXX]`. Its folded labels are distinct, so a label identifies at most one field.
///
/// A schema never changes and is shared by all entries that were read with it.
public final class LogSchema: Sendable, Hashable {
    /// The beginning of the ids: `F-BIZ-`.
    public let idPrefix: String

    /// The level of the entries' headings; nil for the level that most entries have.
    public let headingLevel: Int?

    /// The fields, in order.
    public let fields: [FieldSchema]

    /// Whether the schema was read from a template; false for a built-in one.
    public let isFromTemplate: Bool

    /// Whether it describes preventive rules and not failures, by what its ids begin with.
    package let isOfRules: Bool
    /// The labels, folded.
    private let keys: [[UInt8]]
    /// The labels in bytes.
    private let labels: [[UInt8]]
    /// The index of the last one-line field; -1 if there is none.
    let lastLine: Int
    /// The form of the headings.
    let headingForm: HeadingForm
    /// Whether fields are list items; then an entry keeps its layout and order.
    let isListed: Bool
    /// Whether one-line fields may end with hard breaks.
    let keepsHardBreaks: Bool
    /// Whether the first field directly follows the heading.
    let startsUnderHeading: Bool
    /// The least number of digits in an id's number.
    let idWidth: Int
    /// What the template holds where an entry has its own words; nil for a built-in schema. It says nothing about the form of entries,
    /// so schemas that differ in it alone are equal.
    package let texts: TemplateTexts?

    init(
        idPrefix: String,
        headingLevel: Int?,
        fields: [FieldSchema],
        isFromTemplate: Bool,
        headingForm: HeadingForm = .bracketed,
        isListed: Bool = false,
        keepsHardBreaks: Bool = true,
        startsUnderHeading: Bool = true,
        idWidth: Int = 3,
        texts: TemplateTexts? = nil
    ) {
        self.idPrefix = idPrefix
        self.headingLevel = headingLevel
        self.isFromTemplate = isFromTemplate
        self.headingForm = headingForm
        self.isListed = isListed
        self.keepsHardBreaks = keepsHardBreaks
        self.startsUnderHeading = startsUnderHeading
        self.idWidth = idWidth
        self.texts = texts
        var distinct: [FieldSchema] = []
        for field in fields where !distinct.contains(where: { $0.key == field.key }) {
            distinct.append(field)
        }
        let isOfRules = idPrefix.utf8.starts(with: EntryID.rulePrefix.utf8)
        self.isOfRules = isOfRules
        self.fields = Self.assigningRoles(to: distinct, ofRules: isOfRules)
        keys = distinct.map(\.key)
        labels = distinct.map { Array($0.label.utf8) }
        lastLine = distinct.lastIndex { $0.layout == .line } ?? -1
    }

    /// Whether two schemas are equal.
    public static func == (left: LogSchema, right: LogSchema) -> Bool {
        left === right
            || left.idPrefix == right.idPrefix && left.headingLevel == right.headingLevel
                && left.fields == right.fields && left.isFromTemplate == right.isFromTemplate
                && left.headingForm == right.headingForm && left.isListed == right.isListed
                && left.keepsHardBreaks == right.keepsHardBreaks
                && left.startsUnderHeading == right.startsUnderHeading && left.idWidth == right.idWidth
    }

    /// Hashes values that distinguish most schemas.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(idPrefix)
        hasher.combine(fields)
    }

    /// The index of the field with the label in a byte range, even if it is double-encoded; nil if there is
    /// none.
    func index(ofLabel range: Range<Int>, in bytes: [UInt8]) -> Int? {
        // Nearly all labels are spelled as in the schema.
        for (index, label) in labels.enumerated()
        where label.count == range.count && bytes.has(label, in: range) {
            return index
        }
        if let index = keys.firstIndex(where: { FoldedText.matches(bytes, range, $0) }) { return index }
        guard bytes[range].contains(where: { $0 >= 0x80 }), let label = EncodingRepair.repaired(bytes[range])
        else {
            return nil
        }
        return keys.firstIndex { FoldedText.matches(label, 0..<label.count, $0) }
    }

    /// Whether labels have their colon inside the marks: `**Date:**`.
    var writesColonInside: Bool { fields.allSatisfy { $0.spelling.utf8.last != UInt8(ascii: ":") } }
}
