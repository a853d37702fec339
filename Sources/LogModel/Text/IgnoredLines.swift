internal import MarkdownAST

/// The lines of a document that are inside its ignore regions.
struct IgnoredLines {
    private let regions: RangeSet<Int>

    init(_ document: Document) { regions = RangeSet(document.ignoreRegions) }

    /// Whether one of the lines is inside an ignore region.
    func overlap(_ lines: Range<Int>) -> Bool { regions.overlaps(lines) }
}
