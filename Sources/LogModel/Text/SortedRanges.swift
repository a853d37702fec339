/// Ranges in order that do not overlap, looked up by halving.
struct SortedRanges {
    let ranges: [Range<Int>]

    init(_ ranges: [Range<Int>]) { self.ranges = ranges }

    /// Whether one of the ranges has a place in common with this one.
    ///
    /// - Complexity: O(log ranges)
    func overlap(_ range: Range<Int>) -> Bool {
        var low = 0
        var high = ranges.count
        while low < high {
            let middle = (low + high) / 2
            if ranges[middle].upperBound <= range.lowerBound { low = middle + 1 } else { high = middle }
        }
        return low < ranges.count && ranges[low].overlaps(range)
    }
}
