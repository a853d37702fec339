internal import MarkdownAST

/// Renders a log from its values: the header, the parts, and the separators between them.
struct LogRenderer {
    /// The schemas of the log's templates.
    let templates: [LogSchema]

    /// The whole log. Each part with a `spelling` is written by it, unless `isChanged` says that its values
    /// differ.
    func text(_ log: FailureLog, withoutSpelling isChanged: (Int) -> Bool = { _ in false }) -> String {
        var text = isChanged(-1) ? nil : log.header.spelling
        var result = text ?? header(log.header, isLast: log.parts.isEmpty)
        for (index, part) in log.parts.enumerated() {
            text = isChanged(index) ? nil : part.spelling
            if !result.isEmpty, result.utf8.last != UInt8(ascii: "\n") { result += "\n" }
            result += text ?? self.part(part, isLast: index + 1 == log.parts.count)
        }
        return result
    }

    /// Renders a header from its values.
    func header(_ header: FailureLog.Header, isLast: Bool) -> String {
        var blocks: [String] = []
        if !header.preface.isEmpty { blocks.append(header.preface) }
        if !header.title.isEmpty { blocks.append("# \(header.title)") }
        if !header.tagline.isEmpty { blocks.append(header.tagline) }
        let total = header.fields.first { field in
            let label = Array(field.label.utf8)
            return field.isKnown && FoldedText.prefixEnd(label, 0..<label.count, RoleWords.totalPrefix) != nil
        }
        let schema = LogSchema.header(totalLabel: total?.label ?? RoleWords.failureTotal)
        let fields = FieldRenderer(schema: schema).text(header.fields, behindText: true)
        if !fields.isEmpty { blocks.append(fields) }
        if !header.appendix.isEmpty { blocks.append(header.appendix) }
        return ended(blocks, withBreak: header.endsWithBreak, isLast: isLast)
    }

    /// Renders a part from its values.
    func part(_ part: FailureLog.Part, isLast: Bool) -> String {
        let marks = String(repeating: "#", count: part.level)
        var blocks: [String] = []
        switch part.content {
        case .section(let section):
            blocks.append(section.title.isEmpty ? marks : "\(marks) \(section.title)")
            blocks += section.blocks.map(\.text)
        case .failure(let failure):
            let schema = LogDocument.schema(forID: Array(failure.id.text.utf8)[...], templates: templates)
            blocks = schema.blocks(of: failure, level: part.level)
        }
        if !part.preface.isEmpty, let heading = blocks.first {
            // A comment directly above a heading, without a blank line, belongs to the heading.
            let isComment = part.preface.utf8.suffix(3).elementsEqual("-->".utf8)
            blocks[0] = part.preface + (isComment ? "\n" : "\n\n") + heading
        }
        return ended(blocks, withBreak: part.endsWithBreak, isLast: isLast)
    }

    private func ended(_ blocks: [String], withBreak: Bool, isLast: Bool) -> String {
        let blocks = withBreak ? blocks + ["---"] : blocks
        if blocks.isEmpty { return "" }
        return blocks.joined(separator: "\n\n") + (isLast ? "\n" : "\n\n")
    }
}

extension LogSchema {
    /// Renders an entry from its values, as blocks to be separated by blank lines.
    func blocks(of failure: Failure, level: Int) -> [String] {
        var head = "\(String(repeating: "#", count: level)) \(headingForm.text(failure.id, failure.title))"
        var blocks: [String] = []
        let fields = FieldRenderer(schema: self)
        let text = fields.text(failure.fields, behindText: !failure.introduction.isEmpty)
        let joins = failure.introduction.isEmpty && fields.joinHeading(failure.fields)
        if joins, !text.isEmpty { head += "\n\(text)" }
        blocks.append(head)
        if !failure.introduction.isEmpty { blocks.append(failure.introduction) }
        if !joins, !text.isEmpty { blocks.append(text) }
        if !failure.appendix.isEmpty { blocks.append(failure.appendix) }
        return blocks
    }
}

extension HeadingForm {
    /// A heading's text, without `#`.
    func text(_ id: EntryID, _ title: String) -> String {
        let opening = String(decoding: opening, as: UTF8.self)
        if title.isEmpty { return "\(opening)\(id)\(opening == "[" ? "]" : "")" }
        return "\(opening)\(id)\(String(decoding: separator, as: UTF8.self))\(title)"
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
