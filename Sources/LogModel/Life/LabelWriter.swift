internal import MarkdownAST

/// Writes a label that an entry lacks, in the style of its neighbours.
struct LabelWriter {
    private let log: LogDocument
    private let entry: LogEntry
    private let source: SourceText
    private var bytes: [UInt8] { source.bytes }

    init(_ log: LogDocument, _ entry: LogEntry) {
        (self.log, self.entry, source) = (log, entry, log.document.source)
    }

    /// The ways to write it, the best one first; empty if there is no place for it.
    func ways(label: String, value: String) -> [TextEdit] {
        if let last = entry.lastOneLineLabel { return behind(last, label, value) }
        if let form = entry.form, entry.syntax == nil, form.form == .item || form.form == .lead {
            return under(form, label, value)
        }
        guard let end = headingEnd else { return [] }
        let ending = log.lineEnding
        let text = like(neighbour(with: label), label, value)
        return [
            ending + text, ending + ending + text, ending + text + ending, ending + ending + text + ending,
        ]
        .map { TextEdit(range: end..<end, replacement: $0) }
    }

    /// Behind a label, in its style.
    private func behind(_ place: LabelPlace, _ label: String, _ value: String) -> [TextEdit] {
        let content = source.content(ofLine: place.line)
        let text =
            place.style == .row
            ? bytes.string(content.lowerBound..<place.words.lowerBound) + label.asCell
                + bytes.string(place.words.upperBound..<place.value.lowerBound) + value.asCell
                + bytes.string(place.value.upperBound..<content.upperBound)
            : like(place, label, value) + trailing(place)
        return [
            TextEdit(
                range: content.upperBound..<content.upperBound, replacement: log.lineEnding + text)
        ]
    }

    /// In an item of a list as an item of its own, and under a line in bold.
    private func under(_ form: FormEntry, _ label: String, _ value: String) -> [TextEdit] {
        let ending = log.lineEnding
        let first = source.content(ofLine: form.lines.lowerBound)
        if form.form == .lead {
            let place = first.upperBound
            return [ending, ending + ending].map { opening in
                TextEdit(range: place..<place, replacement: "\(opening)**\(label):** \(value)")
            }
        }
        let start = bytes.skippingBlanks(from: first.lowerBound, to: first.upperBound)
        let end = bytes[start..<first.upperBound].firstIndex(where: \.isBlank) ?? start
        let indent = bytes.string(first.lowerBound..<start) + String(repeating: " ", count: end - start + 1)
        let marker = start < end && bytes[start].isOne(of: "-*+") ? bytes.string(start..<end) : "-"
        let place = form.range.upperBound
        return ["\(marker) ", ""].map { marker in
            TextEdit(
                range: place..<place, replacement: "\(ending)\(indent)\(marker)**\(label):** \(value)")
        }
    }

    /// A line with a label like another one.
    private func like(_ place: LabelPlace?, _ label: String, _ value: String) -> String {
        guard let place else { return "**\(label):** \(value)" }
        let own = entry.labelPlaces.first { $0.line == place.line }
        let first = own?.spelling.lowerBound ?? place.spelling.lowerBound
        let start = source.start(ofLine: place.line)
        // Of several labels on one line, the first one shows how a line begins.
        let before = bytes.string(min(start, first)..<first)
        let gap = bytes.string(
            place.spelling.upperBound..<max(place.spelling.upperBound, place.value.lowerBound))
        let isLower = place.style == .data && bytes[place.words].allSatisfy { !$0.isUppercase }
        return before + bytes.string(place.spelling.lowerBound..<place.words.lowerBound)
            + (isLower ? label.lowercased() : label)
            + bytes.string(place.words.upperBound..<place.spelling.upperBound)
            + (gap.contains("\n") || gap.isEmpty ? " " : gap) + value
    }

    /// The marks of a hard break with which a label's line ends.
    private func trailing(_ place: LabelPlace) -> String {
        let end = source.content(ofLine: place.line).upperBound
        let rest = bytes.string(min(place.value.upperBound, end)..<end)
        return rest == "  " || rest == "\\" ? rest : ""
    }

    /// The nearest entry with such a label on a line of its own.
    private func neighbour(with label: String) -> LabelPlace? {
        let key = FoldedText.key(Array(label.utf8))
        for other in log.entries where (other.syntax == nil) == (entry.syntax == nil) {
            let place = other.labelPlaces.first { place in
                FoldedText.key(Array(bytes[place.words])) == key && place.isOnOneLine(in: source)
            }
            if let place, place.style == .strong || place.style == .plain { return place }
        }
        return nil
    }

    /// Behind the heading of the entry; nil if none begins it.
    private var headingEnd: Int? {
        if let syntax = entry.syntax { return syntax.headingEnd(in: log.document) }
        guard let form = entry.form, let node = form.node, form.form != .item, form.row == nil,
            case .heading = log.document.nodes[node].kind
        else { return nil }
        let last = log.document.lines(of: node).upperBound - 1
        return source.content(ofLine: last).upperBound
    }
}
