import MarkdownAST
import MarkdownFormat

/// Any Markdown: formatting keeps its tree, is idempotent, and says what it did.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzFormat(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    guard let document = parse(text(bytes(start, count))) else { return 0 }
    let formatted = MarkdownFormatter().format(document)
    checkOutcome(formatted.document, edits: formatted.edits, of: document)
    require(formatted.document.hasSameTree(as: document), "formatting keeps the tree")
    require(texts(formatted.document) == texts(document), "formatting changes marks and blanks only")
    require(
        document.firstMergeMark == nil || formatted.edits.isEmpty,
        "formatting leaves an unfinished merge alone")
    let again = MarkdownFormatter().format(formatted.document)
    require(again.document.source.bytes == formatted.document.source.bytes, "formatting is idempotent")
    return 0
}

/// The bytes that are neither blanks nor characters of which marks are made.
private func texts(_ document: Document) -> [UInt8] {
    let bytes = document.source.bytes.dropFirst(document.source.hasByteOrderMark ? 3 : 0)
    return bytes.filter { $0 > 0x20 && !"-*+_=#>`~|:".utf8.contains($0) }
}
