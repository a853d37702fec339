internal import MarkdownAST

extension SourceText {
    /// Whether a conflict marker stands in the text outside of code. A text with such a line that cannot be parsed counts as well.
    ///
    /// - Complexity: O(1) for a text without such a line; else O(n)
    var hasConflictMarker: Bool {
        guard hasMergeMarks else { return false }
        guard let document = try? Document(parsing: self) else { return true }
        return document.firstMergeMark != nil
    }
}
