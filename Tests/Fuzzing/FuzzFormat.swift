import MarkdownAST
import MarkdownFormat

/// Any Markdown: formatting keeps its tree, is idempotent, and says what it did.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzFormat(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    guard let document = parse(text(bytes(start, count))) else { return 0 }
    let formatted = MarkdownFormatter().format(document)
    checkOutcome(formatted.document, edits: formatted.edits, of: document)
    require(formatted.document.hasSameTree(as: document), "formatting keeps the tree")
    let again = MarkdownFormatter().format(formatted.document)
    require(again.document.source.bytes == formatted.document.source.bytes, "formatting is idempotent")
    return 0
}
