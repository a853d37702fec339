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
        private(set) var fields: Range<Int>
        let isCertain: Bool

        fileprivate init(_ entry: LogEntry, schemaIndex: Int, fields: Range<Int>) {
            id = entry.id
            isRule = entry.id.isRule
            idRange = entry.region.heading.id
            titleRange = entry.region.heading.title
            lines = entry.region.lines
            isCertain = entry.isCertain
            (self.schemaIndex, self.fields) = (schemaIndex, fields)
        }

        fileprivate func shifted(by distance: Int) -> Entry {
            var entry = self
            entry.fields = fields.lowerBound + distance..<fields.upperBound + distance
            return entry
        }
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

    /// - Complexity: O(n) in the bytes of the file. Large files are read on several threads.
    init(_ log: LogDocument) {
        self.log = log
        let document = log.document
        let bytes = document.source.bytes
        let schemas = SchemaFacts.List(templates: log.templates)
        let count = Parts.count(forSize: bytes.count)
        let pieces =
            [.secrets, .mentions] + Parts.ranges(of: log.entries.indices, count: count).map(Piece.entries)
        var entries: [Entry] = []
        var fields: [FieldFacts] = []
        var mentions: IDMentions?
        var secrets: (words: WordMap, matches: [SecretScanner.Match])?
        for found in Parts.map(pieces, size: bytes.count, { Self.read($0, of: log, schemas) }) {
            switch found {
            case .secrets(let words, let matches): secrets = (words, matches)
            case .mentions(let found): mentions = found
            case .entries(let read, let theirFields):
                let first = fields.count
                entries += read.lazy.map { $0.shifted(by: first) }
                fields += theirFields
            }
        }
        sections = log.sections
        placeholders = TemplatePlaceholders(document, schemas)
        self.mentions = mentions ?? IDMentions(in: bytes)
        words = secrets?.words ?? WordMap(of: bytes)
        self.secrets = secrets?.matches ?? []
        secretRanges = SortedRanges(self.secrets.map(\.range))
        self.schemas = schemas
        self.fields = fields
        self.entries = entries
    }

    /// What is read on its own.
    private enum Piece {
        case secrets
        case mentions
        case entries(Range<Int>)
    }

    private enum Found {
        case secrets(WordMap, [SecretScanner.Match])
        case mentions(IDMentions)
        case entries([Entry], [FieldFacts])
    }

    private static func read(_ piece: Piece, of log: LogDocument, _ schemas: SchemaFacts.List) -> Found {
        let document = log.document
        let bytes = document.source.bytes
        switch piece {
        case .secrets:
            let words = WordMap(of: bytes)
            return .secrets(words, SecretScanner.matches(in: bytes, words))
        case .mentions: return .mentions(IDMentions(in: bytes))
        case .entries(let part):
            var fields: [FieldFacts] = []
            var entries: [Entry] = []
            entries.reserveCapacity(part.count)
            for index in part {
                let entry = log.entries[index]
                let first = fields.count
                let schema = schemas.index(forID: bytes[entry.region.heading.id])
                document.appendFacts(of: entry.body, schemas[schema], to: &fields)
                entries.append(Entry(entry, schemaIndex: schema, fields: first..<fields.count))
            }
            return .entries(entries, fields)
        }
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
