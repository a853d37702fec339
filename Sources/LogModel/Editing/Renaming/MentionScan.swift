internal import ByteText

/// Walks over the words of a text that may be ids, and tells which of them name some entries.
///
/// A word of capitals names an entry wherever it stands, but in an address or the name of a file. In small letters it names one only where
/// nothing else can be meant: behind `#`, as the name of an anchor, and alone in brackets.
struct MentionScan {
    private let bytes: [UInt8]
    /// The ids by their small letters.
    private var ids: [[UInt8]: EntryID] = [:]
    /// The lengths of the ids.
    private var lengths: Set<Int> = []

    /// What stands before a word, up to the blank or the bracket that it follows.
    private struct Token {
        /// Where the token ended that was looked at last.
        var end = 0
        /// Whether it has a `#` behind which only an anchor can stand.
        var isAnchor = false
        /// Whether it is an address, or the destination of a link.
        var isAddress = false
        /// Whether it is the destination of a link.
        var isDestination = false
    }

    private var token = Token()

    init(_ bytes: [UInt8], _ ids: Set<EntryID>) {
        self.bytes = bytes
        for id in ids where id.text.utf8.contains(where: \.isDigit) {
            let key = id.text.utf8.map(\.lowercased)
            self.ids[key] = id
            lengths.insert(key.count)
        }
    }

    /// Calls a function with all mentions, in order.
    ///
    /// - Complexity: O(n · l) in the bytes and the number of different lengths of ids
    mutating func run(_ body: (IDRenaming.Mention) -> Void) {
        if ids.isEmpty { return }
        var offset = 0
        while let digit = bytes.firstOffset(in: offset..<bytes.count, marked: \.digitMarks) {
            var start = digit
            while start > offset, bytes[start - 1].isWordPart { start -= 1 }
            var end = digit + 1
            while end < bytes.count, bytes[end].isWordPart { end += 1 }
            offset = end
            read(start..<end, body)
        }
    }

    private mutating func read(_ word: Range<Int>, _ body: (IDRenaming.Mention) -> Void) {
        look(before: word.lowerBound)
        defer { token.end = word.upperBound }
        if token.isAnchor || isAnchorName(word.lowerBound) {
            readAnchor(word, body)
            return
        }
        var end = word.upperBound
        while end > word.lowerBound, bytes[end - 1] == UInt8(ascii: "-") { end -= 1 }
        let range = word.lowerBound..<end
        guard lengths.contains(range.count), let id = ids[bytes[range].map(\.lowercased)] else { return }
        let text = bytes[range]
        if isAlone(range) {
            let isSmall = !text.contains(where: \.isUppercase)
            body(IDRenaming.Mention(id: id, range: range, isSmall: isSmall))
            return
        }
        let isWritten = text.elementsEqual(id.text.utf8) || text.elementsEqual(id.capitals.utf8)
        guard isWritten, id.isUnambiguous, !token.isAddress, !isFileName(range) else { return }
        body(IDRenaming.Mention(id: id, range: range, isSmall: false))
    }

    /// The ids in an anchor: `f-biz-003-queue-stood-still`, `see-f-biz-003`.
    private func readAnchor(_ word: Range<Int>, _ body: (IDRenaming.Mention) -> Void) {
        var start = word.lowerBound
        while start < word.upperBound {
            let isStart = start == word.lowerBound || bytes[start - 1] == UInt8(ascii: "-")
            if isStart, let mention = anchored(at: start, in: word) {
                body(mention)
                start = mention.range.upperBound
            }
            start += 1
        }
    }

    /// The longest id that begins at an offset of an anchor, and ends where a part of the anchor does.
    private func anchored(at start: Int, in word: Range<Int>) -> IDRenaming.Mention? {
        for length in lengths.sorted(by: >) where start + length <= word.upperBound {
            let end = start + length
            guard end == word.upperBound || bytes[end] == UInt8(ascii: "-") else { continue }
            let text = bytes[start..<end]
            guard let id = ids[text.map(\.lowercased)] else { continue }
            // A number alone, or what may be a word, names one only where the anchor of a link begins: `#7` may be anything.
            guard id.isUnambiguous || token.isDestination && start == word.lowerBound else { continue }
            let isSmall = !text.contains(where: \.isUppercase)
            return IDRenaming.Mention(id: id, range: start..<end, isSmall: isSmall)
        }
        return nil
    }

    /// Looks at what stands directly before a word.
    private mutating func look(before end: Int) {
        var start = end
        while start > token.end, !Self.endsToken(bytes[start - 1]) { start -= 1 }
        if start > token.end || start == 0 || Self.endsToken(bytes[start - 1]) {
            token = Token()
            token.isDestination = isDestination(start)
            token.isAddress = token.isDestination
        }
        for index in start..<end {
            switch bytes[index] {
            case UInt8(ascii: "#"): (token.isAnchor, token.isAddress) = (true, false)
            case UInt8(ascii: ":"): if bytes.has("://", at: index) { token.isAddress = true }
            case UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "}"): token.isAnchor = false
            default: break
            }
        }
    }

    /// Whether the destination of a link begins at an offset.
    private func isDestination(_ offset: Int) -> Bool {
        bytes.has("](", at: offset - 2) || bytes.has("](<", at: offset - 3)
    }

    /// Whether an offset is the start of what an attribute calls an anchor: `<a id="f-biz-003">`.
    private func isAnchorName(_ offset: Int) -> Bool {
        guard offset > 0, bytes[offset - 1].isOne(of: "\"'") else { return false }
        return bytes.has("id=", at: offset - 4) || bytes.has("name=", at: offset - 6)
    }

    /// Whether a word stands alone in brackets that are no box.
    private func isAlone(_ word: Range<Int>) -> Bool {
        word.lowerBound > 0 && bytes[word.lowerBound - 1] == UInt8(ascii: "[")
            && word.upperBound < bytes.count && bytes[word.upperBound] == UInt8(ascii: "]")
            && !bytes[word].allSatisfy(\.isDigit)
    }

    /// Whether what looks like an id is the name of a file: `F-BIZ-003.md`.
    private func isFileName(_ word: Range<Int>) -> Bool {
        word.upperBound + 1 < bytes.count && bytes[word.upperBound] == UInt8(ascii: ".")
            && bytes[word.upperBound + 1].isLetter && !bytes[word.upperBound + 1].isUppercase
    }

    /// Whether a token ends before a byte: blanks, line endings, brackets, quotes and pipes.
    private static func endsToken(_ byte: UInt8) -> Bool {
        byte <= 0x20 || byte.isOne(of: "()[]<>\"'|`")
    }
}

extension EntryID {
    /// Whether it cannot be mistaken for a number or a word such as `Q1`.
    fileprivate var isUnambiguous: Bool {
        let isJoined = text.utf8.contains { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_") }
        return prefixCount > 0 && (isJoined || text.utf8.count - prefixCount > 1)
    }
}
