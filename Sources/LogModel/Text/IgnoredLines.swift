internal import MarkdownAST

/// The lines of a document that are inside its ignore regions.
package struct IgnoredLines {
    private let regions: RangeSet<Int>

    package init(_ document: Document) { regions = RangeSet(document.ignoreRegions) }

    /// Whether one of the lines is inside an ignore region.
    package func overlap(_ lines: Range<Int>) -> Bool { regions.overlaps(lines) }
}
