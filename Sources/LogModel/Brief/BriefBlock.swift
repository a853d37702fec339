public import MarkdownAST

/// The two marks in a file between which a brief is kept.
///
/// ```markdown
/// <!-- bizlog-brief-start: made by 'bizlog brief'; what is written here is lost -->
///
/// ## Rules and lessons
///
/// - **R-001** …
///
/// <!-- bizlog-brief-end -->
/// ```
///
/// A mark stands alone on a line at the margin. In code it is no mark.
public struct BriefBlock: Sendable {
    private let document: Document
    /// The bytes between the lines of the marks; nil if the file has no marks.
    private let inside: Range<Int>?

    /// Finds the marks of a file.
    ///
    /// - Throws: ``BriefBlockError`` if there is one without the other, there are several, or one stands where nothing can be kept.
    /// - Complexity: O(n) in the bytes of the file.
    public init(in document: Document) throws(BriefBlockError) {
        self.document = document
        let marks = try BriefMark.all(in: document)
        let source = document.source
        guard let first = marks.first else {
            inside = nil
            return
        }
        let position = marks.map { source.position(at: source.start(ofLine: $0.line)) }
        guard marks.count > 1 else { throw .unbalanced(position[0], isStart: first.isStart) }
        if marks.count == 2, marks[1].isStart != first.isStart {
            guard first.isStart else { throw .unbalanced(position[0], isStart: false) }
            inside = source.start(ofLine: first.line + 1)..<source.start(ofLine: marks[1].line)
        } else {
            let isAgain = marks[1].isStart == first.isStart
            throw .doubled(position[isAgain ? 1 : 2], earlier: position[0].line)
        }
    }

    /// Whether the file has the marks.
    public var isThere: Bool { inside != nil }

    /// The edits that put a brief between the marks, or behind the end of a file that has none; empty if it stands there already.
    ///
    /// All other bytes stay, and lines end as most lines of the file do.
    ///
    /// - Parameter markdown: the brief, as ``LogBrief/markdown(within:)`` gives it; may be empty.
    /// - Throws: ``BriefBlockError/noPlace`` if marks at the end of the file would not be read as such, because something is open there.
    /// - Complexity: O(n) in the bytes of the file and of the brief.
    public func edits(keeping markdown: String) throws(BriefBlockError) -> [TextEdit] {
        let source = document.source
        let ending = source.lineEnding
        var text: [UInt8] = []
        if !markdown.isEmpty {
            text += ending
            for line in markdown.split(separator: "\n", omittingEmptySubsequences: false).dropLast() {
                text += Array(line.utf8) + ending
            }
            text += ending
        }
        var range = source.bytes.count..<source.bytes.count
        if let inside {
            range = inside
        } else {
            var before: [UInt8] = []
            if let last = source.bytes.last {
                if !last.isLineEnding { before += ending }
                let line = source.content(ofLine: source.lineCount - 1)
                if !source.bytes.trimmingBlanks(line).isEmpty { before += ending }
            }
            text = before + Array(BriefMark.start.utf8) + ending + text + Array(BriefMark.end.utf8) + ending
        }
        if source.bytes[range].elementsEqual(text) { return [] }
        let edits = [TextEdit(range: range, replacement: text)]
        guard let edited = document.applying(edits), let block = try? BriefBlock(in: edited), block.isThere
        else {
            throw .noPlace
        }
        return edits
    }
}

/// Why no brief can be kept in a file.
public enum BriefBlockError: Error, Sendable, Hashable, CustomStringConvertible {
    /// A mark has no other one; whether it is the one at the start.
    case unbalanced(SourcePosition, isStart: Bool)
    /// There is more than one pair of marks, or a mark twice. The line of the first mark counts from 1.
    case doubled(SourcePosition, earlier: Int)
    /// A mark does not stand at the margin, or stands within a list, a quote or HTML.
    case misplaced(SourcePosition)
    /// At the end of the file something is open, such as code or a comment, so that marks there would be a part of it.
    case noPlace

    /// Where the mark stands; nil if it is about none.
    public var position: SourcePosition? {
        switch self {
        case .unbalanced(let position, _), .doubled(let position, _), .misplaced(let position): position
        case .noPlace: nil
        }
    }

    /// What is wrong, and what to do about it.
    public var description: String {
        switch self {
        case .unbalanced(_, true):
            "the mark bizlog-brief-start has no bizlog-brief-end behind it; write '\(BriefMark.end)' where the brief ends, or take the mark out"
        case .unbalanced(_, false):
            "the mark bizlog-brief-end has no bizlog-brief-start before it; take it out"
        case .doubled(_, let earlier):
            "a further mark of a brief, and there is one in line \(earlier); leave one bizlog-brief-start and one bizlog-brief-end behind it"
        case .misplaced:
            "a mark of a brief must stand alone on a line at the margin, outside of lists, quotes and HTML; move it there, or take it out"
        case .noPlace:
            "the file ends within code, a comment or HTML, where no brief can stand; close it, or write '<!-- bizlog-brief-start -->' and '\(BriefMark.end)' where the brief belongs"
        }
    }
}
