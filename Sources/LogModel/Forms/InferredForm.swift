internal import MarkdownAST

/// What a file was found to be: its entries in whatever form they are, and what was not understood. It never changes.
package final class InferredForm: Sendable {
    /// The entries, in the order of the file.
    package let entries: [FormEntry]
    /// The lines of headings that look like entries though too little speaks for it, 0-based.
    package let unread: [Int]
    /// What the file itself says of its form.
    package let pins: FormPins
    /// What could be entries, if none is found.
    package let candidates: FormCandidates

    /// Infers the form of a file.
    ///
    /// - Parameters:
    ///   - prefixes: what the ids of the file's templates begin with. If there are any, only entries with such ids are looked for.
    ///   - ownLines: the lines of the entries in bizlog's own form, in order. No entry reaches beyond the next one of them.
    /// - Complexity: O(n) in the bytes of the file
    package init(_ document: Document, prefixes: [String] = [], ownLines: [Int] = []) {
        var finder = EntryFinder(document)
        pins = prefixes.isEmpty ? FormPins(document, ownLine: ownLines.first) : FormPins.none
        if prefixes.isEmpty {
            finder.run(obeying: pins.obeyed)
        } else {
            finder.findByID(beginningWith: prefixes)
        }
        var reader = FormEntryReader(finder)
        entries = reader.entries(finder.found, before: ownLines)
        unread = finder.unread
        candidates =
            finder.found.isEmpty && pins.obeyed.isEmpty && prefixes.isEmpty
            ? FormCandidates(finder) : FormCandidates()
    }
}
