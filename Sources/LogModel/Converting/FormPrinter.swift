internal import MarkdownAST

/// Writes entries in a style.
struct FormPrinter {
    let style: FormStyle

    /// The longest value that is written in one line with others.
    private static let maximumFact = 80

    /// An entry, without the ending of its last line.
    func text(of entry: EntryContent) -> String {
        let head = head(of: entry)
        switch style.container {
        case .heading(let level):
            let marks = String(repeating: "#", count: level)
            return ([head.isEmpty ? marks : "\(marks) \(head)"] + blocks(of: entry)).joined(separator: "\n\n")
        case .file:
            return (["# \(head)"] + blocks(of: entry)).joined(separator: "\n\n")
        case .lead: return (["**\(head)**"] + blocks(of: entry)).joined(separator: "\n\n")
        case .item:
            let lead = style.items.areBold ? bold(head, of: entry) : head
            let text = ([lead] + blocks(of: entry)).joined(separator: "\n\n")
            let marker = marker(of: entry)
            return marker + text.indented(by: String(repeating: " ", count: marker.utf8.count))
        case .row: return ""
        }
    }

    /// What an item begins with: the number that names it, or a dash.
    private func marker(of entry: EntryContent) -> String {
        guard style.items.areOrdered else { return "- " }
        if case .number(let text) = entry.key { return "\(text). " }
        return "1. "
    }

    private func bold(_ head: String, of entry: EntryContent) -> String {
        guard style.items.haveDayBehind, let day = entry.date.map({ " (\($0))" }), head.hasSuffix(day) else {
            return "**\(head)**"
        }
        return "**\(head.dropLast(day.count))**\(day)"
    }

    // MARK: The head

    func head(of entry: EntryContent) -> String {
        if entry.keepsHeading, let heading = entry.heading { return heading }
        var head = ""
        for part in style.head {
            guard let text = text(for: part.slot, of: entry) else { continue }
            if !head.isEmpty { head += part.separator }
            if part.slot == .key, case .number = entry.key {
                head += style.number.opening + text + style.number.closing
            } else {
                head += part.opening + text + part.closing
            }
        }
        return head
    }

    /// What belongs into a place of the head; nil if the entry has nothing for it.
    func text(for slot: FormStyle.Slot, of entry: EntryContent) -> String? {
        switch slot {
        case .key: isMarker(entry.key) ? nil : entry.key?.text
        case .date: entry.date?.description
        case .severity: entry.severity?.description
        case .status: entry.status?.description
        case .title: entry.title.isEmpty ? nil : entry.title
        }
    }

    /// Whether a key is the number of an item in an ordered list.
    private func isMarker(_ key: EntryContent.Key?) -> Bool {
        guard case .number = key, style.container == .item else { return false }
        return style.items.areOrdered
    }

    // MARK: The fields

    /// What stands before the first label, then the facts, then the texts.
    private func blocks(of entry: EntryContent) -> [String] {
        var blocks: [String] = []
        var facts: [String] = []
        var texts: [String] = []
        var isBehindLabel = false
        for field in entry.fields {
            if field.label.isEmpty {
                let text = field.text.headings(below: baseLevel(of: style.text))
                if isBehindLabel { texts.append(text) } else { blocks.append(text) }
            } else {
                isBehindLabel = true
                if Self.isFact(field) {
                    facts.append(text(of: field, style.fact))
                    continue
                }
                let section = style.sections.contains(field.label) ? style.section : nil
                let text = text(of: field, section ?? style.text)
                let isTight =
                    style.spacing.isTightBetweenLines && texts.isEmpty && section == nil
                    && !text.utf8.contains(0x0A)
                if isTight { facts.append(text) } else { texts.append(text) }
            }
        }
        if !facts.isEmpty {
            // Behind a heading in the text, facts would be part of what stands there.
            let hasHeading = blocks.contains { $0.hasHeading }
            blocks.insert(Self.joinedLines(facts), at: hasHeading ? 0 : blocks.count)
        }
        // Items of one list have no blank lines between them.
        let isList = style.text.isItem && texts.allSatisfy { $0.hasPrefix("- ") && !$0.utf8.contains(0x0A) }
        return blocks + (isList && !texts.isEmpty ? [texts.joined(separator: "\n")] : texts)
    }

    /// Facts one below the other; behind one of several lines a blank one.
    private static func joinedLines(_ facts: [String]) -> String {
        var text = ""
        for fact in facts {
            if !text.isEmpty { text += "\n" }
            text += fact
            if fact.utf8.contains(0x0A) { text += "\n" }
        }
        if text.hasSuffix("\n") { text.removeLast() }
        return text
    }

