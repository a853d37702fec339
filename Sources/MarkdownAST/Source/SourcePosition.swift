/// A position in a file as people and editors name it, with the byte offset from which it was computed.
public struct SourcePosition: Sendable, Hashable, Comparable, CustomStringConvertible {
    /// The offset in bytes, from 0. Line and column are derived from it.
    public let offset: Int

    /// The line, from 1.
    public let line: Int

    /// The column in Unicode scalars, from 1. A byte order mark does not count. An editor's cursor stands in
    /// this column unless the line has combining characters.
    public let column: Int

    /// Makes a position from its parts.
    public init(offset: Int, line: Int, column: Int) {
        self.offset = offset
        self.line = line
        self.column = column
    }

    /// `line:column`
    public var description: String { "\(line):\(column)" }

    /// Positions are ordered by offset.
    public static func < (left: SourcePosition, right: SourcePosition) -> Bool {
        left.offset < right.offset
    }
}
