internal import MarkdownAST

/// Writes a field as an entry of the log has it: the same marks, label and place of the value.
struct FormFieldText {
    let source: SourceText
    let field: FormFields.Field

    private var bytes: [UInt8] { source.bytes }
    private var sample: FormField { field.sample }
    private var lineStart: Int { source.start(ofLine: sample.line) }

    /// Whether the label stands on the line of the field before it.
    var isJoined: Bool {
        field.index > 0 && field.entry.fields[field.index - 1].line == sample.line
            && sample.style != .heading && sample.style != .row
    }

    /// What stands between it and the field before it on its line.
    var joint: String {
        guard isJoined else { return "" }
        let before = field.entry.fields[field.index - 1]
        let start = max(before.value.upperBound, before.spelling.upperBound)
        return start <= sample.spelling.lowerBound ? bytes.string(start..<sample.spelling.lowerBound) : " "
    }

    /// Whether a blank line stands before its line.
    var isSetOff: Bool {
        sample.line > 0 && isBlank(sample.line - 1)
    }

    private func isBlank(_ line: Int) -> Bool {
        line < source.lineCount && bytes.trimmingBlanks(source.content(ofLine: line)).isEmpty
    }

    /// Whether the label has lines of its own, with the value under it.
    var isBlock: Bool { sample.style == .heading || gap.contains("\n") }

    /// Whether the label stands in a block quote.
    var isQuoted: Bool { sample.spelling.first.map { bytes[$0] == UInt8(ascii: ">") } ?? false }

    /// Whether the label begins an item of a list.
    var isInList: Bool {
        guard let first = sample.spelling.first else { return false }
        return bytes[first].isOne(of: "-*+") && first + 1 < bytes.count && bytes[first + 1].isBlank
            || bytes[first].isDigit
    }

    private var gap: String {
        if sample.style == .heading {
            guard !sample.value.isEmpty else { return isBlank(sample.line + 1) ? "\n\n" : "\n" }
            let between = bytes.string(sample.spelling.upperBound..<sample.value.lowerBound).normalizedLines
            let lines = between.filter { $0 == "\n" }.count
            return lines > 1 ? "\n\n" : "\n"
        }
        guard !sample.value.isEmpty, sample.value.lowerBound >= sample.spelling.upperBound else {
            let isAlone = source.content(ofLine: sample.line).upperBound <= sample.spelling.upperBound
            return isAlone ? "\n" : " "
        }
        let gap = bytes.string(sample.spelling.upperBound..<sample.value.lowerBound).normalizedLines
        return gap.allSatisfy { " \t\n".contains($0) } ? gap : " "
    }

    /// The label with a value, from the start of its line on.
    func text(_ value: String, joined: Bool) -> String {
        if sample.style == .row { return row(value) }
        let prefix = joined ? "" : bytes.string(lineStart..<sample.spelling.lowerBound)
        let opening = isJoined && !joined ? FormFieldText.marker(of: field, source) : prefix
        let spelling = bytes.string(sample.spelling)
        var gap = gap
        var value = value
        if gap.contains("\n") {
            value = listed(value)
        } else if value.hasPrefix("- ") {
            if value.split(separator: "\n").count == 1 {
                value = String(value.dropFirst(2))
            } else {
                gap = "\n" + (isInList ? opening.indentation + "  " : "")
            }
        }
        let indent = continuation(gap, opening)
        let lines = value.split(separator: "\n", omittingEmptySubsequences: false)
        let body = lines.enumerated().map { index, line in
            index == 0 || line.isEmpty ? String(line) : indent + line
        }.joined(separator: "\n")
        return opening + spelling + gap + body
    }

    /// What lines behind the first one of a value begin with.
    private func continuation(_ gap: String, _ opening: String) -> String {
        if isQuoted { return "> " }
        if let line = gap.lastIndex(of: "\n") { return String(gap[gap.index(after: line)...]) }
        return isInList ? opening.indentation + "  " : opening.indentation
    }

    /// A value as an item, where the one that is copied has items, and else without the mark of its only item.
    private func listed(_ value: String) -> String {
        guard let first = sample.value.first, !value.contains("\n") else { return value }
        let text = value.hasPrefix("- ") ? String(value.dropFirst(2)) : value
        if bytes[first].isOne(of: "-*+"), first + 1 < bytes.count, bytes[first + 1].isBlank {
            return bytes.string(first..<first + 1) + " " + text
        }
        return bytes.has("1. ", at: first) ? "1. " + text : text
    }

    private func row(_ value: String) -> String {
        let content = source.content(ofLine: sample.line)
        let cell = sample.value.isEmpty ? sample.value : bytes.trimmingBlanks(sample.value)
        guard content.lowerBound <= cell.lowerBound, cell.upperBound <= content.upperBound else { return "" }
        return bytes.string(content.lowerBound..<cell.lowerBound) + value.withoutOnlyMark.asCell
            + bytes.string(cell.upperBound..<content.upperBound)
    }

    /// What the line begins with on which a field stands behind others.
    private static func marker(of field: FormFields.Field, _ source: SourceText) -> String {
        let first = field.entry.fields.first { $0.line == field.sample.line } ?? field.sample
        let text = source.bytes.string(source.start(ofLine: first.line)..<first.words.lowerBound)
        return text.hasSuffix("**") ? String(text.dropLast(2)) : text
    }
}

extension String {
    /// The blanks at the start.
    fileprivate var indentation: String { String(prefix { $0 == " " || $0 == "\t" }) }

    /// The text with line feeds alone at the ends of its lines.
    var normalizedLines: String { replacing("\r\n", with: "\n").replacing("\r", with: "\n") }

    /// The text without the mark of its only item.
    var withoutOnlyMark: String { hasPrefix("- ") && !contains("\n") ? String(dropFirst(2)) : self }

    /// The text as a cell of a table.
    var asCell: String {
        var text = ""
        var isEscaped = false
        for character in normalizedLines {
            if character == "|", !isEscaped { text.append("\\") }
            isEscaped = character == "\\" && !isEscaped
            text.append(character)
        }
        let lines = text.split(separator: "\n", omittingEmptySubsequences: true)
        return lines.joined(separator: "<br>")
    }
}
