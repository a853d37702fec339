internal import MarkdownAST

/// Writes the first line of an entry as another entry has it: what stands there of key, date, severity, status and title is replaced, and
/// all between them stays, as far as the other models have it too.
struct FormHead {
    /// What stands at a place of the line.
    enum Part: Hashable {
        case key, date, severity, status, title
        /// The time of the day, which a new entry has not.
        case time
    }

    private let bytes: [UInt8]
    private let entry: FormEntry
    /// From the start of the line to behind the last part.
    private let line: Range<Int>
    private let parts: [(part: Part, range: Range<Int>)]
    /// The beginnings of the lines of all models, with which decoration is compared.
    private let others: [[UInt8]]
    /// What stands before the severities and states of the models, which may be a sign for them: `✅ fixed`.
    private let gaps: [Gap: String]

    /// A value behind another part of a line.
    private struct Gap: Hashable {
        let value: String
        let part: Part
        let previous: Part
    }

    init(_ model: FormModel, _ entry: FormEntry, among models: [FormEntry]) {
        bytes = model.bytes
        self.entry = entry
        let source = model.document.source
        let start = source.start(ofLine: entry.lines.lowerBound)
        line = start..<max(start, entry.head.text.upperBound)
        parts = Self.parts(of: entry, bytes, line)
        others = models.map { other in
            let start = source.start(ofLine: other.lines.lowerBound)
            let first = Self.parts(of: other, model.bytes, start..<max(start, other.head.text.upperBound))
                .first
            return Array(model.bytes[start..<(first?.range.lowerBound ?? start)])
        }
        var gaps: [Gap: String] = [:]
        for other in models {
            let start = source.start(ofLine: other.lines.lowerBound)
            let parts = Self.parts(of: other, model.bytes, start..<max(start, other.head.text.upperBound))
            for (one, next) in zip(parts, parts.dropFirst())
            where one.range.upperBound <= next.range.lowerBound {
                let value = model.bytes.string(next.range).lowercased()
                let text = model.bytes.string(one.range.upperBound..<next.range.lowerBound)
                if !text.contains(where: { $0.isLetter || $0.isNumber }) {
                    gaps[Gap(value: value, part: next.part, previous: one.part)] = text
                }
            }
        }
        self.gaps = gaps
    }

    /// What the first line of an entry holds.
    static func parts(of entry: FormEntry, in model: FormModel) -> Set<Part> {
        let start = model.document.source.start(ofLine: entry.lines.lowerBound)
        let line = start..<max(start, entry.head.text.upperBound)
        return Set(parts(of: entry, model.bytes, line).map(\.part))
    }

    private static func parts(of entry: FormEntry, _ bytes: [UInt8], _ line: Range<Int>) -> [(
        part: Part, range: Range<Int>
    )] {
        let head = entry.head
        var title = bytes.trimmingBlanks(entry.titleRange)
        // Marks that close what is opened before the title belong to the line.
        for mark: StaticString in ["**", "__", "*", "_", ":", "："] {
            let sign = Array(mark.description.utf8)
            guard title.count > sign.count, bytes.has(sign, at: title.upperBound - sign.count) else {
                continue
            }
            let inner = title.lowerBound..<title.upperBound - sign.count
            let isColon = sign.first == UInt8(ascii: ":") || sign.count == 3
            if isColon || bytes.firstOffset(of: sign, in: inner) == nil {
                title = bytes.trimmingBlanks(inner)
            }
        }
        var key = entry.key?.range
        if entry.form == .file, case .number(_, let digits, _) = head.key { key = digits }
        let found: [(Part, Range<Int>?)] = [
            (.key, key), (.date, head.date?.range), (.time, head.time), (.severity, head.severity),
            (.status, head.status), (.title, title.isEmpty ? nil : title),
        ]
        var parts: [(part: Part, range: Range<Int>)] = []
        for case (let part, let range?) in found
        where line.lowerBound <= range.lowerBound && range.upperBound <= line.upperBound && !range.isEmpty {
            if parts.contains(where: { $0.range.overlaps(range) }) { continue }
            parts.append((part, range))
        }
        return parts.sorted { $0.range.lowerBound < $1.range.lowerBound }
    }

    /// The line up to behind its last part, with other values. A part without a value is left out with its brackets and what sets it off.
    func text(_ values: [Part: String]) -> String {
        var pieces: [(text: String, part: Part?)] = []
        var offset = line.lowerBound
        for (index, (part, range)) in parts.enumerated() {
            let isFirst = index == 0
            let gap = isFirst ? nil : values[part].flatMap { like($0, part, behind: parts[index - 1].part) }
            pieces.append((gap ?? self.gap(offset..<range.lowerBound, isFirst: isFirst), nil))
            let old = bytes.string(range)
            let new = values[part].map { part == .date ? $0 : Self.decorated($0, like: old, part) }
            pieces.append((new ?? "", part))
            offset = range.upperBound
        }
        pieces.append((gap(offset..<line.upperBound, isFirst: parts.isEmpty), nil))
        drop(missing: values, from: &pieces)
        return pieces.map(\.text).joined()
    }

