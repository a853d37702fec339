/// A Markdown file and its tree.
///
/// The document owns the bytes; the tree is an index into them. ``nodes`` is in preorder with the root at 0, and
/// every walk over it is a loop, so no depth of nesting can exhaust the stack. Rendering an unedited document
/// is returning ``source``'s bytes.
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

    /// The text of all literals, behind one another.
    let literals: [UInt8]

    /// Parses a file with cmark-gfm.
    ///
    /// - Throws: ``ParseError`` if the file would take cmark-gfm more time or memory than ``ParseLimits`` allows.
    /// - Complexity: O(n) within the limits.
    public init(parsing source: SourceText, limits: ParseLimits = .standard) throws(ParseError) {
        self.source = source
        (nodes, literals) = try CMarkParser.parse(source, limits: limits)
    }

    /// Parses a string.
    ///
    /// - Throws: ``ParseError``
    public init(parsing string: String) throws(ParseError) {
        let source: SourceText
        do { source = try SourceText(string) } catch { throw .source(error) }
        try self.init(parsing: source)
    }

    /// Whether the two documents say the same: equal kinds, payloads, nesting and text, wherever it stands
    /// and however it is spelled.
    ///
    /// Equal trees render to equal HTML.
    ///
    /// - Complexity: O(nodes + literals)
    public func hasSameTree(as other: Document) -> Bool {
        guard nodes.count == other.nodes.count, literals == other.literals else { return false }
        // Literals lie in preorder, so equal trees have equal addresses too.
        return nodes.indices.allSatisfy { index in
            nodes[index].kind == other.nodes[index].kind && nodes[index].subtreeEnd == other.nodes[index].subtreeEnd
        }
    }

    /// The first node, in preorder, whose kind differs; nil if the kinds of all nodes are equal in order.
    ///
    /// - Complexity: O(nodes)
    public func firstDifference(from other: Document) -> Int? {
        let shared = min(nodes.count, other.nodes.count)
        for index in 0..<shared where !isEqual(index, to: index, in: other) { return index }
        return nodes.count == other.nodes.count ? nil : shared
    }

    /// The text of a literal of this document.
    public func bytes(of literal: Literal) -> ArraySlice<UInt8> {
        let start = Int(literal.start)
        let end = start + Int(literal.count)
        guard end <= literals.count else { return [] }
        return literals[start..<end]
    }

    /// Whether two nodes are equal by kind, payload and text, their children left aside.
    public func isEqual(_ index: Int, to otherIndex: Int, in other: Document) -> Bool {
        func same(_ left: Literal, _ right: Literal) -> Bool {
            left.count == right.count && bytes(of: left) == other.bytes(of: right)
        }
        switch (nodes[index].kind, other.nodes[otherIndex].kind) {
        case (.codeBlock(let left), .codeBlock(let right)):
            return same(left.info, right.info) && same(left.code, right.code)
        case (.table(let left), .table(let right)): return same(left.alignments, right.alignments)
        case (.htmlBlock(let left), .htmlBlock(let right)), (.text(let left), .text(let right)),
            (.code(let left), .code(let right)), (.htmlInline(let left), .htmlInline(let right)):
            return same(left, right)
        case (.link(let left), .link(let right)), (.image(let left), .image(let right)):
            return same(left.destination, right.destination) && same(left.title, right.title)
        case (let left, let right): return left == right
        }
    }

    /// The text of a literal of this document as a string.
    public func string(of literal: Literal) -> String {
        String(decoding: bytes(of: literal), as: UTF8.self)
    }
}
