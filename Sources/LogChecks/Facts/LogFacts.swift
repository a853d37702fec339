internal import LogModel
internal import MarkdownAST

/// The facts about one file that checks need, computed once.
///
/// The fields of an entry are consecutive, in the order of its schema.
struct LogFacts {
    struct Entry {
        let id: EntryID
        let isRule: Bool
        /// The range of the id in the heading.
        let idRange: Range<Int>
        let titleRange: Range<Int>
        /// The lines under the heading.
        let lines: Range<Int>
        /// The index of the entry's schema in ``LogFacts/schemas``.
        let schemaIndex: Int
        /// The entry's fields: an index into ``LogFacts/fields``, and a range in that array.
        fileprivate let fields: (part: Int, range: Range<Int>)
        /// Whether it lacks a field that its schema asks for.
        let lacksFields: Bool
        /// Whether its schema is the one that its fields are meant for: it has most of them, or the file's template applies to it.
        let hasKnownForm: Bool
        /// Whether its heading is in bizlog's own form: `### [F-001] Title`.
        let hasOwnHeading: Bool

        fileprivate init(
            _ entry: EntrySyntax,
            schemaIndex: Int,
            fields: (part: Int, range: Range<Int>),
            form: (lacksFields: Bool, isKnown: Bool)
        ) {
            id = entry.id
            isRule = entry.id.isRule
            idRange = entry.region.heading.id
            titleRange = entry.region.heading.title
            lines = entry.region.lines
            (lacksFields, hasKnownForm) = form
            hasOwnHeading = entry.region.heading.isInOwnForm
            (self.schemaIndex, self.fields) = (schemaIndex, fields)
        }
    }

    let log: LogDocument
    let schemas: SchemaFacts.List
    let entries: [Entry]
    /// The entries that are not in bizlog's own form.
    let forms: [FormFacts]
    /// One array for each part of the entries that was read separately.
    private let fields: [[FieldFacts]]
    let sections: [LogSection]
    /// The prefixes that the file's table maps to layers.
    let prefixes: [RulePrefix]
    /// The fields of the header.
    let headerFields: [FieldFacts]
    let derived: DerivedFacts
    let mentions: IDMentions
    let words: WordMap
    /// The credentials, sorted.
    let secrets: [SecretScanner.Match]
    private let secretRanges: RangeSet<Int>
    let placeholders: TemplatePlaceholders

    var document: Document { log.document }
    var source: SourceText { log.document.source }

    /// - Complexity: O(n) in the bytes of the file. Large files are read on several threads.
    init(_ log: LogDocument) {
        self.log = log
        let document = log.document
        let bytes = document.source.bytes
        let schemas = SchemaFacts.List(templates: log.templates)
        let count = ParallelMap.partCount(forSize: bytes.count)
        let parts = ParallelMap.ranges(of: log.syntax.indices, count: count)
        // The most expensive work comes first, so that the threads finish together.
        let pieces = [.mentions, .words] + parts.enumerated().map { Piece.entries(part: $0, $1) }
        var entries: [Entry] = []
        var fields: [[FieldFacts]] = []
        var mentions: IDMentions?
        var words: WordMap?
        entries.reserveCapacity(log.syntax.count)
        for found in ParallelMap.map(pieces, size: bytes.count, { Self.read($0, of: log, schemas) }) {
            switch found {
            case .mentions(let found): mentions = found
            case .words(let found): words = found
            case .entries(let read, let theirFields):
                entries += read
                fields.append(theirFields)
            }
        }
        sections = log.sections
        prefixes = log.rulePrefixes
        headerFields = log.header.map { document.facts(of: $0.body, SchemaFacts($0.schema)) } ?? []
        derived = DerivedFacts(log, sections: sections, prefixes: prefixes)
        placeholders = TemplatePlaceholders(log.templates, schemas)
        self.mentions = mentions ?? IDMentions(in: bytes)
        self.words = words ?? WordMap(of: bytes)
        secrets = SecretScanner.matches(in: bytes, self.words)
        secretRanges = RangeSet(secrets.map(\.range))
        self.schemas = schemas
        self.fields = fields
        self.entries = entries
        forms = FormFacts.all(in: log)
    }

    /// A part of the work that can run separately.
    private enum Piece {
        case mentions
        case words
        case entries(part: Int, Range<Int>)
    }

    private enum Found {
        case mentions(IDMentions)
        case words(WordMap)
        case entries([Entry], [FieldFacts])
    }

    private static func read(_ piece: Piece, of log: LogDocument, _ schemas: SchemaFacts.List) -> Found {
        let document = log.document
        let bytes = document.source.bytes
        switch piece {
        case .mentions: return .mentions(IDMentions(in: bytes))
        case .words: return .words(WordMap(of: bytes))
        case .entries(let part, let range):
            var fields: [FieldFacts] = []
            var entries: [Entry] = []
            entries.reserveCapacity(range.count)
            fields.reserveCapacity(
                range.reduce(0) {
                    $0 + log.syntax[$1].body.fields.count + log.syntax[$1].body.innerFields.count
                })
            for index in range {
                let entry = log.syntax[index]
                let first = fields.count
                let schema = schemas.index(forID: bytes[entry.region.heading.id])
                document.appendFacts(of: entry.body, schemas[schema], to: &fields)
                let form = schemas[schema].form(
                    of: fields[first...], bytes[entry.region.heading.id], entry.isRule)
                entries.append(
                    Entry(entry, schemaIndex: schema, fields: (part, first..<fields.count), form: form))
            }
            return .entries(entries, fields)
        }
    }

    /// The fields of an entry.
    func fields(of entry: Entry) -> ArraySlice<FieldFacts> {
        fields[entry.fields.part][entry.fields.range]
    }

    /// The schema of one of an entry's fields; nil if the schema does not know it.
    func schema(of field: FieldFacts, in entry: Entry) -> FieldSchema? {
        field.schemaIndex.map { schemas[entry.schemaIndex].schema.fields[$0] }
    }

    /// Whether a range overlaps a credential.
    func isSecret(_ range: Range<Int>) -> Bool { secretRanges.overlaps(range) }

    /// Masks the credentials of the file in messages that quote it.
    var mask: SecretMask { SecretMask(source.bytes, hiding: secrets.map(\.range)) }

    /// A range of the file for a message: quoted, short, on one line, and masked if it overlaps a credential.
    func quoted(_ range: Range<Int>) -> String {
        isSecret(range) ? "the value" : quoted(source.string(range))
    }

    /// What a message calls an entry that is not in bizlog's own form.
    func quotedName(of entry: FormFacts) -> String {
        if let id = entry.id { return id.text }
        return isSecret(entry.nameRange)
            ? "the entry" : entry.name.isEmpty ? "this entry" : quoted(entry.name)
    }

    /// A text for a message: quoted, short and on one line.
    func quoted(_ text: String) -> String {
        let text = text.unicodeScalars.prefix(41)
        let isLong = text.count > 40
        var result = "\""
        for scalar in text.prefix(40) {
            let isControl = scalar.value < 0x20 || (0x7F..<0xA0).contains(scalar.value)
            result.unicodeScalars.append(isControl ? " " : scalar)
        }
        return result + (isLong ? "…\"" : "\"")
    }
}
