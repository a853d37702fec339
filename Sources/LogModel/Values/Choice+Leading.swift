internal import ByteText

extension Choice {
    /// The value that a line of Markdown begins with: without emphasis around it, without the remark behind it, and with its mark in
    /// front. `**Fixed** (was open)` is `Fixed`, `resolved ✅ — 2026-03-01` is `✅ resolved`. nil if there is no such value.
    ///
    /// - Complexity: O(n) in the bytes of the line.
    package init?(leading line: some Collection<UInt8>) {
        var value = LeadingValue(Array(line))
        value.unwrap()
        let front = value.takeFrontMark()
        value.unwrap()
        let inner = value.takeFrontMark()
        value.cutRemark()
        let back = value.takeBackMark()
        let name = value.name
        guard let mark = [front, inner, back].first(where: { !$0.isEmpty }) else {
            self.init(name)
            return
        }
        guard !name.isEmpty else { return nil }
        self.init("\(mark) \(name)")
    }
}

/// The part of a line that is taken for its value, while it gets smaller.
private struct LeadingValue {
    /// How many wrappings are taken off; nobody writes more.
    private static let maximumDepth = 8

    private let bytes: [UInt8]
    private var range: Range<Int>

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        range = bytes.trimmingBlanks(0..<bytes.count)
    }

    /// What is left, without backslashes that only keep a character from being read as Markdown.
    var name: String {
        var name: [UInt8] = []
        for offset in range {
            let next = offset + 1
            if bytes[offset] == UInt8(ascii: "\\"), next < range.upperBound, bytes[next].isPunctuation {
                continue
            }
            name.append(bytes[offset])
        }
        return String(decoding: name, as: UTF8.self)
    }

    /// Removes what stands around the value as long as something does: emphasis, code marks, brackets; and in front of it a list
    /// marker, an empty box, text that is struck out.
    mutating func unwrap() {
        for _ in 0..<Self.maximumDepth {
            guard let inner = inside(of: range) else { return }
            range = bytes.trimmingBlanks(inner)
        }
    }

    /// The range without one more of its wrappings; nil if there is none.
    private func inside(of range: Range<Int>) -> Range<Int>? {
        guard let first = range.first else { return nil }
        let byte = bytes[first]
        let second = first + 1
        switch byte {
        case UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "*"), UInt8(ascii: ">"):
            if second < range.upperBound, bytes[second].isBlank { return second..<range.upperBound }
            return byte == UInt8(ascii: "*") ? span(of: byte, in: range)?.inner : nil
        case UInt8(ascii: "_"), UInt8(ascii: "`"):
            return span(of: byte, in: range)?.inner
        case UInt8(ascii: "~"):
            guard let span = span(of: byte, in: range) else { return nil }
            return span.end == range.upperBound ? span.inner : span.end..<range.upperBound
        case UInt8(ascii: "("):
            let isWhole = range.last.map { bytes[$0] == UInt8(ascii: ")") && $0 > first } ?? false
            return isWhole ? second..<range.upperBound - 1 : nil
        case UInt8(ascii: "["):
            guard let end = bytes[second..<range.upperBound].firstIndex(of: UInt8(ascii: "]")) else {
                return nil
            }
            // A box of a task list says nothing that the words behind it do not say.
            let isBox = end - second <= 1 && end + 1 < range.upperBound
            if isBox { return end + 1..<range.upperBound }
            // A sentence in brackets is not a value, but what a template asks for.
            let isLink = end + 1 < range.upperBound && bytes[end + 1] == UInt8(ascii: "(")
            return isLink || bytes[second..<end].count(where: \.isBlank) < 2 ? second..<end : nil
        default:
            guard bytes.has("【", at: first) else { return nil }
            return (first..<range.upperBound).first { bytes.has("】", at: $0) }.map { first + 3..<$0 }
        }
    }

    /// What stands between the run of a byte at the beginning of a range and the next run of the same length, and the end of that.
    private func span(of byte: UInt8, in range: Range<Int>) -> (inner: Range<Int>, end: Int)? {
        let start = range.first { bytes[$0] != byte } ?? range.upperBound
        let count = start - range.lowerBound
        var offset = start
        while offset < range.upperBound {
            guard bytes[offset] == byte else {
                offset += 1
                continue
            }
            let end = (offset..<range.upperBound).first { bytes[$0] != byte } ?? range.upperBound
            // Within a word, `_` is a letter like others.
            let isInWord = byte == UInt8(ascii: "_") && end < range.upperBound && bytes[end].isWord
            if end - offset == count, !isInWord, offset > start { return (start..<offset, end) }
            offset = end
        }
        return nil
    }

    /// Removes symbols in front of the name, and returns them.
    mutating func takeFrontMark() -> String {
        let text = bytes.string(range)
        let mark = text.unicodeScalars.prefix(while: \.isMark)
        let count = mark.reduce(0) { $0 + UTF8.width($1) }
        range = bytes.trimmingBlanks(range.lowerBound + count..<range.upperBound)
        return String(Substring(mark))
    }

    /// Removes symbols behind the name, and returns them.
    mutating func takeBackMark() -> String {
        let scalars = bytes.string(range).unicodeScalars
        guard let last = scalars.lastIndex(where: { !$0.isMark }) else { return "" }
        let mark = String(Substring(scalars[scalars.index(after: last)...]))
        range = bytes.trimmingBlanks(range.lowerBound..<range.upperBound - mark.utf8.count)
        return mark
    }

    /// Ends the value where a remark begins.
    mutating func cutRemark() {
        var offset = range.lowerBound + 1
        while offset < range.upperBound, !startsRemark(offset) {
            offset =
                bytes[offset].isBlank ? bytes.skippingBlanks(from: offset, to: range.upperBound) : offset + 1
        }
        range = bytes.trimmingBlanks(range.lowerBound..<max(range.lowerBound, min(offset, range.upperBound)))
    }

    private func startsRemark(_ offset: Int) -> Bool {
        let limit = range.upperBound
        if ChoiceScanner.isSetOff(bytes, offset, limit) { return true }
        let next = bytes.skippingBlanks(from: offset, to: limit)
        switch bytes[next] {
        case UInt8(ascii: "["), UInt8(ascii: "<"), UInt8(ascii: "{"): return true
        case UInt8(ascii: "|"): return next > offset
        default:
            if bytes.has("·", at: next) { return next > offset }
            return bytes.has("【", at: next) || bytes.has("：", at: next) || bytes.has("、", at: next)
        }
    }
}

extension UInt8 {
    /// Whether it is punctuation in ASCII, which a backslash may stand in front of.
    fileprivate var isPunctuation: Bool { self > 0x20 && self < 0x7F && !isLetter && !isDigit }

    /// Whether it is part of a word.
    fileprivate var isWord: Bool { isLetter || isDigit || self >= 0x80 }
}

extension Unicode.Scalar {
    /// Whether it is part of a mark such as an emoji.
    fileprivate var isMark: Bool {
        guard !isASCII else { return false }
        switch properties.generalCategory {
        case .otherSymbol, .modifierSymbol, .mathSymbol, .enclosingMark: return true
        // What joins emoji, and what asks for their coloured form.
        default: return value == 0x200D || value == 0xFE0F
        }
    }
}
