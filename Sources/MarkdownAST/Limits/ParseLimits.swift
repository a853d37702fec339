/// How much work and memory a file may cost cmark-gfm before it is refused.
///
/// CommonMark lets a small file ask for quadratic work: a thousand rows under a header of a thousand columns, ten thousand unclosed
/// `<?`. No log that people write comes near these limits; they exist so that a hostile file is refused with
/// a message in about a second.
public struct ParseLimits: Sendable, Hashable {
    /// How many containers (block quotes, lists and items) may be open at once.
    public let nesting: Int

    /// How many cells may be added to rows that have fewer than their table's header.
    public let missingCells: Int

    /// How much work beyond the linear may be asked for, in steps of about a nanosecond: this much in any file, and
    /// ``workPerByte`` more for each of its bytes.
    public let work: Int

    /// See ``work``.
    public let workPerByte: Int

    /// How many bytes link destinations and titles may expand to through reference links: this many in any file, and
    /// ``expansionPerByte`` more for each of its bytes.
    public let expansion: Int

    /// See ``expansion``.
    public let expansionPerByte: Int

    /// How many nodes the tree may have, estimated from above: this many in any file, and one more for every four of its bytes.
    public let nodes: Int

    /// How many bytes a file's text may take while it is parsed. A byte of the file takes one; but NUL takes four, its own and those of
    /// the U+FFFD that stands for it, a tab three, since blanks may stand for it, and `&` two, since an entity may be longer than its name.
    public let text: Int

    /// Limits of your own.
    public init(
        nesting: Int,
        missingCells: Int,
        work: Int,
        workPerByte: Int,
        expansion: Int,
        expansionPerByte: Int,
        nodes: Int,
        text: Int = ParseLimits.maximumText
    ) {
        self.nesting = nesting
        self.missingCells = missingCells
        self.work = work
        self.workPerByte = workPerByte
        self.expansion = expansion
        self.expansionPerByte = expansionPerByte
        self.nodes = nodes
        self.text = min(text, Self.maximumText)
    }

    /// cmark-gfm ends the process when one text has 1 GiB.
    public static let maximumText = (1 << 30) - (1 << 16)

    /// The limits that hold unless others are given.
    public static let standard = ParseLimits(
        nesting: 200,
        missingCells: 200_000,
        work: 600_000_000,
        workPerByte: 200,
        expansion: 64 << 20,
        expansionPerByte: 4,
        nodes: 400_000
    )

    /// Which of the limits a file exceeds.
    public enum Exceeded: Sendable, Hashable {
        /// ``ParseLimits/nesting``
        case nesting(limit: Int)
        /// ``ParseLimits/missingCells``
        case missingCells(limit: Int)
        /// Pipes in one line, which cost their square.
        case pipes
        /// ``ParseLimits/work``, for unclosed HTML, image brackets or delimiter rows in one paragraph.
        case markup
        /// ``ParseLimits/expansionPerByte``
        case expansion(limit: Int)
        /// ``ParseLimits/nodes``
        case nodes(limit: Int)
        /// ``ParseLimits/text``
        case text(limit: Int)
    }
}

/// Why a file was not parsed. It is not changed and nothing of it is lost.
public enum ParseError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The bytes are not a text.
    case source(SourceError)

    /// Parsing would cost more than ``ParseLimits`` allows.
    case limit(ParseLimits.Exceeded, SourcePosition)

    /// The file holds a mark of an unfinished merge, here, and was to be written.
    case unmerged(SourcePosition)

    /// Where the file is refused, if at a place.
    public var position: SourcePosition? {
        switch self {
        case .source(let error): error.position
        case .limit(_, let position), .unmerged(let position): position
        }
    }

    /// What is wrong and what to do about it, without the position.
    public var description: String {
        switch self {
        case .source(let error): error.description
        case .unmerged:
            "this line is a mark of an unfinished merge, so the file was left as it is; decide between the two sides and take the "
                + "marks out, or put them into a code block if they are an example"
        case .limit(.nesting(let limit), _):
            "block quotes and lists are nested more than \(limit) deep; flatten them"
        case .limit(.missingCells(let limit), _):
            "this table's rows lack more than \(limit.counting("cell", "cells")) of its header; narrow the header or fill the rows"
        case .limit(.pipes, _):
            "this line has too many '|' to be parsed in reasonable time; split the table or the line"
        case .limit(.markup, _):
            "this paragraph has too much unclosed markup ('<?', '<!', '![', or lines like '|-|') "
                + "to be parsed in reasonable time; split it, or put it in a code block"
        case .limit(.expansion(let limit), _):
            "reference links would expand to more than \(limit.counting("byte", "bytes")); shorten the link reference definitions "
                + "or use fewer links to them"
        case .limit(.nodes(let limit), _):
            "the file has so much markup for its size that its tree would exceed \(limit.counting("node", "nodes")); split the file"
        case .limit(.text(let limit), _):
            "the file's text would take more than \(limit.counting("byte", "bytes")) while it is parsed; split the file, and take out "
                + "NUL bytes, each of which takes four"
        }
    }
}
