internal import MarkdownAST

/// A piece of a log between top-level blocks, parsed on its own and read as it is in the log.
///
/// No container is open where a top-level block begins, so what stands in a piece is decided in it. Only link reference definitions of
/// other places reach into it. Behind the piece stand a thematic break and a heading: whatever is left open at its end takes them in.
struct LogPiece {
    /// The piece, read as a log of its own; its places are offsets into the piece.
    let log: LogDocument
    /// The offset of the piece in the file.
    let start: Int
    /// Whether it is the whole file, which has nothing behind it.
    let isWhole: Bool

    /// Text that anything left open before it takes in.
    ///
    /// - Parameter mark: the thematic break, which keeps what stands before the heading from belonging to it.
    static func closing(_ mark: String) -> String { "\n\n\(mark)\n\n\(heading)\n" }

    /// Any heading.
    static let heading = "# x"

    /// Three hyphens would close front matter that the file only seems to begin.
    private static let ownClosing = closing("***")

    /// The whole log, which is not parsed again.
    init(whole log: LogDocument) {
        self.init(log, start: 0, isWhole: true)
    }

    /// Parses a part of the file; nil if it cannot be parsed.
    ///
    /// - Parameter range: from the start of a top-level block to the end of another one.
    /// - Complexity: O(n) in the bytes of the piece.
    init?(of log: LogDocument, _ range: Range<Int>) {
        let document = log.document
        guard let source = try? SourceText(document.source.bytes[range] + Array(Self.ownClosing.utf8)),
            let piece = try? Document(
                parsing: source, readsFrontMatter: range.lowerBound == 0 && document.readsFrontMatter)
        else { return nil }
        self.init(
            LogDocument(reading: piece, templates: log.templates), start: range.lowerBound, isWhole: false)
    }

    private init(_ log: LogDocument, start: Int, isWhole: Bool) {
        (self.log, self.start, self.isWhole) = (log, start, isWhole)
    }

    /// The piece with edits, whose places are offsets into the piece; nil if it cannot be parsed.
    func applying(_ edits: [TextEdit]) -> LogPiece? {
        guard let document = log.document.applying(edits) else { return nil }
        let log = LogDocument(reading: document, templates: isWhole ? nil : log.templates)
        return LogPiece(log, start: start, isWhole: isWhole)
    }

    /// Whether something is left open at its end.
    ///
    /// - Complexity: O(n) in the bytes of the last top-level block.
    var isOpen: Bool {
        let document = log.document
        var last: Int?
        for block in document.topLevelBlocks { last = block }
        guard let last else { return false }
        if isWhole {
            let end = LogPiece(of: self.log, document.range(of: last))
            return end?.isOpen ?? true
        }
        guard case .heading = document.nodes[last].kind else { return true }
        return document.range(of: last).count != Self.heading.utf8.count + 1
    }
}

extension Document {
    /// Parses a part of a file as a document of its own; nil if it cannot be parsed.
    init?(fragment: ArraySlice<UInt8>) {
        guard let source = try? SourceText(Array(fragment)), let document = try? Document(parsing: source)
        else { return nil }
        self = document
    }
}
