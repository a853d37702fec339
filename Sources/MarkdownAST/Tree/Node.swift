/// One node of a ``Document``: its kind, its first line, and the end of its descendants.
///
/// Nodes lie in one array in preorder: the first child of node `i` is `i + 1`, and its next sibling is its
/// ``subtreeEnd``. A node does not say how it is spelled (which bullet, which fence); the source does.
public struct Node: Sendable, Hashable {
    /// The kind of the node, with its payload.
    public let kind: Kind

    /// The index after the node's last descendant.
    public internal(set) var subtreeEnd: Int32

    /// The 0-based first line of a block. For an inline, the first line of its block, since cmark-gfm's
    /// positions of inlines are unreliable.
    public let startLine: Int32

    /// The node kinds of CommonMark 0.29 and of GFM's tables, strikethrough and task lists.
    public enum Kind: Sendable, Hashable {
        /// The root.
        case document
        /// Front matter at the start of a file: YAML, TOML or JSON. No command changes it.
        case frontMatter
        /// A block quote.
        case blockQuote
        /// A bullet or ordered list; its children are items.
        case list(List)
        /// An item of a list.
        case item(Item)
        /// A fenced or indented code block.
        case codeBlock(CodeBlock)
        /// A block of raw HTML.
        case htmlBlock(Literal)
        /// A paragraph.
        case paragraph
        /// An ATX or setext heading, level 1 to 6.
        case heading(level: UInt8)
        /// A thematic break.
        case thematicBreak
        /// A GFM table; its children are rows, the header first.
        case table(Table)
        /// A row of a table.
        case tableRow(isHeader: Bool)
        /// A cell of a row.
        case tableCell

        /// Plain text.
        case text(Literal)
        /// A line ending that is not a hard break.
        case softBreak
        /// A hard line break.
        case lineBreak
        /// A code span.
        case code(Literal)
        /// Raw inline HTML.
        case htmlInline(Literal)
        /// Emphasis.
        case emphasis
        /// Strong emphasis.
        case strong
        /// GFM strikethrough.
        case strikethrough
        /// A link, or an autolink in angle brackets.
        case link(Link)
        /// An image.
        case image(Link)
    }

    /// The payload of a list.
    public struct List: Sendable, Hashable {
        /// The number of the first item of an ordered list, nil for bullets.
        public let start: Int32?
        /// Whether an ordered list writes `1)` and not `1.`.
        public let hasParenthesis: Bool
        /// Whether no blank line separates the list's items or their children.
        public let isTight: Bool
    }

    /// The payload of a list item.
    public struct Item: Sendable, Hashable {
        /// The state of its task box; nil if it has none.
        public let isChecked: Bool?
    }

    /// The payload of a code block.
    public struct CodeBlock: Sendable, Hashable {
        /// The info string after the opening fence.
        public let info: Literal
        /// The code, every line with its line ending.
        public let code: Literal
    }

    /// The payload of a table.
    public struct Table: Sendable, Hashable {
        /// One byte for each column: `l`, `c`, `r`, or 0 for no alignment.
        public let alignments: Literal
    }

    /// The payload of a link or an image.
    public struct Link: Sendable, Hashable {
        /// The destination.
        public let destination: Literal
        /// The title, empty if there is none.
        public let title: Literal
    }
}

extension Node.Kind {
    /// Whether the node is a block, not an inline.
    public var isBlock: Bool {
        switch self {
        case .document, .frontMatter, .blockQuote, .list, .item, .codeBlock, .htmlBlock, .paragraph, .heading,
            .thematicBreak, .table, .tableRow, .tableCell:
            true
        case .text, .softBreak, .lineBreak, .code, .htmlInline, .emphasis, .strong, .strikethrough, .link,
            .image:
            false
        }
    }

    /// Whether the block contains other blocks and has markers at the start of their lines.
    public var isContainer: Bool {
        switch self {
        case .document, .blockQuote, .list, .item: true
        case .frontMatter, .codeBlock, .htmlBlock, .paragraph, .heading, .thematicBreak, .table, .tableRow,
            .tableCell, .text, .softBreak, .lineBreak, .code, .htmlInline, .emphasis, .strong,
            .strikethrough, .link, .image:
            false
        }
    }
}
