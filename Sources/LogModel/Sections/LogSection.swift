/// A section of a log that is no entry, known by its shape and not by its title.
///
/// Its range begins with its heading and ends before the next heading that is not within an entry, or before what stands above that
/// heading and belongs to it, so sections and entries do not overlap.
public struct LogSection: Sendable, Hashable {
    /// The heading's text.
    public let title: String

    /// The level of the heading, 1 to 6.
    public let level: Int

    /// The index in ``LogDocument/sections`` of the section that this one stands in; nil if it stands in none.
    public let parent: Int?

    /// The 0-based lines.
    public let lines: Range<Int>

    /// What the section holds: its first table or list whose shape is known.
    public var content: Content { block?.content ?? .other }

    /// What a section holds.
    public enum Content: Sendable, Hashable {
        /// A table that counts failures by category.
        case categories([Category])
        /// Ids of entries that stand in another log.
        case history([HistoricalReference])
        /// Files that belong to the log.
        case relatedFiles([RelatedFile])
        /// Anything else.
        case other
    }

    /// A table or a list whose shape is known.
    struct Block: Sendable, Hashable {
        let node: Int
        let content: Content
    }

    /// The node of the heading.
    let heading: Int
    /// The first table or list whose shape is known.
    let block: Block?
    /// The node behind everything that stands in it, entries and other sections included.
    let subtreeEnd: Int
    /// The entries that stand in it or in a section of it, by their indices in the log.
    let entries: Range<Int>
}
