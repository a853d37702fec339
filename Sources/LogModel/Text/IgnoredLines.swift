internal import MarkdownAST

/// Tells which lines of a document are within its ignore regions.
struct IgnoredLines {
    private let regions: [Range<Int>]

    init(_ document: Document) { regions = document.ignoreRegions }

    /// Whether a region holds one of the lines.
    func overlap(_ lines: Range<Int>) -> Bool {
        var low = 0
        var high = regions.count
        while low < high {
            let middle = (low + high) / 2
            if regions[middle].upperBound <= lines.lowerBound { low = middle + 1 } else { high = middle }
        }
        return low < regions.count && regions[low].overlaps(lines)
    }
}
