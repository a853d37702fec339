/// A place in a file as people and editors name it, with the offset that it was computed from.
public struct SourcePosition: Sendable, Hashable, Comparable, CustomStringConvertible {
    /// Bytes from the start of the file, from 0. This is the truth; the rest is derived.
    public let offset: Int

    /// The line, from 1.
    public let line: Int

    /// The column in Unicode scalars, from 1, a byte order mark left out: where an editor's cursor stands for all but
    /// combining text.
    public let column: Int

    /// A position from its parts.
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
