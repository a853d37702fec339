internal import MarkdownAST

/// The labels of a file at the starts of its lines, in all spellings, in order.
///
/// `**X:** v`, `**X**: v`, `- **X:** v`, `- X: v`, `X: v`, `**X** — v`, `**X**` alone on its line, rows of a table with two columns, and
/// several in one line divided by `·` or `|`. Code and comments hold none.
struct FormLabels {
    private(set) var fields: [FormField] = []
    private var roles = FormRoles()
    private let bytes: [UInt8]
    private let source: SourceText

    /// - Complexity: O(n) in the bytes of the file
    init(_ document: Document, _ outline: FormOutline) {
        source = document.source
        bytes = document.source.bytes
        var heading = 0
        let headings = outline.headings
        for line in 0..<source.lineCount {
            if heading < headings.count, headings[heading].line == line {
                addHeading(headings[heading])
                heading += 1
                continue
            }
            switch outline.lineKinds[line] {
            case .text: addLine(line)
            case .data: addData(line)
            case .fact: addFact(line)
            case .masked, .row: continue
            }
        }
    }

    private mutating func addHeading(_ heading: FormOutline.Heading) {
        guard heading.isLabel else { return }
        let words = bytes.trimmingMarks(heading.text)
        let hit = roles.hit(bytes, words)
        append(
            .heading, heading.line, heading.text, words, hit,
            value: heading.text.upperBound..<heading.text.upperBound)
    }

    private mutating func append(
        _ style: FormField.Style, _ line: Int, _ spelling: Range<Int>, _ words: Range<Int>,
        _ hit: FormRoles.Hit?, value: Range<Int>
    ) {
        fields.append(
            FormField(
                style: style, line: line, spelling: spelling, words: words, role: hit?.role,
                isExact: hit?.isExact ?? false, value: value))
    }

    /// A line of front matter: `date: 2026-03-04`, `id = "F-1"`.
    private mutating func addData(_ line: Int) {
        let content = bytes.trimmingBlanks(source.content(ofLine: line))
        guard
            let colon = content.first(where: {
                bytes[$0] == UInt8(ascii: ":") || bytes[$0] == UInt8(ascii: "=")
            })
        else { return }
        let words = bytes.trimmingBlanks(content.lowerBound..<colon)
        guard !words.isEmpty, words.count <= 40 else { return }
        var value = bytes.trimmingBlanks(colon + 1..<content.upperBound)
        if value.count > 1, let first = value.first, let last = value.last, bytes[first] == bytes[last],
            bytes[first].isOne(of: "\"'")
        {
            value = first + 1..<last
        }
        append(.data, line, content.lowerBound..<colon + 1, words, roles.hit(bytes, words), value: value)
    }

    /// A row of a table of facts.
    private mutating func addFact(_ line: Int) {
        let row = bytes.trimmingBlanks(source.content(ofLine: line))
        let cells = bytes.tableCells(in: row, between: bytes.tablePipes(in: row))
        guard cells.count >= 2 else { return }
        let words = withoutColon(bytes.trimmingMarks(cells[0]))
        guard !words.isEmpty, words.count <= 60 else { return }
        append(.row, line, cells[0], words, roles.hit(bytes, words), value: bytes.trimmingBlanks(cells[1]))
    }

    private func withoutColon(_ range: Range<Int>) -> Range<Int> {
        var end = range.upperBound
        while end > range.lowerBound {
            if bytes[end - 1].isOne(of: ":*_ ") {
                end -= 1
            } else if bytes.has("：", at: end - 3) {
                end -= 3
            } else {
                break
            }
        }
        return range.lowerBound..<end
    }

