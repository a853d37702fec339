internal import MarkdownAST

/// Writes what stands under the first line of an entry: text and fields, as far as there are any, divided as the models divide them.
struct FormBody {
    private let shape: FormShape
    private let sample: FormEntry
    private let source: SourceText

    init(_ shape: FormShape, sample: FormEntry) {
        self.shape = shape
        self.sample = sample
        source = shape.model.document.source
    }

    private var bytes: [UInt8] { source.bytes }

    /// The entry with its first line, up to behind the title.
    func text(head: String, _ values: [Int: String], _ text: String?) -> String {
        var result = head
        var body = text
        if case .onLine(let joint) = shape.textPlace {
            result += body == nil ? joint.closingMarks : joint
            if let text = body { result += text.indented(by: itemIndent) }
            body = nil
        } else {
            result += ending
        }
        if let text = body, shape.textPlace == .underHead {
            result +=
                gapBelowHead + (sample.form == .item ? itemIndent : "")
                + text.indented(by: sample.form == .item ? itemIndent : "")
            body = nil
        }
        var anchor: [UInt8]?
        if case .behind(let key) = shape.textPlace { anchor = key }
        var previous: FormFields.Field?
        var last = text ?? ""
        var isLastOneLine = true
        var tables: Set<Int> = []
        for (index, field) in shape.fields.fields.enumerated() {
            guard let value = values[index], field.sample.style != .data else { continue }
            let writer = FormFieldText(source: source, field: field)
            if field.sample.style == .row {
                result += rows(field, writer, value, isFirst: previous == nil, &tables)
            } else {
                let container = container(of: field, values)
                if let container {
                    result +=
                        gap(before: container, previous, isEmpty: previous == nil && text == nil)
                        + heading(of: container)
                }
                let isJoined = writer.isJoined && isBeside(previous, field) && isLastOneLine
                if isJoined {
                    result += writer.joint + writer.text(value, joined: true)
                } else {
                    result +=
                        container == nil
                        ? gap(
                            before: field, previous, isEmpty: previous == nil && (text == nil || body != nil),
                            behind: last) : writer.isSetOff ? "\n\n" : "\n"
                    result += writer.text(value, joined: false)
                }
            }
            // What would go on into the next line counts as several lines.
            (previous, last) = (field, result.endsInContainer ? "\n" : value)
            isLastOneLine = !value.contains("\n")
            if let text = body, field.key == anchor {
                result += "\n\n" + text
                body = nil
            }
        }
        if let text = body { result += "\n\n" + text }
        return result
    }

    // MARK: The first line

    /// What closes the first line: marks of emphasis, `#`, and the line under a heading that has one.
    private var ending: String {
        let line = source.content(ofLine: source.line(at: sample.head.text.upperBound))
        let rest = min(sample.head.text.upperBound, line.upperBound)..<line.upperBound
        var ending =
            rest.contains { bytes.isWordCharacter(at: $0) }
            ? bytes.string(rest).closingMarks : bytes.string(rest)
        while ending.last == " " || ending.last == "\t" { ending.removeLast() }
        if isUnderlined { ending += "\n" + bytes.string(source.content(ofLine: sample.lines.lowerBound + 1)) }
        return ending
    }

    private var isUnderlined: Bool {
        guard let node = sample.node, sample.form != .item,
            case .heading = shape.model.document.nodes[node].kind
        else {
            return false
        }
        let line = bytes.trimmingBlanks(source.content(ofLine: sample.lines.lowerBound))
        return line.first.map { bytes[$0] != UInt8(ascii: "#") } ?? false
    }

    private var gapBelowHead: String {
        let line = sample.lines.lowerBound + (isUnderlined ? 2 : 1)
        let isBlank =
            line < sample.lines.upperBound && bytes.trimmingBlanks(source.content(ofLine: line)).isEmpty
        return isBlank || line >= sample.lines.upperBound && sample.form != .item && sample.form != .lead
            ? "\n\n" : "\n"
    }

    private var itemIndent: String {
        guard sample.form == .item else { return "" }
        let line = source.content(ofLine: sample.lines.lowerBound)
        let content = bytes.trimmingBlanks(line)
        var end = content.lowerBound
        while end < content.upperBound, !bytes[end].isBlank { end += 1 }
        let width = bytes.skippingBlanks(from: end, to: content.upperBound) - line.lowerBound
        return String(repeating: " ", count: max(0, width))
    }

    // MARK: Between fields

    private func isBeside(_ previous: FormFields.Field?, _ field: FormFields.Field) -> Bool {
        guard let previous, previous.entry.range == field.entry.range else { return false }
        return previous.sample.line == field.sample.line
    }

