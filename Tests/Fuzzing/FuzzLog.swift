import LogModel
import MarkdownAST
import MarkdownFormat

/// Any Markdown, read as a failure log: formatting is idempotent and says what it did.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzLog(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    guard let document = parse(text(bytes(start, count))) else { return 0 }
    let formatted = LogFormatter().format(document)
    checkOutcome(formatted.document, edits: formatted.edits, of: document)
    let again = LogFormatter().format(formatted.document)
    require(again.document.source.bytes == formatted.document.source.bytes, "formatting is idempotent")
    let plain = MarkdownFormatter().format(formatted.document).document
    require(plain.source.bytes == formatted.document.source.bytes, "a log is formatted as Markdown too")
    return 0
}
