import MarkdownAST
import MarkdownFormat

/// What formatting does to one document, before the judge of its HTML has seen it.
struct Measurement: Sendable {
    /// The document.
    let example: Example

    /// What formatting makes of it; the document itself if it is refused.
    let formatted: String

    /// Whether the document is parsed. Limits are for hostile files, and no example is one.
    let isParsed: Bool

    /// Invariant 1: rendering the unedited document, block by block, gives its bytes.
    let isLossless: Bool

    /// Invariant 4: the trees are equal, of the outcome as well as of its bytes parsed again.
    let keepsTree: Bool

    /// Invariant 3: formatting the outcome changes nothing, and says so with no edits.
    let isIdempotent: Bool

    /// Whether formatting changed anything: a formatter that does nothing keeps all laws.
    var isChanged: Bool { formatted != example.markdown }

    /// Formats the document.
    init(of example: Example, format: (Document) -> FormattedDocument) {
        self.example = example
        guard let document = try? Document(parsing: example.markdown) else {
            formatted = example.markdown
            (isParsed, isLossless, keepsTree, isIdempotent) = (false, false, false, false)
            return
        }
        let outcome = format(document)
        let source = outcome.document.source
        formatted = source.string(0..<source.bytes.count)
        isParsed = true
        isLossless = document.isLossless(for: Array(example.markdown.utf8))
        let edited = try? document.source.applying(outcome.edits)
        guard edited == source, let parsed = try? Document(parsing: source) else {
            (keepsTree, isIdempotent) = (false, false)
            return
        }
        keepsTree = outcome.document.hasSameTree(as: document) && parsed.hasSameTree(as: document)
        let again = format(parsed)
        isIdempotent = again.edits.isEmpty && again.document.source == source
    }
}

extension Document {
    /// Whether the bytes of the top-level blocks, with those before the first one, are the input.
    fileprivate func isLossless(for input: [UInt8]) -> Bool {
        let blocks = Array(topLevelBlocks)
        let start = blocks.first.map { range(of: $0).lowerBound } ?? source.bytes.count
        let rendered = blocks.reduce(into: source.bytes[..<start]) { $0 += source.bytes[range(of: $1)] }
        return source.bytes == input && rendered == input[...]
    }
}
