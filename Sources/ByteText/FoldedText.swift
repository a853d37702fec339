/// Compares words, ignoring case, hyphens, low lines, the width of blanks, and the form of apostrophes: `In Progress`, `in-progress` and
/// `in_progress` are the same.
package enum FoldedText {
    /// The folded form of a text: `Why We  Didn’t Catch It` becomes `why we didn't catch it`.
    package static func key(_ bytes: [UInt8]) -> [UInt8] {
        var key: [UInt8] = []
        key.reserveCapacity(bytes.count)
        var offset = 0
        while offset < bytes.count { key.append(next(bytes, &offset, bytes.count)) }
        return key
    }

    /// Whether a whole range folds to a key.
    package static func matches(_ bytes: [UInt8], _ range: Range<Int>, _ key: [UInt8]) -> Bool {
        guard let end = prefixEnd(bytes, range, key) else { return false }
        return end == range.upperBound
    }

    /// The end of the bytes at the start of a range that fold to a key; nil if the range does not begin with
    /// them.
    package static func prefixEnd(_ bytes: [UInt8], _ range: Range<Int>, _ key: [UInt8]) -> Int? {
        let end = min(range.upperBound, bytes.count)
        var offset = range.lowerBound
        for expected in key {
            guard offset < end, next(bytes, &offset, end) == expected else { return nil }
        }
        return offset
    }

    private static func next(_ bytes: [UInt8], _ offset: inout Int, _ end: Int) -> UInt8 {
        let byte = bytes[offset]
        if byte.isBlank {
            offset = bytes.skippingBlanks(from: offset, to: end)
            return UInt8(ascii: " ")
        }
        if byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_") {
            offset += 1
            return UInt8(ascii: " ")
        }
        if byte == 0xE2, bytes.has("’", at: offset) {
            offset += 3
            return UInt8(ascii: "'")
        }
        offset += 1
        return byte.lowercased
    }
}
