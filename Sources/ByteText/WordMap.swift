/// Where the words of a text are: a bit for each byte that is a letter, a digit, or not ASCII.
package struct WordMap: Sendable {
    @usableFromInline let bits: [UInt64]
    @usableFromInline let count: Int

    /// - Complexity: O(n), eight bytes at a time.
    package init(of bytes: [UInt8]) {
        count = bytes.count
        bits = bytes.withUnsafeBytes { buffer in
            Array(unsafeUninitializedCapacity: (buffer.count + 63) / 64) { map, written in
                let full = buffer.count / 64
                for index in 0..<full {
                    var word: UInt64 = 0
                    for eighth in 0..<8 {
                        let offset = index * 64 + eighth * 8
                        let bytes = buffer.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
                        word |= UInt64(littleEndian: bytes).wordBits << UInt64(eighth * 8)
                    }
                    map.initializeElement(at: index, to: word)
                }
                if full < map.count {
                    var word: UInt64 = 0
                    for eighth in 0..<8 {
                        let offset = full * 64 + eighth * 8
                        word |= buffer.word(at: offset, before: buffer.count).wordBits << UInt64(eighth * 8)
                    }
                    map.initializeElement(at: full, to: word)
                }
                written = map.count
            }
        }
    }

    /// The blocks of 64 bytes, by their numbers.
    @inlinable package var blocks: Range<Int> { bits.indices }

    /// The bytes of some of the blocks.
    @inlinable package func range(of blocks: Range<Int>) -> Range<Int> {
        min(count, blocks.lowerBound * 64)..<min(count, blocks.upperBound * 64)
    }

    /// A bit for each byte of a block at which a word begins.
    @inlinable
    @inline(__always)
    package func starts(inBlock index: Int) -> UInt64 {
        let word = bits[index]
        let before = index > 0 ? bits[index - 1] >> 63 : 0
        return word & ~(word << 1 | before)
    }

    /// Gives the words within a range; one that goes beyond it is cut.
    ///
    /// - Complexity: O(range)
    @inlinable
    @inline(__always)
    package func forEachWord(in range: Range<Int>, _ body: (Range<Int>) -> Void) {
        let range = range.clamped(to: 0..<count)
        if range.isEmpty { return }
        let last = (range.upperBound - 1) >> 6
        var start = range.lowerBound
        var before: UInt64 = 0
        for index in range.lowerBound >> 6...last {
            var word = bits[index]
            if index == range.lowerBound >> 6 { word &= ~0 << UInt64(range.lowerBound & 63) }
            if index == last { word &= ~0 >> UInt64(63 - (range.upperBound - 1) & 63) }
            // Where words begin, and behind their ends.
            var edges = word ^ (word << 1 | before)
            before = word >> 63
            while edges != 0 {
                let place = edges.trailingZeroBitCount
                edges &= edges &- 1
                if word >> UInt64(place) & 1 == 1 {
                    start = index << 6 + place
                } else {
                    body(start..<index << 6 + place)
                }
            }
        }
        if before == 1 { body(start..<range.upperBound) }
    }
}

extension UInt64 {
    /// A bit for each of eight bytes that is a letter, a digit, or not ASCII; the first byte's is the lowest.
    @inline(__always)
    fileprivate var wordBits: UInt64 {
        let marks =
            (self | Self.each(0x20)).marks(from: UInt8(ascii: "a"), to: UInt8(ascii: "z"))
            | digitMarks | self & Self.each(0x80)
        // Brings the highest bits of all bytes into the highest byte.
        return ((marks >> 7) &* 0x0102_0408_1020_4080) >> 56
    }
}
