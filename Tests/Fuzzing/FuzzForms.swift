import LogModel
import MarkdownAST

/// Any Markdown, read as a log in whatever form: entries follow each other, and what they name lies in them.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzForms(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    guard let document = parse(text(bytes(start, count))) else { return 0 }
    let form = InferredForm(document)
    checkPlaces(form, in: document.source)
    let source = document.source.string(0..<document.source.bytes.count)
    guard !source.utf8.contains(UInt8(ascii: "\r")) else { return 0 }
    let other = Array(source.utf8.flatMap { $0 == UInt8(ascii: "\n") ? [0x0D, 0x0A] : [$0] })
    guard let crlf = parse(text(other)) else { return 0 }
    let same = InferredForm(crlf)
    checkPlaces(same, in: crlf.source)
    require(names(same) == names(form), "line endings change nothing")
    return 0
}

private func checkPlaces(_ form: InferredForm, in source: SourceText) {
    var line = 0
    for entry in form.entries {
        require(!entry.lines.isEmpty && entry.lines.lowerBound >= line, "entries follow each other")
        require(entry.lines.upperBound <= source.lineCount, "the lines are in the file")
        line = entry.lines.upperBound
        let end = source.content(ofLine: entry.lines.upperBound - 1).upperBound
        require(
            entry.range == source.start(ofLine: entry.lines.lowerBound)..<end,
            "the bytes are those of the lines")
        let above = 0..<end
        let range = entry.form == .file ? above : entry.range
        for part in [entry.titleRange, entry.key?.range, entry.severity?.range, entry.status?.range] {
            if let part { checkPart(part, within: range, source) }
        }
        if let date = entry.date { checkPart(date.range, within: above, source) }
        for field in entry.fields {
            checkPart(field.words, within: field.style == .column ? above : range, source)
            checkPart(field.value, within: range, source)
        }
    }
}

private func checkPart(_ part: Range<Int>, within range: Range<Int>, _ source: SourceText) {
    require(
        range.lowerBound <= part.lowerBound && part.upperBound <= range.upperBound, "a part lies in its entry"
    )
    require(String(validating: source.bytes[part], as: UTF8.self) != nil, "a part cuts no character in two")
}

private func names(_ form: InferredForm) -> [String] {
    form.entries.map { entry in
        let values = [
            entry.key?.id.description, entry.date?.content.description, entry.severity?.content.description,
            entry.status?.content.description, entry.title,
        ]
        return "\(entry.form) \(entry.lines) \(values.map { $0 ?? "-" }) \(entry.fields.count)"
    }
}
