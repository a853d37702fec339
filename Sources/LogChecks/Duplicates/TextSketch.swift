/// A short summary of a text, with which texts that share many runs of three words are found without
/// comparing all pairs. It consists of the smallest hash in each of 24 classes of runs.
///
/// A. Broder, "On the resemblance and containment of documents", 1997, with one hash for all classes instead of one for
/// each: P. Li, A. Owen, C.-H. Zhang, "One Permutation Hashing", 2012.
struct TextSketch {
    /// The smallest hash of each class. Two texts have about the same share of minima in common as of runs.
    private(set) var minima: [UInt32]

    /// Parts of the sketch with which similar ones are found. Texts that share four fifths of their runs have
    /// a band in common with a probability above 0.99.
    private(set) var bands: [UInt64] = []

    static let bandCount = 8
    private static let bandSize = 3
    private static let size = bandCount * bandSize
    /// A class without a run.
    private static let empty = UInt32.max

    /// Makes the sketch of a text; nil if the text has too few words to be compared.
    ///
    /// - Complexity: O(n) in the bytes of the text.
    init?(_ runs: WordRuns, _ ranges: some Sequence<Range<Int>>) {
        var count = 0
        minima = Array(repeating: Self.empty, count: Self.size)
        minima.withUnsafeMutableBufferPointer { minima in
            runs.forEach(in: ranges) { hash in
                count += 1
                // Always less than the size, since it is the upper half of a product.
                let place = Int(truncatingIfNeeded: ((hash >> 32) &* UInt64(Self.size)) >> 32)
                minima[place] = min(minima[place], UInt32(truncatingIfNeeded: hash))
            }
        }
        guard count >= Shingles.minimum else { return nil }
        fillEmpty()
        bands = Self.bands(of: minima)
    }

    /// Gives each class without a run the minimum of the next class, which is the same for texts with the
    /// same runs.
    private mutating func fillEmpty() {
        var last = Self.empty
        for place in (0..<2 * Self.size).reversed() {
            let index = place % Self.size
            if minima[index] != Self.empty {
                last = minima[index]
            } else if place < Self.size {
                minima[index] = last
            }
        }
    }

    private static func bands(of minima: [UInt32]) -> [UInt64] {
        (0..<Self.bandCount).map { band in
            let place = band * Self.bandSize
            let pair = UInt64(minima[place]) << 32 | UInt64(minima[place + 1])
            return WordRuns.mixed(WordRuns.mixed(pair &+ UInt64(band)) &+ UInt64(minima[place + 2]))
        }
    }

    /// Whether the sketches are similar enough to compare the texts. Of the texts that share four fifths of
    /// their runs, one in ten thousand is missed.
    func mayBeNear(_ other: TextSketch) -> Bool {
        let common = zip(minima, other.minima).count { $0 == $1 }
        return common * 2 >= Self.size
    }
}
