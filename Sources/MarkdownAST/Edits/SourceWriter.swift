/// Writes a part of a text anew, piece by piece, and copies nothing that stands there already.
///
/// While the output equals the text, only an offset moves on: a range of the text is compared by its place, other bytes one by one. From the
/// first byte on that differs the output is kept, and becomes an edit.
///
/// ```swift
/// var writer = SourceWriter(Array("one two".utf8))
/// writer.begin(0..<7)
/// writer.write(0..<4)
/// writer.write("two".utf8)
/// writer.edit                              // nil
/// ```
public struct SourceWriter: Sendable {
    /// The text of which a part is written anew.
    @usableFromInline let source: [UInt8]
    /// The part that is written anew.
    @usableFromInline var old = 0..<0
    /// The offset up to which the output equals the text; what follows is in ``text``, unless ``isVerbatim``.
    @usableFromInline var cursor = 0
    @usableFromInline var isVerbatim = true
    @usableFromInline var text: [UInt8] = []

    /// How many more bytes may be written that do not stand in the text already; below zero, some were left out.
    public var allowance = Int.max

    /// Makes a writer for a text.
    @inlinable public init(_ source: [UInt8] = []) { self.source = source }

    /// Begins to write a part of the text anew.
    ///
    /// - Parameter range: the bytes that the output takes the place of, within the text.
    @inlinable
    public mutating func begin(_ range: Range<Int>) {
        old = range.clamped(to: 0..<source.count)
        cursor = old.lowerBound
        isVerbatim = true
        if !text.isEmpty { text.removeAll(keepingCapacity: true) }
    }

    /// Writes one byte.
    @inlinable
    public mutating func write(_ byte: UInt8) {
        if isVerbatim, cursor < old.upperBound, source[cursor] == byte {
            cursor += 1
        } else if spend(1) {
            text.append(byte)
        }
    }

    /// Writes a range of the text.
    @inlinable
    public mutating func write(_ range: Range<Int>) {
        if range.isEmpty { return }
        if isVerbatim, range.lowerBound == cursor, range.upperBound <= old.upperBound {
            cursor = range.upperBound
        } else if spend(range.count) {
            text.append(contentsOf: source[range.clamped(to: 0..<source.count)])
        }
    }

    /// Writes bytes that need not stand in the text.
    @inlinable
    public mutating func write(_ bytes: some Collection<UInt8>) {
        let count = bytes.count
        if isVerbatim, count <= old.upperBound - cursor, standsHere(bytes) {
            cursor += count
        } else if spend(count) {
            text.append(contentsOf: bytes)
        }
    }

    /// Whether bytes stand in the text at the cursor. All ways of the standard library to compare a string's bytes with an array's are
    /// many times slower.
    @inlinable
    func standsHere(_ bytes: some Collection<UInt8>) -> Bool {
        let isEqual = bytes.withContiguousStorageIfAvailable { bytes in
            for index in 0..<bytes.count where source[cursor + index] != bytes[index] { return false }
            return true
        }
        return isEqual ?? source[cursor...].starts(with: bytes)
    }

    /// Whether the output, which differs from now on, may become longer.
    @inlinable
    mutating func spend(_ count: Int) -> Bool {
        isVerbatim = false
        allowance -= count
        return allowance >= 0
    }
}

extension SourceWriter {
    /// Whether the output equals the part of the text that it takes the place of.
    @inlinable public var isUnchanged: Bool { isVerbatim && cursor == old.upperBound }

    /// What makes the output of the part, as one replacement of the whole part; nil if they are equal.
    public var edit: TextEdit? {
        let isEqual =
            isVerbatim
            ? cursor == old.upperBound : cursor + text.count == old.upperBound && sharedCount == text.count
        return isEqual ? nil : TextEdit(range: old, replacement: output)
    }

    /// What makes the output of the part, without what the two have in common at both ends; nil if they are equal.
    public var shortestEdit: TextEdit? {
        let start = sharedCount
        let rest = cursor + start..<old.upperBound
        let shared = min(rest.count, text.count - start)
        var end = 0
        while end < shared, source[rest.upperBound - 1 - end] == text[text.count - 1 - end] { end += 1 }
        guard end < rest.count || start + end < text.count else { return nil }
        return TextEdit(
            range: rest.lowerBound..<rest.upperBound - end, replacement: Array(text[start..<text.count - end])
        )
    }

    /// How many of the bytes that were kept stand in the text all the same.
    private var sharedCount: Int {
        let limit = min(old.upperBound - cursor, text.count)
        var count = 0
        while count < limit, source[cursor + count] == text[count] { count += 1 }
        return count
    }

    /// The last byte of the output; nil if there is none yet.
    public var last: UInt8? { text.last ?? (cursor > old.lowerBound ? source[cursor - 1] : nil) }

    /// All of the output.
    public var output: [UInt8] { source[old.lowerBound..<cursor] + text }
}
