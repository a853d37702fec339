/// Words by which a failure says that it is of the class of another one: `the same error class as F-004`, `a recurrence of F-004`.
enum ClassStatement {
    /// Whether such words stand right before an id, in the same sentence.
    ///
    /// - Parameter offset: where the id begins.
    /// - Complexity: O(1); only a few words before the id count.
    static func stands(before offset: Int, in bytes: [UInt8]) -> Bool {
        let words = words(before: offset, in: bytes)
        if words.hasSuffix(["recurrence", "of"]) || words.hasSuffix(["repeat", "of"])
            || words.hasSuffix(["repetition", "of"])
        {
            return !words.contains("not")
        }
        guard words.last == "as", let same = words.lastIndex(of: "same") else { return false }
        return !words[..<same].suffix(2).contains { $0 == "not" || $0.hasSuffix("n't") }
    }

    /// How many bytes before an id are looked at.
    private static let reach = 80

    /// The words between the end of the last sentence and an offset, in lower case.
    private static func words(before offset: Int, in bytes: [UInt8]) -> [String] {
        var start = offset
        let limit = max(0, offset - reach)
        while start > limit, !isEnd(bytes[start - 1], before: bytes[start]) { start -= 1 }
        let isCut = start > 0 && start == limit
        let words = bytes.string(start..<offset).lowercased().split {
            !($0.isLetter || $0 == "'" || $0 == "’")
        }
        return words.dropFirst(isCut ? 1 : 0).map { String($0.map { $0 == "’" ? "'" : $0 }) }
    }

    /// Whether a byte ends a sentence.
    private static func isEnd(_ byte: UInt8, before next: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"): next.isBlank || next == 0x0A
        case UInt8(ascii: ";"): true
        case 0x0A: next == 0x0A || next == UInt8(ascii: "-")
        default: false
        }
    }
}

extension [String] {
    fileprivate func hasSuffix(_ words: [String]) -> Bool { suffix(words.count).elementsEqual(words) }
}
