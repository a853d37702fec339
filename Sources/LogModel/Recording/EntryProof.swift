internal import MarkdownAST
internal import MarkdownFormat

/// Parses an entry on its own to see whether it says what it is to say, whether it is canonical, and whether it leaves the rest of a file
/// alone.
///
/// A heading and a thematic break stand behind it, as something always may; what is open at its end would take them in.
struct EntryProof {
    let schema: LogSchema

    /// What keeps an entry from being written.
    struct Finding {
        /// nil for the title.
        let label: String?
        /// From 1.
        let line: Int
        let fault: ValueFault
    }

    private static let opening = "# x\n\n"
    private static let closing = "\n\n---\n\n# x\n"

    /// What keeps an entry from being written; nil if nothing does.
    ///
    /// - Complexity: O(n) in the bytes of the entry for one that can be written. For another one each field is tried alone.
    func finding(in entry: Failure) -> Finding? {
        if let finding = forbiddenBytes(in: entry) { return finding }
        guard let fault = fault(in: entry)?.fault else { return nil }
        let plain = Failure(id: entry.id, title: "x", fields: [])
        if let fault = self.fault(in: Failure(id: entry.id, title: entry.title, fields: [])) {
            return Finding(label: nil, line: 1, fault: fault.fault)
        }
        for field in entry.fields {
            let alone = Failure(id: plain.id, title: plain.title, fields: [field])
            guard let (fault, offset) = self.fault(in: alone) else { continue }
            return Finding(label: field.label, line: line(at: offset, in: alone, field), fault: fault)
        }
        // Each is well alone, so two of them do something together: what begins in one ends in another.
        let culprit = entry.fields.indices.first { index in
            self.fault(in: Failure(id: plain.id, title: plain.title, fields: Array(entry.fields[...index])))
                != nil
        }
        return Finding(label: culprit.map { entry.fields[$0].label }, line: 1, fault: fault)
    }

    /// The entry as Markdown, with a heading of a level.
    func text(_ entry: Failure, level: Int) -> String {
        schema.blocks(of: entry, level: level).joined(separator: "\n\n")
    }

    private func fault(in entry: Failure) -> (fault: ValueFault, offset: Int)? {
        let text = text(entry, level: schema.headingLevel ?? 3)
        let start = Self.opening.utf8.count
        let end = start + text.utf8.count
        let labels = DefinitionLabels(text)
        let file = Self.opening + text + Self.closing + labels.probes
        guard let document = Document(fragment: Array(file.utf8)[...]) else { return (.tooCostly, start) }
        let reading = Reading(document: document, schema: schema, entryEnd: end)
        if let finding = reading.finding(expected: entry) { return finding }
        if let offset = labels.defined(in: document) { return (.definition, start + offset) }
        let edits = MarkdownFormatter().format(document).edits + reading.normalizing
        if let edit = edits.first(where: { $0.range.lowerBound < end }) {
            return (.notCanonical, edit.range.lowerBound)
        }
        return nil
    }

    /// The line of a field's value, from 1, that holds an offset of the proof of that field alone.
    private func line(at offset: Int, in alone: Failure, _ field: Failure.Field) -> Int {
        let text = Array((Self.opening + text(alone, level: schema.headingLevel ?? 3)).utf8)
        let value = Array(field.value.description.utf8)
        func line(_ offset: Int) -> Int {
            text[..<min(max(0, offset), text.count)].count { $0 == UInt8(ascii: "\n") }
        }
        let lines = value.count { $0 == UInt8(ascii: "\n") }
        return min(lines, max(0, line(offset) - line(text.count) + lines)) + 1
    }
}

extension EntryProof {
    /// Control characters, and line endings where only one line can be.
    private func forbiddenBytes(in entry: Failure) -> Finding? {
        for byte in entry.title.utf8 {
            let isForbidden = byte.isLineEnding || byte.isControl
            if isForbidden {
                return Finding(
                    label: nil, line: 1, fault: byte.isLineEnding ? .lineEnding : .controlCharacter)
            }
        }
        for field in entry.fields {
            if field.label.utf8.contains(where: { $0.isLineEnding || $0.isControl }) || field.label.isEmpty {
                return Finding(label: field.label, line: 1, fault: .unwritableLabel)
            }
            var line = 1
            for byte in field.value.description.utf8 {
                if byte == UInt8(ascii: "\n") { line += 1 }
                if byte == UInt8(ascii: "\r") {
                    return Finding(label: field.label, line: line, fault: .carriageReturn)
                }
                if byte.isControl {
                    return Finding(label: field.label, line: line, fault: .controlCharacter)
                }
            }
        }
        return nil
    }
}

