public import MarkdownAST
public import TextRepair

extension EncodingRepair {
    /// Searches a log: the block of code that is its template is repaired like text, since entries are compared with what it says.
    ///
    /// - Complexity: O(n); a file without anything that could be damaged costs one pass over its bytes.
    public init(scanning document: Document) {
        self.init(scanning: document) { LogSchema(template: $0) != nil }
    }
}

extension CodeRanges {
    /// Finds the code of a log, of which its template is no part.
    package init(of document: Document) {
        self.init(of: document) { LogSchema(template: $0) != nil }
    }
}
