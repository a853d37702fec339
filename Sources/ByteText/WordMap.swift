/// A bitmap of a text's words, with a bit for each byte that is a letter, a digit, or not ASCII.
package struct WordMap: Sendable {
    /// A bit for each byte, 64 in each.
    package let bits: [UInt64]
    /// The number of bytes.
    package let count: Int

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
    package var blocks: Range<Int> { bits.indices }

    /// The bytes of some of the blocks.
    package func range(of blocks: Range<Int>) -> Range<Int> {
        min(count, blocks.lowerBound * 64)..<min(count, blocks.upperBound * 64)
    }
}

extension UInt64 {
    /// One bit for each of eight bytes, set if it is a letter, a digit, or not ASCII. The first byte's bit is
    /// the lowest.
    @inline(__always)
    fileprivate var wordBits: UInt64 {
        let marks =
            (self | Self.each(0x20)).marks(from: UInt8(ascii: "a"), to: UInt8(ascii: "z"))
            | digitMarks | self & Self.each(0x80)
        // Gathers the highest bits of all bytes in the highest byte.
        return ((marks >> 7) &* 0x0102_0408_1020_4080) >> 56
    }
}
