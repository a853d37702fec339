extension RandomAccessCollection {
    /// The first index from which on a condition holds, found by binary search; the end index if it holds for
    /// no element. The condition must hold for all elements after one for which it holds.
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
