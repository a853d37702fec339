internal import MarkdownAST

/// The heading of an entry: an id, something between, and a title.
///
/// `[F-BIZ-001] Title`, `[F-BIZ-001] - Title`, `F-BIZ-001: Title`, `F-001 — Title`; the title may be missing. A heading of another form has
/// marks around its id (``MarkedID``), which are the author's: nothing but the title is ever written anew.
package struct EntryHeading: Sendable {
    /// The bytes of the id.
    package let id: Range<Int>
    let scan: EntryID.Scan
    let isBracketed: Bool
    /// The bytes of the title, without blanks around it.
    package let title: Range<Int>
    let level: Int
    /// The heading's line, from its first mark to its last, without the blanks around it.
    let content: Range<Int>
    /// Whether it is written with `#`.
    let isATX: Bool
    /// Whether nothing but brackets, blanks and a separator stands around the id, which has capitals.
    let isPlain: Bool

    /// Whether it is in bizlog's own form: `### [F-001] Title`.
    package var isInOwnForm: Bool { level == 3 && isBracketed && isPlain }

    /// Behind the id and what closes directly behind it, such as a bracket.
    let idEnd: Int
    /// Whether marks that are opened before the id are closed within the title.
    private let closesMarksInTitle: Bool

    init?(_ document: Document, at index: Int) {
        let source = document.source
        let line = source.content(ofLine: Int(document.nodes[index].startLine))
        self.init(line: line, level: document.headingLevel(of: index), in: source.bytes)
    }

    /// Reads the line of a heading, or the first one of a setext heading.
    init?(line: Range<Int>, level: Int, in bytes: [UInt8]) {
        let content = bytes.trimmingBlanks(line)
        let (text, isATX) = Self.text(of: content, in: bytes)
        if let plain = Self(bytes, text: text, content: content, level: level, isATX: isATX) {
            self = plain
        } else if let marked = MarkedID(bytes, text) {
            self.init(marked, content: content, level: level, isATX: isATX)
        } else {
            return nil
        }
    }

    private init(_ marked: MarkedID, content: Range<Int>, level: Int, isATX: Bool) {
        (id, scan, isBracketed) = (marked.id, marked.scan, marked.isBracketed)
        (title, idEnd, closesMarksInTitle) = (marked.title, marked.idEnd, !marked.closedInTitle.isEmpty)
        (self.level, self.content, self.isATX) = (level, content, isATX)
        isPlain = false
    }

    /// What the title says, without the marks that were opened before the id.
    func titleText(in bytes: [UInt8]) -> String {
        if !closesMarksInTitle { return bytes.string(title) }
        var text = Array(bytes[title])
        for mark in closedInTitle(bytes) {
            guard let place = text.firstOffset(of: mark, in: text.indices) else { continue }
            text.removeSubrange(place..<place + mark.count)
        }
        return text.string(text.indices)
    }

    /// The marks that are opened before the id and closed within the title.
    private func closedInTitle(_ bytes: [UInt8]) -> [[UInt8]] {
        guard closesMarksInTitle else { return [] }
        return MarkedID(bytes, Self.text(of: content, in: bytes).text)?.closedInTitle ?? []
    }

    /// What a line says between the marks that make it a heading, and whether it has such.
    private static func text(of content: Range<Int>, in bytes: [UInt8]) -> (text: Range<Int>, isATX: Bool) {
        let marks = content.lowerBound + bytes.atxMarks(content)
        if marks == content.lowerBound { return (content, false) }
        return (bytes.trimmingBlanks(withoutClosingMarks(bytes, marks..<content.upperBound)), true)
    }

    /// A title as it takes the place of the present one, which closes what was opened before the id.
    func title(replacedBy title: String, in bytes: [UInt8]) -> String {
        title + String(decoding: closedInTitle(bytes).reversed().joined(), as: UTF8.self)
    }

    /// Reads text that stands in no heading but begins like one.
    init?(_ text: [UInt8]) {
        let range = text.trimmingBlanks(0..<text.count)
        self.init(text, text: range, content: range, level: 0, isATX: false)
    }

    private init?(_ bytes: [UInt8], text: Range<Int>, content: Range<Int>, level: Int, isATX: Bool) {
        guard let first = text.first else { return nil }
        isBracketed = bytes[first] == UInt8(ascii: "[")
        let start = isBracketed ? first + 1 : first
        guard let scan = EntryID.Scan(bytes, at: start, end: text.upperBound) else { return nil }
        var offset = scan.end
        if isBracketed {
            guard offset < text.upperBound, bytes[offset] == UInt8(ascii: "]") else { return nil }
            offset += 1
            // A link is a title of its own.
            if offset < text.upperBound,
                bytes[offset] == UInt8(ascii: "(") || bytes[offset] == UInt8(ascii: "[")
            {
                return nil
            }
        }
        guard let title = Self.skippingSeparator(bytes, offset..<text.upperBound) else { return nil }
        id = start..<scan.end
        idEnd = offset
        isPlain = true
        closesMarksInTitle = false
        self.scan = scan
        self.title = title..<text.upperBound
        self.level = level
        self.content = content
        self.isATX = isATX
    }

    /// Where the title begins; nil if what follows the id is glued to it.
    private static func skippingSeparator(_ bytes: [UInt8], _ range: Range<Int>) -> Int? {
        guard !range.isEmpty else { return range.upperBound }
        let end = range.upperBound
        let offset = bytes.skippingBlanks(from: range.lowerBound, to: end)
        let isSpaced = offset > range.lowerBound
        var next = offset
        if offset < end, bytes[offset] == UInt8(ascii: ":") {
            next = offset + 1
        } else if bytes.has("：", at: offset) {
            return bytes.skippingBlanks(from: offset + 3, to: end)
        } else if bytes.has("—", at: offset) || bytes.has("–", at: offset) {
            next = offset + 3
        } else if isSpaced, offset < end, bytes[offset] == UInt8(ascii: "-") {
            next = offset + 1
        }
        guard isSpaced || next > offset else { return nil }
        // A separator is followed by a blank, or else it belongs to the title.
        if next < end, !bytes[next].isBlank { return isSpaced ? offset : nil }
        return bytes.skippingBlanks(from: next, to: end)
    }

    private static func withoutClosingMarks(_ bytes: [UInt8], _ range: Range<Int>) -> Range<Int> {
        var end = range.upperBound
        while end > range.lowerBound, bytes[end - 1] == UInt8(ascii: "#") { end -= 1 }
        let isClosed = end == range.lowerBound || bytes[end - 1].isBlank
        return isClosed ? range.lowerBound..<end : range
    }
}

extension Array<UInt8> {
    /// How many `#` a line begins with if it is an ATX heading, otherwise 0.
    func atxMarks(_ content: Range<Int>) -> Int {
        var offset = content.lowerBound
        while offset < content.upperBound, self[offset] == UInt8(ascii: "#") { offset += 1 }
        let count = offset - content.lowerBound
        let isHeading = (1...6).contains(count) && (offset == content.upperBound || self[offset].isBlank)
        return isHeading ? count : 0
    }
}
