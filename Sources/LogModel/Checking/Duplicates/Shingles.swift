/// The runs of three words of a text, by which it is told how much two texts have in common. Two texts are only compared if their
/// sketches are alike, see ``TextSketch``.
struct Shingles {
    /// The hashes of the runs, sorted, each once.
    private let hashes: [UInt64]

    /// With fewer runs a text is too short to be like another by more than chance.
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

    /// Whether both texts are long enough, and at least four fifths of all runs are in both.
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
