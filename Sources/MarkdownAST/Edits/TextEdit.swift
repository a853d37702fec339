/// One replacement of a byte range: the only way to change a document.
///
/// Edits are data. A function that changes a file returns edits, and ``SourceText/applying(_:)`` splices them
/// in. Bytes outside of all edits cannot change.
public struct TextEdit: Sendable, Hashable, CustomStringConvertible {
    /// The bytes to replace, as offsets into the text that the edit was made for. An empty range inserts.
    public let range: Range<Int>

    /// The bytes that take their place. Empty to delete.
    public let replacement: [UInt8]

    /// Makes an edit from a byte range and its replacement.
    public init(range: Range<Int>, replacement: [UInt8]) {
        self.range = range
        self.replacement = replacement
    }

    /// Makes an edit from a byte range and its replacement as a string.
    public init(range: Range<Int>, replacement: String) {
        self.init(range: range, replacement: Array(replacement.utf8))
    }

    /// The edit for test messages: `4..<7 → "three"`.
    public var description: String {
        "\(range.lowerBound)..<\(range.upperBound) → \(String(decoding: replacement, as: UTF8.self).debugDescription)"
    }
}

/// Why a list of edits does not fit a text.
public enum TextEditError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The range of this edit ends after the end of the text.
    case outOfBounds(TextEdit, count: Int)

    /// The second edit begins before the first one ends.
    case overlapping(TextEdit, TextEdit)

    /// What is wrong with the edits.
    public var description: String {
        switch self {
        case .outOfBounds(let edit, let count):
            "edit \(edit) reaches beyond the text, which has \(count.counting("byte", "bytes"))"
        case .overlapping(let first, let second):
            "edit \(second) begins before edit \(first) ends; sort edits by range and merge overlapping ones"
        }
    }
}

extension [TextEdit] {
    /// Splices the edits into bytes.
    ///
    /// The edits must be sorted by range and must not overlap. Two insertions at one offset keep their order.
    /// An empty list returns the same bytes.
    ///
    /// - Throws: ``TextEditError`` if an edit is out of bounds or out of order.
    /// - Complexity: O(n) in the bytes of the result.
    public func applied(to bytes: [UInt8]) throws(TextEditError) -> [UInt8] {
        if isEmpty { return bytes }
        var size = bytes.count
        var end = 0
        for (index, edit) in enumerated() {
            guard edit.range.lowerBound >= end else {
                throw .overlapping(self[Swift.max(0, index - 1)], edit)
            }
            end = edit.range.upperBound
            guard end <= bytes.count else { throw .outOfBounds(edit, count: bytes.count) }
            size += edit.replacement.count - edit.range.count
        }
        var result: [UInt8] = []
        result.reserveLargeCapacity(size)
        var copied = 0
        for edit in self {
            result.append(contentsOf: bytes[copied..<edit.range.lowerBound])
            result.append(contentsOf: edit.replacement)
            copied = edit.range.upperBound
        }
        result.append(contentsOf: bytes[copied...])
        return result
    }
}

extension SourceText {
    /// The text that results from applying the edits.
    ///
    /// ```swift
    /// let text = try SourceText("one two")
    /// let edited = try text.applying([TextEdit(range: 4..<7, replacement: "three")])
    /// edited.string(0..<9)                 // "one three"
    /// ```
    ///
    /// - Throws: ``EditingError`` if the edits do not fit, or the result is not a ``SourceText``.
    /// - Complexity: O(n) in the bytes of the result; O(1) without edits.
    public func applying(_ edits: [TextEdit]) throws(EditingError) -> SourceText {
        if edits.isEmpty { return self }
        let bytes: [UInt8]
        do { bytes = try edits.applied(to: self.bytes) } catch { throw .edit(error) }
        do { return try SourceText(bytes) } catch { throw .source(error) }
    }
}

/// Why edits could not be applied to a text.
public enum EditingError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The edits do not fit the text.
    case edit(TextEditError)

    /// The result is not UTF-8, or is too large.
    case source(SourceError)

    /// What is wrong.
    public var description: String {
        switch self {
        case .edit(let error): error.description
        case .source(let error): error.description
        }
    }
}
