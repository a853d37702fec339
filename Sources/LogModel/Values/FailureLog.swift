/// A log as a value: its header, and behind it entries and sections in the order of the file.
///
/// Nothing of the file is missing: what the model does not know is Markdown. What the values alone would be written as in another
/// way has the file's own spelling beside it, so that rendering what was read gives the same bytes; values that were changed
/// win over a spelling. Rules files, success patterns and experiments are read into the same type.
///
/// ```swift
/// let log = FailureLog(reading: try LogDocument(parsing: text))
/// log.failures.filter { $0.severity?.name == "Critical" }
/// try log.rendered().source.bytes          // the canonical form of the text
/// ```
public struct FailureLog: Sendable, Hashable, Codable {
    /// What stands before the first part.
    public let header: Header

    /// The entries and sections, in order.
    public let parts: [Part]

    /// A log from its parts.
    public init(header: Header, parts: [Part]) {
        self.header = header
        self.parts = parts
    }

    /// What stands before the first entry or section.
    public struct Header: Sendable, Hashable {
        /// What stands before the title, such as front matter, as Markdown.
        public let preface: String
        /// The title as Markdown; empty if there is none.
        public let title: String
        /// What stands between the title and the first label, as Markdown.
        public let tagline: String
        /// What the labelled lines under the title say.
        public let fields: [Failure.Field]
        /// What stands behind them from the first thematic break on, as Markdown, but for a single break at its end.
        public let appendix: String
        /// Whether a thematic break stands at the end.
        public let endsWithBreak: Bool
        /// The header as the file writes it, line endings at its end included, where that cannot be told from the values.
        public let spelling: String?

        /// A header from its parts.
        public init(
            preface: String = "",
            title: String,
            tagline: String = "",
            fields: [Failure.Field] = [],
            appendix: String = "",
            endsWithBreak: Bool = true,
            spelling: String? = nil
        ) {
            self.preface = preface
            self.title = title
            self.tagline = tagline
            self.fields = fields
            self.appendix = appendix
            self.endsWithBreak = endsWithBreak
            self.spelling = spelling
        }
    }

    /// An entry or a section, and how it stands in the file.
    public struct Part: Sendable, Hashable {
        /// What it says.
        public let content: Content
        /// The level of its heading, 1 to 6.
        public let level: Int
        /// What stands above its heading and belongs to it, as Markdown: an anchor, a comment, a sentence behind a thematic break.
        public let preface: String
        /// Whether a thematic break stands at its end.
        public let endsWithBreak: Bool
        /// The part as the file writes it, line endings at its end included, where that cannot be told from the values.
        public let spelling: String?

        /// A part from its own parts. A level that is out of bounds becomes the nearest one that is not.
        public init(
            _ content: Content,
            level: Int,
            preface: String = "",
            endsWithBreak: Bool,
            spelling: String? = nil
        ) {
            self.content = content
            self.preface = preface
            self.level = min(6, max(1, level))
            self.endsWithBreak = endsWithBreak
            self.spelling = spelling
        }
    }

    /// What a part says.
    public enum Content: Sendable, Hashable {
        /// An entry.
        case failure(Failure)
        /// A heading that begins with no id, and what follows up to the next part.
        case section(Section)
    }

    /// A section that is no entry.
    public struct Section: Sendable, Hashable, Codable {
        /// The title, as Markdown.
        public let title: String
        /// What stands under it, in order.
        public let blocks: [Block]

        /// A section from its parts.
        public init(title: String, blocks: [Block]) {
            self.title = title
            self.blocks = blocks
        }
    }

    /// A piece of a section, known by its shape.
    public enum Block: Sendable, Hashable {
        /// A table that counts failures by category.
        case categories(columns: [String], rows: [Category])
        /// A list of entries that stand in another log.
        case history([HistoricalReference])
        /// A list of files that belong to the log.
        case relatedFiles([RelatedFile])
        /// Anything else, as Markdown.
        case markdown(String)
    }
}

extension FailureLog {
    /// The title, as Markdown.
    public var title: String { header.title }

    /// The text under the title, as Markdown.
    public var tagline: String { header.tagline }

    /// The entries, in the order of the file.
    public var failures: [Failure] {
        parts.compactMap { part in
            switch part.content {
            case .failure(let failure): failure
            case .section: nil
            }
        }
    }

    /// The sections, in the order of the file.
    public var sections: [Section] {
        parts.compactMap { part in
            switch part.content {
            case .failure: nil
            case .section(let section): section
            }
        }
    }
}
