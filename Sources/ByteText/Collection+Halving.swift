extension RandomAccessCollection {
    /// The first index at and behind which a condition holds, or the end, where it holds for no element before one for which it
    /// does not.
    ///
    /// - Complexity: O(log count)
    @inlinable
    package func partitioningIndex(where belongsToSecondPart: (Element) -> Bool) -> Index {
        var low = startIndex
        var length = count
        while length > 0 {
            let half = length / 2
            let middle = index(low, offsetBy: half)
            if belongsToSecondPart(self[middle]) {
                length = half
            } else {
                low = index(after: middle)
                length -= half + 1
            }
        }
        return low
    }
}
