/// Which fields the entries of a log have, in which order and form, and how their headings are written.
///
/// It comes from the log's own template, the fenced block that holds an entry with a placeholder id such as `[F-BIZ-XXX]`. The
/// labels are distinct when folded, so a label names at most one field.
///
/// A schema never changes, and all entries that were read with it share it.
public final class LogSchema: Sendable, Hashable {
    /// What the ids begin with: `F-BIZ-`.
    public let idPrefix: String

    /// The level of an entry's heading; nil if it is the one that most entries have.
    public let headingLevel: Int?

    /// The fields, in order.
    public let fields: [FieldSchema]

    /// Whether the schema was read from a template, and is not a built-in one.
    public let isFromTemplate: Bool

    /// Whether it describes preventive rules and not failures, by what its ids begin with.
    let isOfRules: Bool
    /// The labels, folded.
    private let keys: [[UInt8]]
    /// The labels as bytes.
    private let labels: [[UInt8]]
    /// The last of the one-line fields; -1 if there is none.
    let lastLine: Int
    /// How headings are written.
    let headingForm: HeadingForm
    /// Whether fields are the items of a list; then an entry keeps its layout and order.
    let isListed: Bool
    /// Whether one-line fields may end with hard breaks.
    let keepsHardBreaks: Bool
    /// Whether the first field stands right under the heading.
    let startsUnderHeading: Bool
    /// How many digits a number has at least.
    let idWidth: Int
    /// What the template holds where an entry has its own words; nil for a built-in schema. It says nothing about the form of entries,
    /// so schemas that differ in it alone are equal.
    let texts: TemplateTexts?

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

    /// Whether two schemas say the same.
    public static func == (left: LogSchema, right: LogSchema) -> Bool {
        left === right
            || left.idPrefix == right.idPrefix && left.headingLevel == right.headingLevel
                && left.fields == right.fields && left.isFromTemplate == right.isFromTemplate
                && left.headingForm == right.headingForm && left.isListed == right.isListed
                && left.keepsHardBreaks == right.keepsHardBreaks
                && left.startsUnderHeading == right.startsUnderHeading && left.idWidth == right.idWidth
    }

    /// Hashes what tells most schemas apart.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(idPrefix)
        hasher.combine(fields)
    }

    /// The field with the label that stands in a range of bytes, double-encoded ones included.
    func index(ofLabel range: Range<Int>, in bytes: [UInt8]) -> Int? {
        // Mostly a label is spelled as the schema spells it.
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

    /// Whether labels have their colon before the closing marks: `**Date:**`.
    var writesColonInside: Bool { fields.allSatisfy { $0.spelling.utf8.last != UInt8(ascii: ":") } }
}
