internal import MarkdownAST

/// Shows that a log with new entries is read as it must be: the new entries say what they were given, and all else says what it said.
///
/// Inference looks at a whole file, so the whole file is read again.
struct FormProof {
    let old: LogDocument
    /// What is inferred of it.
    let before: [FormEntry]
    let entries: [FormComposer.Composed]
    /// Where the new entries were inserted.
    let offset: Int
    /// Whether they stand before what is there.
    let isBefore: Bool
    /// Counters, which may change.
    let counters: [TextEdit]
    let kind: FormKind

    /// Why entries cannot be added in the form of their neighbours; nil if they can.
    ///
    /// - Complexity: O(n) in the bytes of the new file
    func fault(in new: LogDocument) -> FormFault? {
        let after = new.inferredEntries
        guard after.count == before.count + entries.count else {
            if let pin = commonPin, !new.entries.contains(where: { FormPin(of: $0) == pin }) {
                return .otherForm(line: pin.line)
            }
            return after.count > before.count ? .others : .unread
        }
        let place = before.partitioningIndex { $0.range.lowerBound >= offset }
        for index in before.indices {
            let other = index < place ? index : index + entries.count
            guard isSame(before[index], after[other], new) else { return .others }
        }
        for (index, entry) in entries.enumerated() {
            if let fault = fault(of: entry, readAs: after[place + index], in: new) { return fault }
        }
        return isSame(old.document, new.document) && keepsOwnEntries(new) ? nil : .others
    }

    /// What says how most entries are written.
    private var commonPin: FormPin? {
        var counts: [FormPin: Int] = [:]
        for pin in old.entries.lazy.compactMap({ FormPin(of: $0) }) { counts[pin, default: 0] += 1 }
        return counts.max { ($0.value, $1.key.text) < ($1.value, $0.key.text) }?.key
    }

    private func isSame(_ left: FormEntry, _ right: FormEntry, _ new: LogDocument) -> Bool {
        guard left.form == right.form, left.key?.id == right.key?.id, left.title == right.title,
            left.date?.content == right.date?.content, left.severity?.content == right.severity?.content,
            left.status?.content == right.status?.content, left.fields.count == right.fields.count
        else { return false }
        if counters.contains(where: { $0.range.overlaps(left.range) }) { return true }
        return old.document.source.bytes[left.range].elementsEqual(new.document.source.bytes[right.range])
    }

    private func keepsOwnEntries(_ new: LogDocument) -> Bool {
        var ids = Set(entries.compactMap { $0.key?.uppercased() })
        let rest = new.syntax.filter { !(ids.contains($0.id.capitals) && ids.remove($0.id.capitals) != nil) }
        return rest.count == old.syntax.count
            && zip(rest, old.syntax).allSatisfy { $0.id.text == $1.id.text && $0.title == $1.title }
    }

    // MARK: New entries

    func fault(
        of entry: FormComposer.Composed, readAs found: FormEntry, in log: LogDocument
    )
        -> FormFault?
    {
        let document = log.document
        guard found.form == kind else { return .unread }
        if let key = entry.key, found.key?.id.text != key { return .value("the id") }
        if let date = entry.date, let read = found.date, read.content != date { return .value("the date") }
        if entry.date != nil, found.date == nil, !isMonthOnly(found) { return .value("the date") }
        if !isRead(entry.severity, as: found.severity) { return .value("the severity") }
        if !isRead(entry.status, as: found.status) { return .value("the status") }
        if let title = entry.title, Self.plain(found.title) != Self.plain(title) {
            return .value("the title")
        }
        let bytes = document.source.bytes
        guard let read = log.entry(beginningAt: found.range) else { return .unread }
        let rest = Self.words(entry.body ?? "")
        for (key, text, sample) in entry.fields {
            func isLabelled(_ words: some Sequence<UInt8>) -> Bool { FoldedText.key(Array(words)) == key }
            var values = read.fields.filter { isLabelled($0.label.utf8) }.map(\.valueRange)
            if values.isEmpty, !isRead(key, in: sample) {
                values = found.fields.filter { isLabelled(bytes[$0.words]) }.map(\.value)
            }
            let wanted = Self.words(text)
            let isHeld = values.contains {
                let value = Self.words(bytes.string($0))
                return value == wanted || value == wanted + rest || value == "1." + wanted
            }
            if !isHeld { return .value("'\(String(decoding: key, as: UTF8.self))'") }
        }
        if let body = entry.body, !Self.words(bytes.string(found.range)).contains(Self.words(body)) {
            return .value("the text")
        }
        return nil
    }