extension UInt8 {
    /// Whether it is a control character other than tab, LF and CR.
    fileprivate var isControl: Bool { self < 0x20 && self != 0x09 && !isLineEnding || self == 0x7F }
}

/// What a proof is read as.
private struct Reading {
    let document: Document
    let schema: LogSchema
    /// Behind the entry's last byte.
    let entryEnd: Int

    /// What is not as it should be, and where.
    func finding(expected: Failure) -> (fault: ValueFault, offset: Int)? {
        let blocks = Array(document.topLevelBlocks)
        if let (fault, node) = strangeBlock(blocks) { return (fault, document.range(of: node).lowerBound) }
        let regions = document.entryRegions
        guard let region = regions.first, regions.count == 1, region.next != nil, region.isSeparated,
            blocks.count > 1, region.node == blocks[1]
        else { return (.other, 0) }
        let bytes = document.source.bytes
        guard bytes.string(region.heading.id) == expected.id.text,
            bytes.string(region.heading.title) == expected.title
        else { return (.other, 0) }
        let body = EntryReader.read(document, blocks: region.blocks, lines: region.lines, schema: schema)
        let fields = document.fields(of: body, schema)
        if fields == expected.fields, body.tail.lines.isEmpty,
            document.text(ofLines: body.preamble.lines).isEmpty
        {
            return nil
        }
        return difference(body, fields, expected)
    }

    /// The edits that would bring the entry into the form of its schema.
    var normalizing: [TextEdit] {
        let log = LogDocument(reading: document, templates: schema.isFromTemplate ? [schema] : [])
        var normalizer = EntryNormalizer(log)
        return normalizer.normalized()?.edits ?? []
    }

    /// A block that does not belong into any value.
    private func strangeBlock(_ blocks: [Int]) -> (fault: ValueFault, node: Int)? {
        for (index, block) in blocks.enumerated() where index > 1 {
            let range = document.range(of: block)
            guard range.lowerBound < entryEnd else { break }
            for node in block..<Int(document.nodes[block].subtreeEnd) {
                switch document.nodes[node].kind {
                case .htmlBlock(let html), .htmlInline(let html):
                    if Array(document.bytes(of: html)).mentionsIgnoring { return (.ignoreComment, block) }
                case .document, .frontMatter, .blockQuote, .list, .item, .codeBlock, .paragraph, .heading,
                    .thematicBreak, .table, .tableRow, .tableCell, .text, .softBreak, .lineBreak, .code,
                    .emphasis, .strong, .strikethrough, .link, .image:
                    continue
                }
            }
            let isOpen = range.upperBound >= document.source.bytes.count
            switch document.nodes[block].kind {
            case .heading: return (.heading, block)
            case .thematicBreak: return (.thematicBreak, block)
            case .codeBlock: if isOpen { return (.openFence, block) }
            case .htmlBlock: if isOpen { return (.openHTML, block) }
            case .document, .frontMatter, .blockQuote, .list, .item, .paragraph, .table, .tableRow,
                .tableCell, .text, .softBreak, .lineBreak, .code, .htmlInline, .emphasis, .strong,
                .strikethrough, .link, .image:
                if isOpen { return (.other, block) }
            }
        }
        if let block = LogDocument.templateBlock(of: document) { return (.template, block) }
        if !PrefixTable(document).rows.isEmpty {
            return (
                .template,
                blocks.first { if case .table = document.nodes[$0].kind { true } else { false } } ?? 0
            )
        }
        return nil
    }

    private func difference(_ body: EntryBody, _ fields: [Failure.Field], _ expected: Failure) -> (
        fault: ValueFault, offset: Int
    ) {
        let source = document.source
        if expected.fields.count == 1, body.fields.count > 1 {
            return (.label, source.start(ofLine: body.fields[1].line))
        }
        if expected.fields.count == 1, body.fields.first.map({ $0.schemaIndex == nil }) ?? true,
            fields.first?.label != expected.fields[0].label
        {
            return (.unwritableLabel, 0)
        }
        if expected.fields.count == 1, fields.first?.label == expected.fields[0].label {
            for line in 0..<source.lineCount where source.start(ofLine: line) < entryEnd {
                let content = source.content(ofLine: line)
                let text = source.bytes.trimmingBlanks(content)
                if text.upperBound < content.upperBound { return (.blanks, content.lowerBound) }
            }
        }
        return (.other, 0)
    }
}

extension [UInt8] {
    /// Whether a comment speaks to bizlog.
    fileprivate var mentionsIgnoring: Bool {
        indices.contains { self[$0] == UInt8(ascii: "<") && has("<!-- bizlog-ignore", at: $0) }
    }
}
