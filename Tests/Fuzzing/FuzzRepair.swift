import LogModel
import MarkdownAST

/// Any text, and the same text double-encoded: what is found lies in order where it says, and undoing it leaves a
/// shorter text.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzRepair(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let text = text(bytes(start, count))
    checkRepair(of: text)
    let encoded = text.bytes.flatMap { byte in Array(String(UnicodeScalar(byte)).utf8) }
    if let encoded = try? SourceText(encoded) { checkRepair(of: encoded) }
    return 0
}

private func checkRepair(of text: SourceText) {
    guard let document = parse(text) else { return }
    let repair = EncodingRepair(scanning: document)
    var end = 0
    for finding in repair.findings {
        require(finding.range.lowerBound >= end, "findings are sorted and do not overlap")
        end = finding.range.upperBound
        require(end <= text.bytes.count, "findings lie in the text")
        require(
            text.string(finding.range).utf8.elementsEqual(finding.original.utf8),
            "a finding says what it found")
        require(finding.position == text.position(at: finding.range.lowerBound), "a finding says where it is")
        require(finding.replacement.utf8.count < finding.range.count, "undoing shortens the text")
    }
    require(
        repair.edits.count == repair.findings.count { !$0.isAmbiguous }, "all but the ambiguous is undone")
    do {
        let repaired = try text.applying(repair.edits)
        if let document = parse(repaired) { _ = EncodingRepair(scanning: document).edits }
    } catch {
        fatalError("law violated: what is undone is text: \(error)")
    }
    if let value = EncodingRepair.repaired(text.bytes.prefix(64)) {
        require(value.count < min(64, text.bytes.count), "undoing a value shortens it")
        require(
            String(validating: text.bytes.prefix(64), as: UTF8.self) == nil
                || String(validating: value, as: UTF8.self) != nil,
            "an undone value is text"
        )
    }
    if text.bytes.allSatisfy({ $0 < 0x80 }) { require(repair.findings.isEmpty, "ASCII is encoded once") }
}
