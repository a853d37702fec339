internal import LogModel

/// The runs of three words of a text, as hashes. A run may continue from one part of the text into the next.
///
/// Words are runs of letters and digits, ignoring case. A character of three bytes, as in Chinese text
/// without blanks between words, is a word of its own.
struct WordRuns {
    let bytes: [UInt8]
    let words: WordMap

    /// Calls the body with the hashes of a text, in order.
    ///
    /// - Parameter ranges: the parts of the text.
    /// - Complexity: O(n)
    @inline(__always)
    func forEach(in ranges: some Sequence<Range<Int>>, _ body: (UInt64) -> Void) {
        var before: UInt64 = 0
        var last: UInt64 = 0
        var count = 0
        func add(_ word: UInt64) {
            count += 1
            if count > 2 {
                body(Self.mixed(before &* 0x9E37_79B9_7F4A_7C15 &+ last &* 0xC2B2_AE3D_27D4_EB4F &+ word))
            }
            (before, last) = (last, word)
        }
        bytes.withUnsafeBytes { buffer in
            for range in ranges {
                words.forEachWord(in: range) { word in
                    if let hash = Self.asciiHash(buffer, word) {
                        add(hash)
                    } else {
                        var rest = word
                        while let part = Self.firstPart(of: &rest, buffer) { add(Self.hash(buffer, part)) }
                    }
                }
            }
        }
    }

    /// Removes the first word from a run of letters that are not all ASCII; nil if the run is empty.
    private static func firstPart(of rest: inout Range<Int>, _ buffer: UnsafeRawBufferPointer) -> Range<Int>?
    {
        guard let start = rest.first else { return nil }
        let end = rest.dropFirst().first { (0xE3..<0xF0).contains(buffer[$0]) } ?? rest.upperBound
        rest = end..<rest.upperBound
        return start..<end
    }

    /// The hash of a word; nil if it is not ASCII.
    @inline(__always)
    private static func asciiHash(_ buffer: UnsafeRawBufferPointer, _ word: Range<Int>) -> UInt64? {
        let count = UInt64(truncatingIfNeeded: word.count)
        guard count <= 8, word.lowerBound <= buffer.count - 8 else { return longHash(buffer, word) }
        let eight = buffer.loadUnaligned(fromByteOffset: word.lowerBound, as: UInt64.self)
        let bytes = UInt64(littleEndian: eight) & ~0 >> ((8 - count) * 8)
        // For letters this makes capitals lower case; digits do not change.
        return bytes & UInt64.each(0x80) == 0 ? combined(count, bytes | UInt64.each(0x20)) : nil
    }

    private static func longHash(_ buffer: UnsafeRawBufferPointer, _ word: Range<Int>) -> UInt64? {
        var hash = UInt64(truncatingIfNeeded: word.count)
        for offset in stride(from: word.lowerBound, to: word.upperBound, by: 8) {
            let bytes = buffer.word(at: offset, before: word.upperBound)
            if bytes & UInt64.each(0x80) != 0 { return nil }
            hash = combined(hash, bytes | UInt64.each(0x20))
        }
        return hash
    }

    private static func hash(_ buffer: UnsafeRawBufferPointer, _ word: Range<Int>) -> UInt64 {
        var hash = UInt64(truncatingIfNeeded: word.count)
        for offset in stride(from: word.lowerBound, to: word.upperBound, by: 8) {
            hash = combined(hash, buffer.word(at: offset, before: word.upperBound).lowercasedBytes)
        }
        return hash
    }

    @inline(__always)
    private static func combined(_ hash: UInt64, _ bytes: UInt64) -> UInt64 {
        let product = (hash ^ bytes) &* 0x9FB2_1C65_1E98_DF25
        return product ^ product >> 32
    }

    /// A permutation of 64-bit numbers that spreads neighbours (the finalizer of SplitMix64).
    @inline(__always)
    static func mixed(_ value: UInt64) -> UInt64 {
        var value = value
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }
}
