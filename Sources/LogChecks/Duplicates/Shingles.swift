/// The set of runs of three words in a text. The overlap of two sets says how similar the texts are. Texts
/// are compared only if their sketches are similar, see ``TextSketch``.
struct Shingles {
    /// The hashes of the runs, sorted and distinct.
    private let hashes: [UInt64]

    /// A text with fewer runs is too short for its similarity to mean anything.
    static let minimum = 10

    /// - Complexity: O(n log n) in the bytes of the text.
    init(_ runs: WordRuns, _ ranges: some Sequence<Range<Int>>) {
        var all: [UInt64] = []
        runs.forEach(in: ranges) { all.append($0) }
        all.sort()
        var distinct: [UInt64] = []
        distinct.reserveCapacity(all.count)
        for hash in all where hash != distinct.last { distinct.append(hash) }
        hashes = distinct
    }

    /// Whether both texts are long enough, and share at least four fifths of all runs.
    func isNear(_ other: Shingles) -> Bool {
        guard min(hashes.count, other.hashes.count) >= Self.minimum else { return false }
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
}
