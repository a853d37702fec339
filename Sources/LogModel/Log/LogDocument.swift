public import MarkdownAST

/// A Markdown file read as a log: its schemas, its header and its entries, with the places where they stand.
///
/// Reading changes nothing and fails on nothing; a file that is no log has no entries. Headings, counters and fences
/// inside of code blocks are never part of the log.
///
/// ```swift
/// let log = try LogDocument(parsing: bytes)
/// for entry in log.entries { print(entry.id, entry.title) }
/// ```
public struct LogDocument: Sendable {
    /// The file.
    public let document: Document

    /// The schemas of the file's templates, in order.
    public let templates: [LogSchema]

    /// The templates that stand in the file.
    let templateBlocks: TemplateBlocks

    /// What was read of each entry, in the order of the file; see ``entries``.
    package let syntax: [EntrySyntax]

    /// What the file is if it is not, or not only, written in bizlog's own form; nil if nothing had to be inferred.
    package let inferred: InferredForm?

    /// Which entry of ``syntax`` and which one of ``inferred`` each entry of the file is; nil if they are just those of ``syntax``.
    let places: [EntryPlaces]?

    /// What the headings of the file begin; see ``sections``.
    let tree: HeadingTree

    /// The title and the labelled lines under it; nil if the file does not begin with a heading of level 1.
    public let header: LogHeader?

    /// The ids of the headings that hold a placeholder instead of an id, by their bytes.
    package let placeholders: [Range<Int>]

    /// Parses the bytes of a file and reads the log in it.
    ///
    /// - Throws: `ParseError` if the bytes are not UTF-8, or parsing them would cost more than `ParseLimits` allows.
    /// - Complexity: O(n) in the bytes of the file.
    public init(parsing bytes: [UInt8]) throws(ParseError) {
        self.init(reading: try Document(parsing: bytes))
    }

    /// Parses a text and reads the log in it.
    ///
    /// - Throws: `ParseError` if parsing the text would cost more than `ParseLimits` allows.
    /// - Complexity: O(n) in the bytes of the text.
    public init(parsing text: String) throws(ParseError) {
        self.init(reading: try Document(parsing: text))
    }

    /// Parses a source text and reads the log in it.
    ///
    /// - Throws: `ParseError` if parsing the text would cost more than `ParseLimits` allows.
    /// - Complexity: O(n) in the bytes of the text.
    public init(parsing source: SourceText) throws(ParseError) {
        self.init(reading: try Document(parsing: source))
    }

    /// Reads the log in a parsed file.
    ///
    /// - Complexity: O(n) in the bytes of the file.
    public init(reading document: Document) {
        self.init(reading: document, templates: nil)
    }

    /// Reads a file, or a piece of one that has certain templates.
    ///
    /// - Parameter templates: the schemas of the templates; nil for those that stand in the document.
    init(reading document: Document, templates: [LogSchema]?) {
        let templateBlocks = TemplateBlocks(document)
        let templates = templates ?? templateBlocks.schemas
        self.document = document
        self.templates = templates
        self.templateBlocks = templateBlocks
        let headings = document.entryHeadings(templates: templates)
        let size = document.source.bytes.count
        let parts = ParallelMap.ranges(of: headings.indices, count: ParallelMap.partCount(forSize: size))
        let own = ParallelMap.joined(
            ParallelMap.map(parts, size: size) { part in
                headings[part].compactMap { place -> EntrySyntax? in
                    if place.heading.scan.isPlaceholder { return nil }
                    let id = document.source.bytes[place.heading.id]
                    let schema = Self.schema(forID: id, templates: templates)
                    return EntrySyntax(
                        document.region(of: place, schema: schema, templates: templateBlocks.nodes),
                        schema: schema, in: document)
                }
            }
        )
        let mayBeOther = document.mayHoldOtherForms(than: own)
        let holdsValues = !mayBeOther && templates.isEmpty && document.headsHoldValues(of: own)
        let isOther = mayBeOther || holdsValues || templates.isEmpty && FormPins.mayStand(in: document)
        let ownLines = own.map { Int(document.nodes[$0.region.node].startLine) }
        let inferred =
            isOther ? InferredForm(document, prefixes: templates.map(\.idPrefix), ownLines: ownLines) : nil
        self.inferred = inferred
        let syntax = inferred.map { $0.leaves(own, in: document) } ?? true ? own : []
        self.syntax = syntax
        // A line that says what is so anyway changes nothing.
        let isOwn =
            !mayBeOther && !holdsValues && syntax.count == own.count && inferred?.entries.count == own.count
        places =
            if let inferred, !isOwn {
                EntryPlaces.all(
                    syntax, inferred, hasTemplate: !templates.isEmpty,
                    hasOthers: mayBeOther || !inferred.pins.obeyed.isEmpty, in: document)
            } else { nil }
        tree = HeadingTree(document, syntax)
        placeholders = headings.lazy.filter(\.heading.scan.isPlaceholder).map(\.heading.id)
        header = LogHeader(document)
    }

    /// Whether the file is a log: it has a template, a header that counts entries, or an entry with a field that its
    /// schema knows or with several that it does not.
    public var isLog: Bool {
        !templates.isEmpty || header?.countsEntries == true
            || syntax.contains { $0.isRecognized || $0.hasSeveralLabels }
            || inferred.map { !$0.pins.obeyed.isEmpty && !$0.entries.isEmpty } ?? false
    }

    /// The schema of the entry with an id: the template with the longest prefix that the id has; else, for ids that begin
    /// with `R-`, the built-in one of rules; else the file's first template; else the built-in one of failures.
    static func schema(forID id: ArraySlice<UInt8>, templates: [LogSchema]) -> LogSchema {
        let index = schemaIndex(forID: id, templates: templates)
        return index < templates.count ? templates[index] : index == templates.count ? .failures : .rules
    }

    /// The index of that schema among the templates, the built-in one of failures behind them, and the one of rules behind that.
    package static func schemaIndex(forID id: ArraySlice<UInt8>, templates: [LogSchema]) -> Int {
        var best: Int?
        var length = -1
        for (index, template) in templates.enumerated() where id.isID(beginningWith: template.idPrefix) {
            guard template.idPrefix.utf8.count > length else { continue }
            (best, length) = (index, template.idPrefix.utf8.count)
        }
        if let best { return best }
        if id.isID(beginningWith: LogSchema.rules.idPrefix) { return templates.count + 1 }
        return templates.isEmpty ? templates.count : 0
    }
}
