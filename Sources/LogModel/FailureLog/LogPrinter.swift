internal import ByteText
internal import MarkdownAST

/// Writes a log from its values: the header, the parts, and the separators between them.
struct LogPrinter {
    /// The schemas of the log's templates.
    let templates: [LogSchema]
    private var printer: EntryPrinter
    /// Whether the header or the part that is being written has a block already.
    private var hasBlocks = false

    /// A printer for a log that has certain templates.
    ///
    /// - Parameter bytes: the file whose header and parts the output is compared with.
    init(templates: [LogSchema], comparingWith bytes: [UInt8] = []) {
        self.templates = templates
        printer = EntryPrinter(ofValues: bytes)
    }

    /// The whole log. Each part with a `spelling` is written by it, unless `isChanged` says that its values
    /// differ.
    static func text(_ log: FailureLog, withoutSpelling isChanged: (Int) -> Bool = { _ in false }) -> String {
        var printer = LogPrinter(templates: log.templates)
        if let text = log.header.spelling, !isChanged(-1) {
            printer.write(text)
        } else {
            printer.write(log.header, isLast: log.parts.isEmpty)
        }
        for (index, part) in log.parts.enumerated() {
            printer.endLastLine()
            if let text = part.spelling, !isChanged(index) {
                printer.write(text)
            } else {
                printer.write(part, isLast: index + 1 == log.parts.count)
            }
        }
        return printer.printer.text
    }

    /// A header, written from its values.
    static func text(_ header: FailureLog.Header) -> String {
        var printer = LogPrinter(templates: [])
        printer.write(header, isLast: true)
        return printer.printer.text
    }

    /// Whether a header's values are written as these bytes of the file.
    mutating func writes(_ header: FailureLog.Header, as range: Range<Int>, isLast: Bool) -> Bool {
        printer.writer.begin(range)
        write(header, isLast: isLast)
        return printer.writer.isUnchanged
    }

    /// Whether a part's values are written as these bytes of the file.
    mutating func writes(_ part: FailureLog.Part, as range: Range<Int>, isLast: Bool) -> Bool {
        printer.writer.begin(range)
        write(part, isLast: isLast)
        return printer.writer.isUnchanged
    }
}

extension LogPrinter {
    private mutating func write(_ text: String) { printer.write(.text(text)) }

    /// Ends the line that a spelling may have left open.
    private mutating func endLastLine() {
        if let last = printer.writer.last, last != UInt8(ascii: "\n") { printer.endLine() }
    }

    /// Begins a block, with a blank line before it unless it is the first one.
    private mutating func beginBlock() {
        if hasBlocks { printer.endBlock() }
        hasBlocks = true
    }

    private mutating func writeBlock(_ text: String) {
        if text.isEmpty { return }
        beginBlock()
        write(text)
    }

    /// Ends the header or a part.
    private mutating func end(withBreak: Bool, isLast: Bool) {
        if withBreak { writeBlock("---") }
        if !hasBlocks { return }
        printer.endLine()
        if !isLast { printer.endLine() }
        hasBlocks = false
    }

    /// Writes a header from its values.
    private mutating func write(_ header: FailureLog.Header, isLast: Bool) {
        writeBlock(header.preface)
        if !header.title.isEmpty { writeBlock("# \(header.title)") }
        writeBlock(header.tagline)
        if !header.fields.isEmpty {
            let total = header.fields.first { field in
                let label = Array(field.label.utf8)
                return field.isKnown
                    && FoldedText.prefixEnd(label, 0..<label.count, RoleWords.totalPrefix) != nil
            }
            beginBlock()
            printer.writeFields(
                header.fields, .header(totalLabel: total?.label ?? RoleWords.failureTotal), behind: .start)
        }
        writeBlock(header.appendix)
        end(withBreak: header.endsWithBreak, isLast: isLast)
    }

    /// Writes a part from its values.
    private mutating func write(_ part: FailureLog.Part, isLast: Bool) {
        writeBlock(part.preface)
        // A comment directly above a heading, without a blank line, belongs to the heading.
        if part.preface.utf8.suffix(3).elementsEqual("-->".utf8) {
            printer.endLine()
            hasBlocks = false
        }
        beginBlock()
        switch part.content {
        case .section(let section):
            let marks = String(repeating: "#", count: part.level)
            write(section.title.isEmpty ? marks : "\(marks) \(section.title)")
            for block in section.blocks {
                beginBlock()
                write(block.text)
            }
        case .failure(let failure):
            let schema = LogDocument.schema(forID: Array(failure.id.text.utf8)[...], templates: templates)
            printer.write(failure, schema, level: part.level)
        }
        end(withBreak: part.endsWithBreak, isLast: isLast)
    }
}

extension FailureLog.Block {
    /// The block as Markdown.
    var text: String {
        switch self {
        case .markdown(let text): return text
        case .history(let references):
            return references.map { "- \($0.id): \($0.summary)" }.joined(separator: "\n")
        case .relatedFiles(let files):
            return files.map { $0.summary.isEmpty ? "- `\($0.path)`" : "- `\($0.path)` — \($0.summary)" }
                .joined(separator: "\n")
        case .categories(let columns, let rows):
            let lines = columns.map { String(repeating: "-", count: max(3, $0.unicodeScalars.count + 2)) }
            let cells = rows.map { Array([$0.name, "\($0.count)", $0.trend].prefix(max(2, columns.count))) }
            let table = ([columns] + cells).map { "| \($0.joined(separator: " | ")) |" }
            let delimiter = "|\(lines.joined(separator: "|"))|"
            return (table.prefix(1) + [delimiter] + table.dropFirst()).joined(separator: "\n")
        }
    }
}
