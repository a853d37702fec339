/// Questions about ranges of a file's bytes. Every range is clamped to the array, so none can trap.
extension Array<UInt8> {
    /// The range without blanks (space and tab) at both ends.
    @inlinable package func trimmingBlanks(_ range: Range<Int>) -> Range<Int> {
        var start = Swift.max(0, range.lowerBound)
        var end = Swift.min(count, range.upperBound)
        while start < end, self[start].isBlank { start += 1 }
        while start < end, self[end - 1].isBlank { end -= 1 }
        return start..<Swift.max(start, end)
    }

    /// The offset of the first byte that is not a blank, or the end of the range.
    @inlinable package func skippingBlanks(from offset: Int, to end: Int) -> Int {
        var offset = offset
        while offset < end, offset < count, self[offset].isBlank { offset += 1 }
        return offset
    }

    /// Whether these bytes stand at an offset.
    @inlinable
    @inline(__always)
    package func has(_ text: StaticString, at offset: Int) -> Bool {
        let length = text.utf8CodeUnitCount
        guard offset >= 0, offset + length <= count else { return false }
        for index in 0..<length where self[offset + index] != text.utf8Start[index] { return false }
        return true
    }

    /// Whether these bytes stand at an offset.
    @inlinable
    package func has(_ text: [UInt8], at offset: Int) -> Bool {
        guard offset >= 0, offset + text.count <= count else { return false }
        for index in text.indices where self[offset + index] != text[index] { return false }
        return true
    }

    /// The first offset within a range at which these bytes stand; nil if there is none.
    ///
    /// The standard library's `firstRange(of:)` takes a hundred times as many instructions, since it is not compiled for arrays of bytes.
    ///
    /// - Complexity: O(n · m) at worst in the lengths of the range and the text.
    @inlinable
    package func firstOffset(of text: [UInt8], in range: Range<Int>) -> Int? {
        let range = range.clamped(to: 0..<count)
        guard let first = text.first, range.count >= text.count else { return nil }
        for offset in range.lowerBound...range.upperBound - text.count where self[offset] == first {
            if has(text, at: offset) { return offset }
        }
        return nil
    }

    /// Whether a range of the array begins with these bytes.
    @inlinable package func has(_ text: [UInt8], in range: Range<Int>) -> Bool {
        has(text, first: text.count, in: range)
    }

    /// Whether a range of the array begins with the first of these bytes.
    @inlinable package func has(_ text: [UInt8], first length: Int, in range: Range<Int>) -> Bool {
        guard range.lowerBound >= 0, length <= text.count, length <= range.count, range.upperBound <= count
        else { return false }
        for index in 0..<length where self[range.lowerBound + index] != text[index] { return false }
        return true
    }

    /// The text of a range.
    @inlinable package func string(_ range: Range<Int>) -> String {
        String(decoding: self[range.clamped(to: 0..<count)], as: UTF8.self)
    }
}
