internal import MarkdownAST

/// The part of a file that decides what an edit does: from one heading to the next one, which is part of it.
///
/// It is parsed apart from the rest and read as it is in the file. Top-level headings bound it, so only two things reach over its
/// ends: link reference definitions, of which neither the file nor an edit may have any, and what an edit leaves open, which takes in
/// the heading at the end.
struct FieldWindow {
    /// The piece, read as a log of its own.
    let log: LogDocument
    /// Where it begins in the file.
    let start: Int
    /// Whether a heading is its last block.
    private let endsWithHeading: Bool

    /// nil if the file must be looked at as a whole.
    ///
    /// - Parameters:
    ///   - node: the heading with which it begins; 0 for the start of the file.
    ///   - next: the heading with which it ends; nil if it goes to the end of the file.
    /// - Complexity: O(n) in the bytes of the piece, and a search for definitions in the file.
    init?(of log: LogDocument, from node: Int, to next: Int?) {
        let document = log.document
        if document.source.mayHoldDefinitions { return nil }
        start = node == 0 ? 0 : document.range(of: node).lowerBound
        let end =
            next.map { document.source.start(ofLine: document.headingEnd($0)) } ?? document.source.bytes.count
        guard start < end, let source = try? SourceText(Array(document.source.bytes[start..<end])),
            let piece = try? Document(
                parsing: source, readsFrontMatter: start == 0 && document.readsFrontMatter)
        else { return nil }
        self.log = LogDocument(reading: piece, templates: log.templates)
        endsWithHeading = next != nil
        if endsWithHeading, piece.lastHeading == nil { return nil }
    }

    /// The piece with an edit, whose place is one in the piece; nil if the file must be looked at as a whole.
    func applying(_ edit: TextEdit) -> LogDocument? {
        guard let edited = log.document.applying([edit]), !edited.source.mayHoldDefinitions else {
            return nil
        }
        let result = LogDocument(reading: edited, templates: log.templates)
        guard result.templateBlocks.schemas == log.templateBlocks.schemas else { return nil }
        if endsWithHeading {
            guard let before = log.document.lastHeading, let after = edited.lastHeading,
                before.length == after.length,
                log.document.hasSameSubtree(before.node, as: after.node, in: edited)
            else { return nil }
        }
        return result
    }
}

extension Document {
    /// The last top-level block if it is a heading, and how many bytes it takes.
    fileprivate var lastHeading: (node: Int, length: Int)? {
        var last: Int?
        for block in topLevelBlocks { last = block }
        guard let last, case .heading = nodes[last].kind else { return nil }
        return (last, range(of: last).count)
    }
}
