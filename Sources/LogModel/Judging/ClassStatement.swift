/// Words by which a failure says that it is of the class of another one: `the same error class as F-004`, `a recurrence of F-004`.
enum ClassStatement {
    /// Whether such words stand right before an id, in the same sentence.
    ///
    /// - Parameters:
    ///   - offset: where the id begins.
    ///   - start: where the text begins that the words may stand in.
    /// - Complexity: O(1); only a few words before the id count.
    static func stands(before offset: Int, from start: Int, in bytes: [UInt8]) -> Bool {
        guard mayEndStatement(before: offset, from: start, in: bytes) else { return false }
        let words = words(before: offset, from: start, in: bytes)
        func isWord(_ index: Int, _ word: StaticString) -> Bool {
            index >= 0 && index < words.count && words[index].elementsEqual(word.bytes)
        }
        let last = words.count - 1
        if isWord(last, "of"),
            isWord(last - 1, "recurrence") || isWord(last - 1, "repeat") || isWord(last - 1, "repetition")
        {
            return !words.indices.contains { isWord($0, "not") }
        }
        guard isWord(last, "as"), let same = words.indices.last(where: { isWord($0, "same") }) else {
            return false
        }
        return !words[..<same].suffix(2).contains {
            $0.elementsEqual("not".utf8) || $0.count > 2 && $0.suffix(3).elementsEqual("n't".utf8)
        }
    }

    /// Whether the last word before an id can be the last one of a statement. Nearly all mentions end here.
    private static func mayEndStatement(before offset: Int, from start: Int, in bytes: [UInt8]) -> Bool {
        var end = offset
        while end > start, bytes[end - 1] < 0x80, !bytes[end - 1].isLetter { end -= 1 }
        if end > start, bytes[end - 1] >= 0x80 { return true }
        guard end - start >= 2 else { return false }
        let word = (bytes[end - 2].lowercased, bytes[end - 1].lowercased)
        return word == (UInt8(ascii: "o"), UInt8(ascii: "f"))
            || word == (UInt8(ascii: "a"), UInt8(ascii: "s"))
    }

    /// How many bytes before an id are looked at.
    private static let reach = 80

    /// The words between the end of the last sentence and an offset, in lower case. A typographic apostrophe counts as a plain one.
    private static func words(before offset: Int, from first: Int, in bytes: [UInt8]) -> [[UInt8]] {
        var start = offset
        let limit = max(first, offset - reach)
        while start > limit, !isEnd(bytes, start - 1) { start -= 1 }
        let isCut = start > first && start == limit
        var words: [[UInt8]] = []
        var word: [UInt8] = []
        var place = start
        while place < offset {
            let byte = bytes[place]
            var length = 1
            if byte.isLetter || byte == UInt8(ascii: "'") {
                word.append(byte.lowercased)
            } else if bytes.has("’", at: place) {
                word.append(UInt8(ascii: "'"))
                length = 3
            } else if let mark = markLength(bytes, place) {
                if !word.isEmpty { words.append(word) }
                word = []
                length = mark
            } else {
                word.append(byte)
            }
            place += length
        }
        if !word.isEmpty { words.append(word) }
        return isCut ? Array(words.dropFirst()) : words
    }

    /// How many bytes a character takes that parts words: an ASCII one, a sign from Latin-1, or general punctuation; nil for any other, which
    /// may be a letter.
    private static func markLength(_ bytes: [UInt8], _ place: Int) -> Int? {
        switch bytes[place] {
        case 0..<0x80: 1
        case 0xC2: 2
        case 0xE2 where place + 1 < bytes.count && (0x80...0x81).contains(bytes[place + 1]): 3
        default: nil
        }
    }

    /// Whether the byte at an offset ends a sentence. A blank line does, and so does the end of a line before the item of a list.
    private static func isEnd(_ bytes: [UInt8], _ offset: Int) -> Bool {
        let next = offset + 1 < bytes.count ? bytes[offset + 1] : 0x0A
        switch bytes[offset] {
        case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"): return next.isBlank || next.isLineEnding
        case UInt8(ascii: ";"): return true
        case 0x0D where next == 0x0A: return false
        case 0x0A, 0x0D:
            let text = bytes.skippingBlanks(from: offset + 1, to: min(bytes.count, offset + 1 + reach))
            return text < bytes.count && (bytes[text].isLineEnding || bytes[text] == UInt8(ascii: "-"))
        default: return false
        }
    }
}

extension StaticString {
    fileprivate var bytes: UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(start: utf8Start, count: utf8CodeUnitCount)
    }
}
