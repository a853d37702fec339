extension RangeSet<Int> {
    /// Whether a range overlaps one of these ranges.
    ///
    /// - Complexity: O(log ranges)
    package func overlaps(_ range: Range<Int>) -> Bool {
        if isEmpty { return false }
        let ranges = ranges
        let first = ranges.partitioningIndex { $0.upperBound > range.lowerBound }
        return first < ranges.endIndex && ranges[first].overlaps(range)
    }
}
