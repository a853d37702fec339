import LogModel
import MarkdownAST
import Testing

/// What holds for the entries of any document, whatever it says.
enum FormLaws {
    /// Expects that entries follow each other in the order of the file, and that all that they name lies where they are.
    static func expect(_ form: InferredForm, of document: Document) {
        let source = document.source
        var line = 0
        for entry in form.entries {
            #expect(!entry.lines.isEmpty && entry.lines.lowerBound >= line, "entries follow each other")
            #expect(entry.lines.upperBound <= source.lineCount, "the lines are in the file")
            guard !entry.lines.isEmpty, entry.lines.upperBound <= source.lineCount else { return }
            line = entry.lines.upperBound
            #expect(entry.range.lowerBound == source.start(ofLine: entry.lines.lowerBound))
            #expect(entry.range.upperBound == source.content(ofLine: entry.lines.upperBound - 1).upperBound)
            // What stands above its first heading belongs to a file that is one entry.
            let range = (entry.form == .file ? 0 : entry.range.lowerBound)..<entry.range.upperBound
            expect(entry.titleRange, within: range, source, "the title")
            #expect(entry.title == source.string(entry.titleRange))
            if let key = entry.key { expect(key.range, within: range, source, "the key") }
            for part in [entry.severity?.range, entry.status?.range].compactMap({ $0 }) {
                expect(part, within: range, source, "the state")
            }
            // The day may be that of a heading above, or of the file.
            let above = 0..<entry.range.upperBound
            if let date = entry.date { expect(date.range, within: above, source, "the date") }
            for field in entry.fields {
                // A column is named by the head of its table.
                let place = field.style == .column ? above : range
                expect(field.spelling, within: place, source, "the label")
                expect(field.words, within: place, source, "the words of the label")
                expect(field.value, within: range, source, "the value")
            }
            #expect(entry.fields.map(\.line) == entry.fields.map(\.line).sorted(), "fields are in order")
        }
        #expect(form.unread.allSatisfy { (0..<source.lineCount).contains($0) })
    }

    private static func expect(
        _ part: Range<Int>, within range: Range<Int>, _ source: SourceText, _ name: String
    ) {
        #expect(
            range.lowerBound <= part.lowerBound && part.upperBound <= range.upperBound, "\(name) is in it")
        guard part.upperBound <= source.bytes.count else { return }
        #expect(String(validating: source.bytes[part], as: UTF8.self) != nil, "\(name) cuts no character")
    }

    /// All that is read of a document, as text without offsets.
    static func words(_ form: InferredForm, of document: Document) -> [String] {
        form.entries.map { entry in
            let values = entry.fields.map {
                let value = document.source.string($0.value).replacing("\r\n", with: "\n")
                return "\(document.source.string($0.words)) \($0.role.map { "\($0)" } ?? "-"): \(value)"
            }
            let head = [
                "\(entry.form) \(entry.lines)", entry.key?.id.description, entry.date?.content.description,
                entry.severity?.content.description, entry.status?.content.description, entry.title,
            ]
            return (head.map { $0 ?? "-" } + values).joined(separator: "\n")
        } + form.unread.map { "unread \($0)" }
    }
}