    private static func decorated(_ text: String, like old: String, _ part: Part) -> String {
        guard part == .severity || part == .status else { return text }
        return old == old.uppercased() && old != old.lowercased() ? text.uppercased() : text
    }

    /// What stands before a value in another entry that has it; nil if none has.
    private func like(_ value: String, _ part: Part, behind previous: Part) -> String? {
        guard part == .severity || part == .status else { return nil }
        return gaps[Gap(value: value.lowercased(), part: part, previous: previous)]
    }

    /// What stands between two parts, without words that say something of the other entry, and without decoration that not all have.
    private func gap(_ range: Range<Int>, isFirst: Bool) -> String {
        if isFirst { return opening(range) }
        // `Incident 3 of 4 March`
        let words = bytes.trimmingBlanks(range)
        if HeadingWords.endOfDayWord(bytes, words) == words.upperBound { return bytes.string(range) }
        guard
            let first = range.first(where: {
                bytes.isWordCharacter(at: $0) && bytes[$0] < 0xE3 || bytes[$0].isDigit
            })
        else { return undecorated(range) }
        var last = first
        for offset in first..<range.upperBound where bytes.isWordCharacter(at: offset) { last = offset }
        var end = last + 1
        while end < range.upperBound, bytes[end] & 0xC0 == 0x80 { end += 1 }
        var prefix = bytes.string(range.lowerBound..<first)
        var suffix = bytes.string(end..<range.upperBound)
        if prefix.hasSuffix("("), suffix.hasPrefix(")") {
            prefix.removeLast()
            suffix.removeFirst()
        }
        while prefix.hasSuffix(" "), suffix.hasPrefix(" ") { prefix.removeLast() }
        if suffix.isEmpty { while prefix.hasSuffix(" ") { prefix.removeLast() } }
        return prefix + suffix
    }

    private func undecorated(_ range: Range<Int>) -> String {
        // An emoji between two values shows how that entry fared.
        String(bytes.string(range).unicodeScalars.filter { !Self.isEmoji($0) })
            .replacing("  ", with: " ")
    }

    private static func isEmoji(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isEmojiPresentation || scalar.value == 0xFE0F
            || (0x2600...0x27BF).contains(scalar.value)
    }

    /// The marks and words in front of the first part; an emoji only where all models have it, and a box not ticked.
    private func opening(_ range: Range<Int>) -> String {
        let text = Array(bytes[range])
        var result = bytes.string(range)
        let isShared = others.allSatisfy { Self.emoji($0) == Self.emoji(text) }
        if !isShared {
            result = String(result.unicodeScalars.filter { !Self.isEmoji($0) })
            while let found = result.range(of: "  "), found.lowerBound > result.startIndex {
                result.removeSubrange(found.lowerBound..<result.index(after: found.lowerBound))
            }
        }
        return result.replacing("[x]", with: "[ ]").replacing("[X]", with: "[ ]")
    }

    private static func emoji(_ text: [UInt8]) -> [Unicode.Scalar] {
        String(decoding: text, as: UTF8.self).unicodeScalars.filter { isEmoji($0) }
    }

    private func drop(missing values: [Part: String], from pieces: inout [(text: String, part: Part?)]) {
        for index in pieces.indices {
            guard let part = pieces[index].part, values[part] == nil else { continue }
            var before = pieces[index - 1].text
            var behind = pieces[index + 1].text
            for (open, close) in [("[", "]"), ("(", ")"), ("（", "）"), ("【", "】"), ("`", "`"), ("**", "**")]
            where before.hasSuffix(open) {
                // What else stands in the brackets is about the value.
                guard let end = behind.firstRange(of: close) else { continue }
                before.removeLast(open.count)
                behind.removeSubrange(..<end.upperBound)
            }
            let isLast = !pieces[(index + 1)...].contains { $0.part.map { values[$0] != nil } ?? false }
            if isLast {
                before = Self.trimmed(before)
                if before.isEmpty, behind.allSatisfy({ $0 == " " }) { behind = "" }
            } else if index - 1 > 0 {
                // One of the two separators stays: the one in front.
                behind = ""
                if before.isEmpty { before = " " }
            } else {
                behind = String(behind.drop { " :-—–|·,".contains($0) })
            }
            pieces[index - 1].text = before
            pieces[index + 1].text = behind
        }
    }

    private static func trimmed(_ text: String) -> String {
        var text = text
        while let last = text.last, " :-—–|·,✅⚠".contains(last) { text.removeLast() }
        return text
    }
}

extension String {
    /// The first place of a text; nil if it does not occur.
    fileprivate func range(of text: String) -> Range<String.Index>? { firstRange(of: text) }
}
