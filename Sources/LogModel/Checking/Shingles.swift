/// The runs of three words of a text, as hashes, and a sketch of them by which similar texts are found without comparing all pairs
/// (minhash: A. Broder, "On the resemblance and containment of documents", 1997).
struct Shingles {
    /// Sorted, each once.
    private let hashes: [UInt64]
    /// Parts of the sketch. Texts that share four fifths of their runs have one in common with a probability above 0.99.
    let bands: [[UInt64]]

    private static let bandCount = 8
    private static let bandSize = 3
    private static let minimum = 10

    /// - Complexity: O(n log n) in the bytes of the text.
    init(_ bytes: [UInt8], _ ranges: [Range<Int>]) {
        var words: [UInt64] = []
        for range in ranges { Self.appendWords(bytes, range.clamped(to: 0..<bytes.count), to: &words) }
        var all: [UInt64] = []
        if words.count > 2 {
            for index in 2..<words.count {
                let pair = Self.mixed(words[index - 2] &+ Self.mixed(words[index - 1]))
                all.append(Self.mixed(pair &+ words[index]))
            }
        }
        all.sort()
        var distinct: [UInt64] = []
        for hash in all where hash != distinct.last { distinct.append(hash) }
        hashes = distinct
        bands = distinct.count < Self.minimum ? [] : Self.bands(of: distinct)
    }

    /// Whether there are enough words to compare.
    var isLongEnough: Bool { hashes.count >= Self.minimum }

    /// Whether at least four fifths of all runs are in both texts.
    func isNear(_ other: Shingles) -> Bool {
        var (left, right, common) = (0, 0, 0)
        while left < hashes.count, right < other.hashes.count {
            if hashes[left] == other.hashes[right] {
                (left, right, common) = (left + 1, right + 1, common + 1)
            } else if hashes[left] < other.hashes[right] {
                left += 1
            } else {
                right += 1
            }
        }
        return common * 5 >= (hashes.count + other.hashes.count - common) * 4
    }

    private static func bands(of hashes: [UInt64]) -> [[UInt64]] {
        (0..<bandCount).map { band in
            [UInt64(band)]
                + (0..<bandSize).map { row in
                    let seed = mixed(UInt64(band * bandSize + row + 1))
                    return hashes.reduce(UInt64.max) { min($0, mixed($1 ^ seed)) }
                }
        }
    }

    /// Words are runs of letters and digits without regard to capitals; a character of three bytes that no blanks part from others, as in
    /// Chinese, is a word of its own.
    private static func appendWords(_ bytes: [UInt8], _ range: Range<Int>, to words: inout [UInt64]) {
        var hash: UInt64?
        for offset in range {
            let byte = bytes[offset]
            let isPart = byte.isLetter || byte.isDigit || byte >= 0x80
            if !isPart || byte >= 0xE3 && byte < 0xF0, let word = hash {
                words.append(word)
                hash = nil
            }
            if isPart {
                hash = ((hash ?? 0xCBF2_9CE4_8422_2325) ^ UInt64(byte.lowercased)) &* 0x100_0000_01B3
            }
        }
        if let hash { words.append(hash) }
    }

    /// A permutation of the numbers that spreads neighbours (the finalizer of SplitMix64).
    private static func mixed(_ value: UInt64) -> UInt64 {
        var value = value &+ 0x9E37_79B9_7F4A_7C15
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }
}