    private mutating func addLine(_ line: Int) {
        let content = bytes.trimmingBlanks(source.content(ofLine: line))
        guard let first = content.first else { return }
        // Most lines of text begin with a word and have no colon near it.
        var start = first
        var isItem = false
        while start < content.upperBound, bytes[start] == UInt8(ascii: ">") {
            start = bytes.skippingBlanks(from: start + 1, to: content.upperBound)
        }
        if let marker = markerEnd(start, content.upperBound) {
            start = marker
            isItem = true
        }
        // `→ **Status:** v`
        if bytes.has("→", at: start) { start = bytes.skippingBlanks(from: start + 3, to: content.upperBound) }
        var opening = first
        while start < content.upperBound {
            guard let label = label(at: start, end: content.upperBound, isItem: isItem || opening > first)
            else { return }
            var end = content.upperBound
            var next: Int?
            if let divided = division(from: label.end, to: content.upperBound) {
                (end, next) = (divided.end, divided.next)
            }
            append(
                label.isStrong ? .strong : .plain, line, opening..<label.end, label.words, label.hit,
                value: bytes.trimmingBlanks(min(label.end, end)..<end))
            guard let next else { return }
            (start, opening) = (next, next)
        }
    }

    /// Behind the marker of a list item and its box; nil if none stands at an offset.
    private func markerEnd(_ start: Int, _ end: Int) -> Int? {
        guard start < end else { return nil }
        var offset = start
        if bytes[offset].isOne(of: "-*+") {
            offset += 1
        } else {
            while offset < end, bytes[offset].isDigit { offset += 1 }
            guard offset > start, offset < end, bytes[offset].isOne(of: ".)") else { return nil }
            offset += 1
        }
        guard offset < end, bytes[offset].isBlank else { return nil }
        offset = bytes.skippingBlanks(from: offset, to: end)
        if offset + 3 < end, bytes[offset] == UInt8(ascii: "["), bytes[offset + 2] == UInt8(ascii: "]"),
            bytes[offset + 3].isBlank
        {
            offset = bytes.skippingBlanks(from: offset + 3, to: end)
        }
        return offset
    }

    private struct Found {
        let words: Range<Int>
        let end: Int
        let isStrong: Bool
        let hit: FormRoles.Hit?
    }

    private mutating func label(at start: Int, end: Int, isItem: Bool) -> Found? {
        let text = bytes.skippingMarks(start..<end)
        guard text < end else { return nil }
        let isStrong = bytes[start..<text].contains { $0.isOne(of: "*_") }
        if isStrong, let strong = strongLabel(text, end, isItem: isItem) { return strong }
        return plainLabel(text, end, isItem: isItem)
    }

    /// `**X:** v`, `**X**: v`, `**X** — v`, `**X**`
    private mutating func strongLabel(_ start: Int, _ end: Int, isItem: Bool) -> Found? {
        var close = start
        let limit = min(end, start + FormRoles.maximumLength + 2)
        while close < limit,
            !bytes[close].isOne(of: "*")
                && !(bytes[close] == UInt8(ascii: "_")
                    && (close + 1 >= end || !bytes.isWordCharacter(at: close + 1)))
        {
            close += 1
        }
        guard close < limit, close > start else { return nil }
        let words = withoutColon(bytes.trimmingMarks(start..<close))
        guard !words.isEmpty else { return nil }
        var offset = close
        while offset < end, bytes[offset].isOne(of: "*_") { offset += 1 }
        let hasColon =
            words.upperBound < close
            && bytes[words.upperBound..<close].contains { $0 == UInt8(ascii: ":") || $0 >= 0x80 }
        let hit = roles.hit(bytes, words)
        let next = bytes.skippingBlanks(from: offset, to: end)
        if hasColon { return Found(words: words, end: offset, isStrong: true, hit: hit) }
        // `**X.** v`
        let name = words.lowerBound..<words.upperBound - 1
        if bytes[words.upperBound - 1] == UInt8(ascii: "."), let hit = roles.hit(bytes, name), hit.isExact {
            return Found(words: name, end: offset, isStrong: true, hit: hit)
        }
        // `**X: v**`
        if let colon = (words).first(where: { bytes[$0] == UInt8(ascii: ":") }), colon > words.lowerBound {
            let name = words.lowerBound..<colon
            if let hit = roles.hit(bytes, name), hit.isExact {
                return Found(words: name, end: colon + 1, isStrong: true, hit: hit)
            }
        }
        if next >= end { return Found(words: words, end: end, isStrong: true, hit: hit) }
        if bytes[next] == UInt8(ascii: ":") {
            return Found(words: words, end: next + 1, isStrong: true, hit: hit)
        }
        if bytes.has("：", at: next) { return Found(words: words, end: next + 3, isStrong: true, hit: hit) }
        guard hit != nil else { return nil }
        if bytes.has("—", at: next) || bytes.has("–", at: next) {
            return Found(words: words, end: next + 3, isStrong: true, hit: hit)
        }
        if bytes[next] == UInt8(ascii: "-"), next > offset {
            return Found(words: words, end: next + 1, isStrong: true, hit: hit)
        }
        // `**X (remark)** (another): v`
        let remark = next..<min(end, next + Self.maximumRemark)
        if bytes[next] == UInt8(ascii: "("), let behind = bytes[remark].firstIndex(of: UInt8(ascii: ")")),
            behind + 1 < end,
            bytes[behind + 1] == UInt8(ascii: ":")
        {
            return Found(words: words, end: behind + 2, isStrong: true, hit: hit)
        }
        // `- **X** v`
        return isItem && hit?.isExact == true
            ? Found(words: words, end: offset, isStrong: true, hit: hit) : nil
    }

