internal import ByteText

/// What the beginning of a value is, by its first line: text, or a block of its own.
///
/// This is the one place that knows it, for values that are moved within a file and for values that are written from nothing.
enum LineStart: Equatable {
    /// Text, behind a label as well as at the start of a line.
    case text
    /// Text that begins like a block, a label or an underline; where it stands behind a label, it stays there.
    case textLikeBlock
    /// Text behind a label only: a dash alone, as people write it for nothing, would make a heading of the line above it.
    case textBehindLabel
    /// A block other than a paragraph.
    ///
    /// - Parameter followsText: whether it is the same block directly below a line of text.
    case block(followsText: Bool)

    /// Looks at a line, and for a table at the line below it.
    ///
    /// - Parameter end: where the text ends that the line stands in.
    init(of line: Range<Int>, upTo end: Int, in bytes: [UInt8]) {
        let text = bytes.trimmingBlanks(line)
        if text.isEmpty {
            self = .text
        } else if text.lowerBound - line.lowerBound >= 4
            || bytes[line.lowerBound..<text.lowerBound].contains(0x09)
            || end > line.upperBound && Self.beginsTable(text, line.upperBound + 1..<end, in: bytes)
        {
            self = .block(followsText: false)
        } else {
            self = Self.start(of: text, in: bytes)
        }
    }

    /// Looks at the first line of a value.
    init(of value: [UInt8]) {
        self.init(of: 0..<value.lineEnd(from: 0, to: value.count), upTo: value.count, in: value)
    }

    private static func start(of line: Range<Int>, in bytes: [UInt8]) -> LineStart {
        let first = bytes[line.lowerBound]
        let next = line.lowerBound + 1
        let isAlone = next == line.upperBound
        switch first {
        case UInt8(ascii: ">"): return .block(followsText: true)
        case UInt8(ascii: "#"):
            let rest = bytes[line].drop { $0 == first }
            let isHeading = line.count - rest.count <= 6 && rest.first?.isBlank ?? true
            return isHeading ? .block(followsText: true) : .textLikeBlock
        case UInt8(ascii: "<"): return isTag(line, in: bytes) ? .block(followsText: false) : .textLikeBlock
        case UInt8(ascii: "-"), UInt8(ascii: "+"):
            if isAlone { return first == UInt8(ascii: "-") ? .textBehindLabel : .textLikeBlock }
            return bytes[next].isBlank ? .block(followsText: true) : .textLikeBlock
        case UInt8(ascii: "*"), UInt8(ascii: "_"):
            if isAlone || bytes[next] == first { return .textLikeBlock }
            guard bytes[next].isBlank else { return .text }
            return first == UInt8(ascii: "*") ? .block(followsText: true) : .textLikeBlock
        case UInt8(ascii: "="), UInt8(ascii: ":"), UInt8(ascii: "|"): return .textLikeBlock
        case UInt8(ascii: "~"):
            return bytes.has("~~~", at: line.lowerBound) ? .block(followsText: true) : .textLikeBlock
        case UInt8(ascii: "`"):
            guard bytes.has("```", at: line.lowerBound) else { return .text }
            // A fence has no backtick behind it on its line.
            return bytes[line].drop { $0 == first }.contains(first)
                ? .textLikeBlock : .block(followsText: true)
        case UInt8(ascii: "0")...UInt8(ascii: "9"): return number(line, in: bytes)
        default: return .text
        }
    }

    /// A line that begins with a digit.
    private static func number(_ line: Range<Int>, in bytes: [UInt8]) -> LineStart {
        let mark = bytes[line].firstIndex { !$0.isDigit } ?? line.upperBound
        guard mark < line.upperBound, bytes[mark] == UInt8(ascii: ".") || bytes[mark] == UInt8(ascii: ")")
        else { return .text }
        let isItem = mark - line.lowerBound <= 9 && mark + 1 < line.upperBound && bytes[mark + 1].isBlank
        guard isItem else { return .textLikeBlock }
        // Only a list that begins with 1 can follow text.
        let isOne = bytes[line.lowerBound..<mark].drop { $0 == UInt8(ascii: "0") }.elementsEqual("1".utf8)
        return .block(followsText: isOne)
    }

    /// Whether a line that begins with `<` may begin an HTML block; an address in angle brackets does not.
    private static func isTag(_ line: Range<Int>, in bytes: [UInt8]) -> Bool {
        let rest = bytes[line].dropFirst()
        guard let first = rest.first else { return false }
        if first == UInt8(ascii: "!") || first == UInt8(ascii: "?") { return true }
        let name = first == UInt8(ascii: "/") ? rest.dropFirst() : rest
        guard name.first?.isLetter == true else { return false }
        let end = name.drop { $0.isLetter || $0.isDigit || $0 == UInt8(ascii: "-") }.first
        return end.map { $0.isBlank || $0 == UInt8(ascii: ">") || $0 == UInt8(ascii: "/") } ?? true
    }

    /// Whether a line may stand under the head of a table.
    private static func isDelimiterRow(_ line: Range<Int>, in bytes: [UInt8]) -> Bool {
        var hasDash = false
        for byte in bytes[line] {
            if byte == UInt8(ascii: "-") {
                hasDash = true
            } else if byte != UInt8(ascii: "|"), byte != UInt8(ascii: ":"), !byte.isBlank {
                return false
            }
        }
        return hasDash
    }

    /// Whether a line is the head of a table, by the line under it.
    private static func beginsTable(_ line: Range<Int>, _ rest: Range<Int>, in bytes: [UInt8]) -> Bool {
        guard bytes[line].contains(UInt8(ascii: "|")) else { return false }
        let end = bytes.lineEnd(from: rest.lowerBound, to: rest.upperBound)
        let next = bytes.trimmingBlanks(rest.lowerBound..<end)
        return isDelimiterRow(next, in: bytes) && bytes[next].contains(UInt8(ascii: "|"))
    }
}

extension Array<UInt8> {
    /// The offset of the first line feed in a range, or its end.
    fileprivate func lineEnd(from start: Int, to end: Int) -> Int {
        self[start..<end].firstIndex(of: UInt8(ascii: "\n")) ?? end
    }
}

extension LineStart {
    /// Whether a value is one paragraph, so that a label may stand directly below it.
    static func isParagraph(_ value: [UInt8]) -> Bool {
        var start = 0
        while start < value.count {
            let end = value.lineEnd(from: start, to: value.count)
            if value.trimmingBlanks(start..<end).isEmpty { return false }
            switch LineStart(of: start..<end, upTo: start == 0 ? value.count : end, in: value) {
            case .text, .textLikeBlock: break
            case .textBehindLabel: if start > 0 { return false }
            case .block: return false
            }
            start = end + 1
        }
        return true
    }
}
