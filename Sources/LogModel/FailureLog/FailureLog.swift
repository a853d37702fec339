/// A log as a value: its header, then its entries and sections in the order of the file.
///
/// No text of the file is missing: parts that the model does not know are Markdown. A part whose canonical
/// rendering differs from the file keeps the file's text in `spelling`. Rendering uses it as long as the
/// values still match; otherwise the values win. Rules files, success patterns and experiments are read into
/// this type, too.
///
/// ```swift
/// let log = FailureLog(reading: try LogDocument(parsing: text))
/// log.failures.filter { $0.severity?.name == "Critical" }
/// try log.rendered().source.bytes          // the canonical form of the text
/// ```
public struct FailureLog: Sendable, Hashable, Codable {
    /// The part of the file before the first entry or section.
    public let header: Header

    /// The entries and sections, in order.
    public let parts: [Part]

    /// The schemas of the templates in the log, by which its entries are written. They follow from the header and the parts, so they say
    /// nothing about whether two logs are equal.
    let templates: [LogSchema]

    /// Makes a log from its parts.
    ///
    /// - Complexity: O(n) in the bytes of the parts: those that hold code are parsed, to find templates.
    public init(header: Header, parts: [Part]) {
        self.init(header: header, parts: parts, templates: Self.templates(in: header, parts))
    }

    init(header: Header, parts: [Part], templates: [LogSchema]) {
        self.header = header
        self.parts = parts
        self.templates = templates
    }

    /// Whether two logs have the same header and the same parts.
    public static func == (left: FailureLog, right: FailureLog) -> Bool {
        left.header == right.header && left.parts == right.parts
    }

    /// Hashes the header and the parts.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(header)
        hasher.combine(parts)
    }

    /// The part of a file before the first entry or section.
    public struct Header: Sendable, Hashable {
        /// The text before the title as Markdown, such as front matter.
        public let preface: String
        /// The title as Markdown; empty if there is none.
        public let title: String
        /// The text between the title and the first label, as Markdown.
        public let tagline: String
        /// The labelled lines under the title.
        public let fields: [Failure.Field]
        /// The text after the fields, from the first thematic break on, as Markdown without a single break at
        /// its end.
        public let appendix: String
        /// Whether the header ends with a thematic break.
        public let endsWithBreak: Bool
        /// The header's text in the file, with the line endings at its end; nil if it equals the rendered
        /// values.
        public let spelling: String?

        /// Makes a header from its parts.
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

    /// An entry or a section, with its form in the file.
    public struct Part: Sendable, Hashable {
        /// The entry or section.
        public let content: Content
        /// The level of its heading, 1 to 6.
        public let level: Int
        /// The text above the heading that belongs to it, as Markdown: an anchor, a comment, a sentence after
        /// a thematic break.
        public let preface: String
        /// Whether the part ends with a thematic break.
        public let endsWithBreak: Bool
        /// The part's text in the file, with the line endings at its end; nil if it equals the rendered
        /// values.
        public let spelling: String?

        /// Makes a part. A level out of range becomes the nearest valid one.
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

    /// The content of a part.
    public enum Content: Sendable, Hashable {
        /// An entry.
        case failure(Failure)
        /// A heading without an id, with its text up to the next part.
        case section(Section)
    }

    /// A section that is not an entry.
    public struct Section: Sendable, Hashable, Codable {
        /// The title, as Markdown.
        public let title: String
        /// The contents of the section, in order.
        public let blocks: [Block]

        /// Makes a section from its parts.
        public init(title: String, blocks: [Block]) {
            self.title = title
            self.blocks = blocks
        }
    }

    /// A block of a section, recognized by its form.
    public enum Block: Sendable, Hashable {
        /// A table that counts failures by category.
        case categories(columns: [String], rows: [Category])
        /// A list of entries in another log.
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
