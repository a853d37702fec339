package import MarkdownAST

extension LogDocument {
    /// A file as a log that lacks most of its entries: enough to see whether it is one, and which files it names outside of its entries.
    ///
    /// - Throws: `ParseError` if it cannot be parsed.
    /// - Complexity: O(n) in the bytes of the file; most of a long log is not parsed
    package static func outline(of source: SourceText) throws(ParseError) -> LogDocument {
        if !source.mayHoldDefinitions {
            let cut = HeadedParts(source)
            let version = SharedParts.Version(bytes: source.bytes, parts: cut.parts)
            let size = ExcerptSize()
            let runs = SharedParts(base: version, ours: version, theirs: version, margin: size.margin).runs
            if !cut.hasMarkedHeadings, !runs.isEmpty,
                let log = MergeInput.excerpt(of: version, without: runs.map(\.base))?.log
            {
                return log
            }
        }
        return try LogDocument(parsing: source)
    }
}
