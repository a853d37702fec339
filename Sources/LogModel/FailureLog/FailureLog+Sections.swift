internal import MarkdownAST

extension FailureLog {
    /// The counts of all tables of categories, as ``LogDocument/categories`` reads them.
    ///
    /// - Complexity: O(n) in the bytes of the header and the sections, which are parsed.
    public var categories: [Category] { contents.flatMap(\.categories) }

    /// The entries of other logs that the sections list, as ``LogDocument/history`` reads them.
    ///
    /// - Complexity: O(n) in the bytes of the header and the sections, which are parsed.
    public var history: [HistoricalReference] { contents.flatMap(\.history) }

    /// The files that belong to the log, as ``LogDocument/relatedFiles`` reads them.
    ///
    /// - Complexity: O(n) in the bytes of the header and the sections, which are parsed.
    public var relatedFiles: [RelatedFile] { contents.flatMap(\.relatedFiles) }

    /// What the header and the sections hold, as ``LogSection/content``.
    private var contents: [LogSection.Content] {
        let sections = sections.map { $0.blocks.lazy.compactMap(\.content).first }
        return ([headerText?.sectionContent] + sections).compactMap { $0 }
    }

    /// The header from its title on; nil if it has no title, so that nothing in it belongs to a section.
    private var headerText: Document? {
        if header.title.isEmpty { return nil }
        let header = Header(
            title: header.title,
            tagline: header.tagline,
            fields: header.fields,
            appendix: header.appendix,
            endsWithBreak: header.endsWithBreak
        )
        return Document(block: LogPrinter.text(header))
    }
}

extension FailureLog.Block {
    /// What the block says as a part of a section; nil for text that holds nothing else.
    fileprivate var content: LogSection.Content? {
        let read = Document(block: text)?.sectionContent
        let own: LogSection.Content
        switch self {
        case .markdown: return read
        case .categories(_, let rows): own = .categories(rows)
        case .history(let references): own = .history(references)
        case .relatedFiles(let files): own = .relatedFiles(files)
        }
        // Values that were not read from a file may be written as something else.
        return read ?? own
    }
}

extension Document {
    /// A piece of a log as a document of its own, which has no front matter; nil if it cannot be parsed.
    init?(block text: String) {
        guard let source = try? SourceText(text),
            let document = try? Document(parsing: source, readsFrontMatter: false)
        else { return nil }
        self = document
    }

    fileprivate var sectionContent: LogSection.Content? { sectionBlock(1..<nodes.count)?.content }
}
