internal import MarkdownAST

/// What the checks look at in one file, read once.
///
/// Fields lie behind one another in one array, those of an entry in the order of its schema.
struct LogFacts {
    struct Entry {
        let id: EntryID
        let isRule: Bool
        /// The id in the heading.
        let idRange: Range<Int>
        let titleRange: Range<Int>
        /// The lines under the heading.
        let lines: Range<Int>
        /// The index of its schema in ``LogFacts/schemas``.
        let schemaIndex: Int
        /// Its fields in ``LogFacts/fields``.
        let fields: Range<Int>
        let isCertain: Bool
    }

    let log: LogDocument
    let schemas: SchemaFacts.List
    let entries: [Entry]
    let fields: [FieldFacts]
    let sections: [LogSection]
    let mentions: IDMentions
    let words: WordMap
    /// Where credentials stand, sorted.
    let secrets: [SecretScanner.Match]
    private let secretRanges: SortedRanges
    let placeholders: TemplatePlaceholders

    var document: Document { log.document }
    var source: SourceText { log.document.source }

    /// - Complexity: O(n) in the bytes of the file.
    init(_ log: LogDocument) {
        self.log = log
        let document = log.document
        let bytes = document.source.bytes
        let schemas = SchemaFacts.List(templates: log.templates)
        sections = log.sections
        mentions = IDMentions(in: bytes)
        words = WordMap(of: bytes)
        placeholders = TemplatePlaceholders(document, schemas)
        secrets = SecretScanner.matches(in: bytes, words)
        secretRanges = SortedRanges(secrets.map(\.range))
        var fields: [FieldFacts] = []
        var entries: [Entry] = []
        entries.reserveCapacity(log.entries.count)
        for entry in log.entries {
            let first = fields.count
            let index = schemas.index(forID: bytes[entry.region.heading.id])
            document.appendFacts(of: entry.body, schemas[index], to: &fields)
            entries.append(
                Entry(
                    id: entry.id,
                    isRule: entry.id.isRule,
                    idRange: entry.region.heading.id,
                    titleRange: entry.region.heading.title,
                    lines: entry.region.lines,
                    schemaIndex: index,
                    fields: first..<fields.count,
                    isCertain: entry.isCertain
                )
            )
        }
        self.schemas = schemas
        self.fields = fields
        self.entries = entries
    }

    /// The fields of an entry.
    func fields(of entry: Entry) -> ArraySlice<FieldFacts> { fields[entry.fields] }

    /// What the schema of an entry says of one of its fields; nil if the schema does not know it.
    func schema(of field: FieldFacts, in entry: Entry) -> FieldSchema? {
        field.schemaIndex.map { schemas[entry.schemaIndex].schema.fields[$0] }
    }

    /// A piece of the file for a message: in quotation marks, short, on one line, and masked if it touches a credential.
    func quoted(_ range: Range<Int>) -> String {
        if secretRanges.overlap(range) { return "the value" }
        let text = source.string(range).unicodeScalars.prefix(41)
        let isLong = text.count > 40
        var result = "\""
        for scalar in text.prefix(40) {
            let isControl = scalar.value < 0x20 || (0x7F..<0xA0).contains(scalar.value)
            result.unicodeScalars.append(isControl ? " " : scalar)
        }
        return result + (isLong ? "…\"" : "\"")
    }
}

extension EntryID {
    /// Whether it is the id of a rule: its first segment is `R`.
    var isRule: Bool { text.utf8.starts(with: "R-".utf8) }
}