    /// Whether the field that was copied is one of those that the log's own reader finds.
    private func isRead(_ key: [UInt8], in sample: Range<Int>) -> Bool {
        guard let entry = old.entry(beginningAt: sample), entry.syntax != nil else { return false }
        return entry.fields.contains { FoldedText.key(Array($0.label.utf8)) == key }
    }

    /// A month in the heading is all that such entries say of their day.
    private func isMonthOnly(_ entry: FormEntry) -> Bool {
        entry.head.date.map { $0.date == nil } ?? false
    }

    private func isRead(_ word: String?, as value: FormEntry.Value<Choice>?) -> Bool {
        guard let word else { return true }
        guard let value, let wanted = Choice(word) ?? Choice(leading: Array(word.utf8)) else { return false }
        return value.content.key == wanted.key
    }

    private static func plain(_ title: String) -> String {
        var text = Substring(title)
        while let last = text.last, "*_`:： ".contains(last) { text.removeLast() }
        while let first = text.first, "*_` ".contains(first) { text.removeFirst() }
        return String(text)
    }

    /// The text without line ends, blanks and list markers, which depend on where it stands.
    private static func words(_ text: String) -> String {
        let lines = text.split(whereSeparator: \.isNewline).map { line in
            let words = line.drop { $0 == " " || $0 == "\t" }
            return words.hasPrefix("* ") || words.hasPrefix("+ ") ? words.dropFirst(2) : words
        }
        return String(
            String.UnicodeScalarView(
                lines.joined().unicodeScalars.filter { !" \t\r\n->".unicodeScalars.contains($0) }))
    }

    // MARK: What stands around

    /// Whether all blocks are the same but those in which entries were added.
    private func isSame(_ left: Document, _ right: Document) -> Bool {
        let before = Array(left.topLevelBlocks)
        let after = Array(right.topLevelBlocks)
        guard after.count >= before.count else { return false }
        let line = left.source.line(at: offset)
        let isInBlock = kind == .row || kind == .item || kind == .lead
        let edited = Set(counters.map { left.source.line(at: $0.range.lowerBound) })
        let front = before.count { node in
            let start = Int(left.nodes[node].startLine)
            return isBefore ? start < line : start <= line
        }
        func isKept(_ old: Int, _ new: Int) -> Bool {
            let lines = left.lines(of: before[old])
            if edited.contains(where: { lines.contains($0) }) { return true }
            return left.hasSameSubtree(before[old], as: after[new], in: right)
        }
        // A table begins with its header, before any of its rows.
        let isBehindStart = !isBefore || kind == .row
        let kept = front - (isInBlock && isBehindStart ? 1 : 0)
        let back = before.count - front - (isInBlock && !isBehindStart ? 1 : 0)
        return (0..<max(0, kept)).allSatisfy { isKept($0, $0) }
            && (0..<max(0, back)).allSatisfy { isKept(before.count - 1 - $0, after.count - 1 - $0) }
    }
}

extension LogDocument {
    /// The entry that begins where a range does, or the last one before that which reaches into it.
    fileprivate func entry(beginningAt range: Range<Int>) -> LogEntry? {
        let entries = entries
        let next = entries.partitioningIndex { $0.range.lowerBound > range.lowerBound }
        guard next > 0, entries[next - 1].range.overlaps(range) else { return nil }
        return entries[next - 1]
    }
}

/// Why an entry cannot be added to a log in the form of its neighbours.
public enum FormFault: Sendable, Hashable, CustomStringConvertible {
    /// The new entry would not be read as one.
    case unread
    /// A part of it would be read as something else: `the title`.
    case value(String)
    /// Something else in the file would be read in another way.
    case others
    /// What is inferred of the file would be another form. A line says which one it is: `<!-- bizlog-form: heading 2 plain -->`.
    case otherForm(line: String)

    /// What is wrong, to follow the name of the place in a sentence.
    public var description: String {
        switch self {
        case .unread:
            "an entry with these values would not be read as one like its neighbours; give more of the fields that they have"
        case .value(let part):
            "\(part) of the new entry would not be read back as given; write it in plain words, on one line if it is a title"
        case .otherForm(let line):
            "with the new entry something else would be taken for the entries; say what they are by a line \(line) under the title of the file"
        case .others:
            "the new entry would change how the rest of the file is read; close code, comments and HTML in its values, and leave out link definitions"
        }
    }
}
