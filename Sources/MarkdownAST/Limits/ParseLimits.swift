/// The most work and memory that a file may cost in cmark-gfm; a file that exceeds a limit is refused.
///
/// Small files can cause quadratic work in CommonMark: a thousand rows under a header of a thousand columns,
/// ten thousand unclosed `<?`. Logs that people write come nowhere near these limits. They make sure that a
/// hostile file is refused with a message in about a second.
public struct ParseLimits: Sendable, Hashable {
    /// The most containers (block quotes, lists and items) that may be open at once.
    public let nesting: Int

    /// The most cells that may be added to rows that have fewer than their table's header.
    public let missingCells: Int

    /// The most work beyond the linear, in steps of about a nanosecond. Each byte of the file adds
    /// ``workPerByte``.
    public let work: Int

    /// The part of ``work`` that each byte of the file adds.
    public let workPerByte: Int

    /// The most bytes of link destinations and titles that reference links may expand to. Each byte of the
    /// file adds ``expansionPerByte``.
    public let expansion: Int

    /// The part of ``expansion`` that each byte of the file adds.
    public let expansionPerByte: Int

    /// The most nodes that the tree may have, estimated from above. Every four bytes of the file add one.
    public let nodes: Int

    /// The most bytes that the file's text may take during parsing. Most bytes count as one. NUL counts as
    /// four (itself and the three bytes of U+FFFD), a tab as three (it may become blanks), and `&` as two (an
    /// entity may be longer than its name).
    public let text: Int

    /// Makes limits of your own.
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

    /// The largest value of ``text`` in bytes. cmark-gfm ends the process when one text reaches 1 GiB.
    public static let maximumText = (1 << 30) - (1 << 16)

    /// The default limits.
    public static let standard = ParseLimits(
        nesting: 200,
        missingCells: 200_000,
        work: 600_000_000,
        workPerByte: 200,
        expansion: 64 << 20,
        expansionPerByte: 4,
        nodes: 400_000
    )

    /// The limit that a file exceeds.
    public enum Exceeded: Sendable, Hashable {
        /// ``ParseLimits/nesting``
        case nesting(limit: Int)
        /// ``ParseLimits/missingCells``
        case missingCells(limit: Int)
        /// Too many pipes in one line, whose cost grows with their square.
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

/// Why a file cannot be parsed. The file itself is not changed.
public enum ParseError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The bytes are not UTF-8, or there are too many.
    case source(SourceError)

    /// Parsing would cost more than ``ParseLimits`` allows.
    case limit(ParseLimits.Exceeded, SourcePosition)

    /// The file was to be written, but has a conflict marker of an unfinished merge at this position.
    case unmerged(SourcePosition)

    /// The position in the file, if the error has one.
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
