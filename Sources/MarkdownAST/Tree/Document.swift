/// A Markdown file and its tree.
///
/// The document owns the bytes; the tree is an index into them. ``nodes`` is in preorder with the root at 0.
/// Every walk over it is a loop, so no depth of nesting can exhaust the stack. To render an unedited
/// document, write ``source``'s bytes.
///
/// ```swift
/// let document = try Document(parsing: "# Title\n\nText.\n")
/// for index in document.children(of: 0) {
///     print(document.nodes[index].kind, document.lines(of: index))
/// }
/// ```
public struct Document: Sendable {
    /// The file.
    public let source: SourceText

    /// The tree in preorder; the root is the first.
    public let nodes: [Node]

    /// The texts of the literals that the source does not contain, concatenated.
    let ownText: [UInt8]

    private let index: BlockIndex

    /// Whether front matter was looked for. A document cut out of the middle of another has none.
    public let readsFrontMatter: Bool

    /// Parses a file with cmark-gfm.
    ///
    /// - Throws: ``ParseError`` if the file would take cmark-gfm more time or memory than ``ParseLimits`` allows.
    /// - Complexity: O(n) within the limits. Large files are parsed on several threads.
    public init(
        parsing source: SourceText,
        limits: ParseLimits = .standard,
        readsFrontMatter: Bool = true
    ) throws(ParseError) {
        let segmentation = Segmentation.standard(forSize: source.bytes.count)
        try self.init(parsing: source, limits: limits, readsFrontMatter: readsFrontMatter, segmentation)
    }

    /// Parses a file with a given segmentation, on which the tree does not depend.
    package init(
        parsing source: SourceText,
        limits: ParseLimits = .standard,
        readsFrontMatter: Bool = true,
        _ segmentation: Segmentation
    ) throws(ParseError) {
        self.source = source
        self.readsFrontMatter = readsFrontMatter
        try limits.check(source)
        let frontMatter = readsFrontMatter ? FrontMatter.lineCount(in: source) : 0
        let tree = try SegmentedParse.tree(
            of: source, frontMatter: frontMatter, limits: limits, segmentation)
        (nodes, ownText, index) = (tree.nodes, tree.ownText, tree.index)
    }

    /// Parses the bytes of a file.
    ///
    /// - Throws: ``ParseError`` if the bytes are not UTF-8, or parsing them would cost more than ``ParseLimits`` allows.
    public init(parsing bytes: [UInt8]) throws(ParseError) {
        let source: SourceText
        do { source = try SourceText(bytes) } catch { throw .source(error) }
        try self.init(parsing: source)
    }

    /// Parses a string.
    ///
    /// - Throws: ``ParseError``, as for ``SourceText``.
    public init(parsing string: String) throws(ParseError) {
        let source: SourceText
        do { source = try SourceText(string) } catch { throw .source(error) }
        try self.init(parsing: source)
    }

    /// The cost of parsing the file.
    package var cost: ParseCost { index.cost }

    /// The indices of the top-level headings, in order.
    package var topLevelHeadings: [Int] { index.headings }

    /// The indices of the top-level code blocks, in order.
    package var topLevelCodeBlocks: [Int] { index.codeBlocks }

    /// The indices of the top-level tables, in order.
    package var topLevelTables: [Int] { index.tables }

    /// Whether there is an HTML block at any level.
    package var hasHTMLBlocks: Bool { index.hasHTMLBlocks }

    /// The bytes of a literal of this document; empty if its address is out of range.
    public func bytes(of literal: Literal) -> ArraySlice<UInt8> {
        let start = Int(literal.start)
        let end = start + Int(literal.count)
        if literal.isOwn { return end <= ownText.count ? ownText[start..<end] : [] }
        return end <= source.bytes.count ? source.bytes[start..<end] : []
    }

    /// The byte range of a literal in the source; nil if the source does not contain it. If the same text
    /// occurs several times, the range may be any of them.
    package func sourceRange(of literal: Literal) -> Range<Int>? {
        let start = Int(literal.start)
        let end = start + Int(literal.count)
        return literal.isOwn || end > source.bytes.count ? nil : start..<end
    }

    /// A literal of this document as a string.
    public func string(of literal: Literal) -> String {
        String(decoding: bytes(of: literal), as: UTF8.self)
    }
}