    /// The longest remark in brackets behind a label, in bytes.
    private static let maximumRemark = 200

    /// `X: v`; outside of lists only with a label whose role is known.
    private mutating func plainLabel(_ start: Int, _ end: Int, isItem: Bool) -> Found? {
        let limit = min(end, start + 60)
        // Most lines have no colon there.
        guard bytes[start..<limit].contains(where: { $0 == UInt8(ascii: ":") || $0 == 0xEF }) else {
            return nil
        }
        var offset = start
        while offset < limit {
            let byte = bytes[offset]
            if byte == UInt8(ascii: ":") { break }
            if byte >= 0x80 {
                if bytes.has("：", at: offset) { break }
                offset += bytes.scalar(at: offset).length
                continue
            }
            guard byte.isLetter || byte.isDigit || byte.isOne(of: " /'-_&()#*") else { return nil }
            offset += 1
        }
        guard offset < limit, offset > start else { return nil }
        let length = bytes[offset] == UInt8(ascii: ":") ? 1 : 3
        let behind = offset + length
        if length == 1, behind < end, !bytes[behind].isBlank, !bytes[behind].isOne(of: "*_") { return nil }
        let words = withoutColon(bytes.trimmingMarks(start..<offset))
        guard !words.isEmpty, words.count <= 48 else { return nil }
        let hit = roles.hit(bytes, words)
        guard hit != nil || isItem && bytes[words].count(where: \.isBlank) <= 3 else { return nil }
        return Found(words: words, end: behind, isStrong: false, hit: hit)
    }

    /// Where the value of a label ends because another label follows on the line, and where that begins; nil if none follows.
    private mutating func division(from start: Int, to end: Int) -> (end: Int, next: Int)? {
        var offset = start
        while offset < end {
            var length = 0
            if bytes[offset] == UInt8(ascii: "|") {
                length = 1
            } else if bytes[offset] >= 0x80 {
                if bytes.has("·", at: offset) {
                    length = 2
                } else if bytes.has("•", at: offset) || bytes.has("｜", at: offset)
                    || bytes.has("│", at: offset)
                {
                    length = 3
                }
            }
            if length > 0 {
                let next = bytes.skippingBlanks(from: offset + length, to: end)
                if next < end, let label = label(at: next, end: end, isItem: false),
                    label.hit != nil || label.isStrong
                {
                    return (offset, next)
                }
                // What decorates is walked over once: no label begins within it that does not begin before it.
                offset = max(offset + length, bytes.skippingMarks(next..<end))
            } else {
                offset += 1
            }
        }
        return nil
    }
}
