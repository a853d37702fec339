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
        if words.hasSuffix(["recurrence", "of"]) || words.hasSuffix(["repeat", "of"])
            || words.hasSuffix(["repetition", "of"])
        {
            return !words.contains("not")
        }
        guard words.last == "as", let same = words.lastIndex(of: "same") else { return false }
        return !words[..<same].suffix(2).contains { $0 == "not" || $0.hasSuffix("n't") }
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

    /// The words between the end of the last sentence and an offset, in lower case.
    private static func words(before offset: Int, from first: Int, in bytes: [UInt8]) -> [String] {
        var start = offset
        let limit = max(first, offset - reach)
        while start > limit, !isEnd(bytes, start - 1) { start -= 1 }
        let isCut = start > first && start == limit
        let words = bytes.string(start..<offset).lowercased().split {
            !($0.isLetter || $0 == "'" || $0 == "’")
        }
        return words.dropFirst(isCut ? 1 : 0).map { String($0.map { $0 == "’" ? "'" : $0 }) }
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

extension [String] {
    fileprivate func hasSuffix(_ words: [String]) -> Bool { suffix(words.count).elementsEqual(words) }
}
