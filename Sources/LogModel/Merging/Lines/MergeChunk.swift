/// A part of three versions of a sequence: either all three have the same elements there, or some of them differ.
struct MergeChunk {
    let base: Range<Int>
    let ours: Range<Int>
    let theirs: Range<Int>
    /// Whether it is one element that all three have.
    let isStable: Bool

    /// The parts of three versions, in order.
    ///
    /// - Complexity: O(n log n) in the elements
    static func all(base: [Int], ours: [Int], theirs: [Int]) -> [MergeChunk] {
        let ourPartners = SequenceMatch(base, ours).partners
        let theirPartners = SequenceMatch(base, theirs).partners
        var chunks: [MergeChunk] = []
        var (start, our, their) = (0, 0, 0)
        func close(_ end: Int, _ ourEnd: Int, _ theirEnd: Int) {
            guard start < end || our < ourEnd || their < theirEnd else { return }
            chunks.append(
                MergeChunk(base: start..<end, ours: our..<ourEnd, theirs: their..<theirEnd, isStable: false))
        }
        for index in base.indices {
            guard let ourIndex = ourPartners[index], let theirIndex = theirPartners[index] else { continue }
            close(index, ourIndex, theirIndex)
            chunks.append(
                MergeChunk(
                    base: index..<index + 1, ours: ourIndex..<ourIndex + 1,
                    theirs: theirIndex..<theirIndex + 1,
                    isStable: true))
            (start, our, their) = (index + 1, ourIndex + 1, theirIndex + 1)
        }
        close(base.count, ours.count, theirs.count)
        return chunks
    }
}
