internal import MarkdownAST

/// Tells which lines of a document are within its ignore regions.
struct IgnoredLines {
    private let regions: RangeSet<Int>

    init(_ document: Document) { regions = RangeSet(document.ignoreRegions) }

    /// Whether a region holds one of the lines.
    func overlap(_ lines: Range<Int>) -> Bool { regions.overlaps(lines) }
}
