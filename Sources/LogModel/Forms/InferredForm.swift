internal import MarkdownAST

/// What a file was found to be: its entries in whatever form they are, and what was not understood.
package struct InferredForm: Sendable {
    /// The entries, in the order of the file.
    package let entries: [FormEntry]
    /// The lines of headings that look like entries though too little speaks for it, 0-based.
    package let unread: [Int]

    /// Infers the form of a file.
    ///
    /// - Complexity: O(n) in the bytes of the file
    ///
    /// - Parameter prefixes: what the ids of the file's templates begin with. If there are any, only entries with such ids are looked for.
    package init(_ document: Document, prefixes: [String] = []) {
        var finder = EntryFinder(document)
        if prefixes.isEmpty { finder.run() } else { finder.findByID(beginningWith: prefixes) }
        var reader = FormEntryReader(finder)
        entries = reader.entries(finder.found)
        unread = finder.unread
    }
}