    private func gap(
        before field: FormFields.Field, _ previous: FormFields.Field?, isEmpty: Bool, behind last: String = ""
    ) -> String {
        let writer = FormFieldText(source: source, field: field)
        if previous != nil, last.contains("\n"), !writer.isInList {
            // A label right behind a paragraph of several lines would be a part of it.
            return writer.isQuoted ? "\n>\n" : "\n\n"
        }
        if isEmpty { return gapBelowHead }
        if previous == nil { return "\n\n" }
        if previous?.sample.style == .heading || previous?.sample.style == .row
            || field.sample.style == .heading
        {
            return "\n\n"
        }
        let isBehindBlock = previous.map { FormFieldText(source: source, field: $0).isBlock } ?? false
        let isFirst = field.entry.fields.first { $0.style != .data }?.line == field.sample.line
        if isBehindBlock, field.index == 0 || previous?.entry.range != field.entry.range { return "\n\n" }
        if !isFirst { return breaks(previous) + (writer.isSetOff ? "\n\n" : "\n") }
        let other = shape.fields.fields.first { $0.key != field.key && $0.sample.style == field.sample.style }
        let isSetOff = other.map { FormFieldText(source: source, field: $0).isSetOff } ?? writer.isBlock
        return breaks(previous) + (isSetOff ? "\n\n" : "\n")
    }

    /// The two blanks that end a line where the models have them.
    private func breaks(_ previous: FormFields.Field?) -> String {
        guard let sample = previous?.sample else { return "" }
        let content = source.content(ofLine: sample.line)
        let text = bytes.string(content)
        return text.hasSuffix("  ") && text.contains { $0 != " " }
            && sample.value.upperBound <= content.upperBound ? "  " : ""
    }

    /// The heading without a value of its own under which a field stands, if no field of it is written yet.
    private func container(of field: FormFields.Field, _ values: [Int: String]) -> FormFields.Field? {
        guard field.sample.style != .heading else { return nil }
        guard
            let heading = field.entry.fields[..<field.index].last(where: { $0.style == .heading }),
            heading.value.isEmpty,
            let index = shape.fields.fields.firstIndex(where: {
                $0.sample.style == .heading && $0.key == FoldedText.key(Array(bytes[heading.words]))
            }), values[index] == nil
        else { return nil }
        let own = shape.fields.fields.indices.first { other in
            let candidate = shape.fields.fields[other]
            return values[other] != nil && candidate.sample.style != .heading
                && candidate.entry.fields[..<candidate.index].last { $0.style == .heading }.map {
                    FoldedText.key(Array(bytes[$0.words])) == FoldedText.key(Array(bytes[heading.words]))
                } ?? false
        }
        let isFirst = own.map { shape.fields.fields[$0].key == field.key } ?? false
        return isFirst ? shape.fields.fields[index] : nil
    }

    private func heading(of field: FormFields.Field) -> String {
        let start = source.start(ofLine: field.sample.line)
        return bytes.string(start..<field.sample.spelling.upperBound)
    }

    // MARK: Tables of facts

    private func rows(
        _ field: FormFields.Field, _ writer: FormFieldText, _ value: String, isFirst: Bool,
        _ tables: inout Set<Int>
    ) -> String {
        let row = writer.text(value, joined: false)
        guard
            let table = shape.model.outline.tables.first(where: {
                $0.allRows.contains { $0.line == field.sample.line }
            })
        else { return "\n" + row }
        let isNew = tables.isEmpty
        tables.insert(table.node)
        guard isNew else { return "\n" + row }
        let separator = bytes.string(source.content(ofLine: table.separator))
        let gap = isFirst ? gapBelowHead : "\n\n"
        if table.header.line == field.sample.line { return gap + row + "\n" + separator }
        // A first row that holds a value is a field like the others; one that names the columns stays.
        let own = shape.fields.fields.first { $0.sample.line == table.header.line && $0.role != nil }
        let header =
            own.map { FormFieldText(source: source, field: $0).text("", joined: false) }
            ?? bytes.string(source.content(ofLine: table.header.line))
        return gap + header + "\n" + separator + "\n" + row
    }
}

extension String {
    /// The marks of emphasis at the start, with a colon that they close.
    fileprivate var closingMarks: String { String(prefix { "*_`:".contains($0) }) }

    /// Whether the last line begins an item of a list or stands in a quotation.
    fileprivate var endsInContainer: Bool {
        let start = lastIndex(of: "\n").map { index(after: $0) } ?? startIndex
        let line = self[start...].drop { $0 == " " }
        if line.hasPrefix("- ") || line.hasPrefix("* ") || line.hasPrefix("+ ") || line.hasPrefix(">") {
            return true
        }
        let digits = line.prefix { $0.isNumber }
        return !digits.isEmpty && line.dropFirst(digits.count).hasPrefix(". ")
    }

    /// The text with blanks before all lines but the first.
    fileprivate func indented(by indent: String) -> String {
        if indent.isEmpty { return self }
        return split(separator: "\n", omittingEmptySubsequences: false).enumerated().map { index, line in
            index == 0 || line.isEmpty ? String(line) : indent + line
        }.joined(separator: "\n")
    }
}