    /// Whether a field says when, how bad, how far, who or what in a few words.
    static func isFact(_ field: EntryContent.Field) -> Bool {
        switch field.role {
        case .date, .severity, .status: return field.text.beginsLikeText
        default: break
        }
        if EntryContent.notes.contains(field.label) { return true }
        guard field.text.utf8.count <= maximumFact, !field.text.utf8.contains(where: \.isLineEnding) else {
            return false
        }
        switch field.role {
        case .category, .layer, .entity, .owner: return true
        case nil: return EntryContent.role(ofLabel: field.label) == .date
        default: return false
        }
    }

    private func text(of field: EntryContent.Field, _ spelling: FormStyle.FieldSpelling) -> String {
        let text = field.text.headings(below: baseLevel(of: spelling))
        switch spelling {
        // A heading that says nothing to anybody but this log would be read as one within a text.
        case .heading where !EntryContent.isHeading(field.label) && !style.sections.contains(field.label):
            return text.isEmpty || !text.beginsLikeText
                ? "**\(field.label):**\n\n\(text)" : "**\(field.label):** \(text)"
        case .heading(let level):
            let heading = "\(String(repeating: "#", count: level)) \(field.label)"
            if text.isEmpty { return heading }
            return heading + (style.spacing.isTightBelowHeadings ? "\n" : "\n\n") + text
        case .line(let opening, let closing), .block(let opening, let closing):
            let label = opening + field.label + closing
            if spelling.isItem, !text.isEmpty {
                let divider = text.beginsLikeText ? " " : "\n\n"
                return (label + divider + text).indented(by: "  ")
            }
            if text.isEmpty { return label }
            if !text.beginsLikeText { return "\(label)\n\n\(text)" }
            if case .block = spelling, !Self.isFact(field) { return "\(label)\n\(text)" }
            return "\(label) \(text)"
        }
    }

    /// The level that headings in a text must stand below, so that they do not end it.
    private func baseLevel(of spelling: FormStyle.FieldSpelling) -> Int {
        if case .heading(let level) = spelling { return level }
        if case .heading(let level) = style.container { return level }
        return 1
    }
}

extension FormStyle.FieldSpelling {
    /// Whether each field is an item of a list.
    fileprivate var isItem: Bool {
        switch self {
        case .line(let opening, _), .block(let opening, _): opening.hasPrefix("- ")
        case .heading: false
        }
    }
}

extension String {
    /// The text with its headings moved below a level, as far as there are levels.
    fileprivate func headings(below base: Int) -> String {
        let lines = split(separator: "\n", omittingEmptySubsequences: false).map { String($0) }
        let levels = lines.headingLevels
        guard let top = levels.compactMap(\.self).min(), top <= base else { return self }
        return zip(lines, levels).map { line, level in
            guard let level else { return line }
            let marks = String(repeating: "#", count: min(6, level + base + 1 - top))
            return marks + line.drop { $0 == " " }.dropFirst(level)
        }
        .joined(separator: "\n")
    }

    /// Whether any of its lines is a heading.
    fileprivate var hasHeading: Bool {
        let lines = split(separator: "\n", omittingEmptySubsequences: false).map { String($0) }
        return lines.headingLevels.contains { $0 != nil }
    }

    /// Whether a text may stand behind a label in its line: it begins with words, not with a list, a table, a quote or code.
    fileprivate var beginsLikeText: Bool {
        guard let first = utf8.first else { return true }
        if first.isDigit {
            let rest = utf8.drop { $0.isDigit }
            return !(rest.first.map { $0.isOne(of: ".)") } ?? false)
        }
        if first == UInt8(ascii: "*") || first == UInt8(ascii: "`") || first == UInt8(ascii: "~") {
            // Emphasis and code within a line, not a list or a fence.
            return !hasPrefix("* ") && !hasPrefix("```") && !hasPrefix("~~~")
        }
        return !first.isOne(of: "-+>#|<\t") && !hasPrefix("    ")
    }

    /// The text with all lines but the first indented, blank ones aside.
    fileprivate func indented(by blanks: String) -> String {
        split(separator: "\n", omittingEmptySubsequences: false).enumerated().map { index, line in
            index == 0 || line.isEmpty ? String(line) : blanks + line
        }
        .joined(separator: "\n")
    }
}
