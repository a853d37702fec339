/// Finds the line ends of a paragraph at which trailing blanks are part of a code span or of raw HTML.
///
/// Code spans are found as CommonMark 0.29 §6.3 has them. Anything from `<` to the next `>` is taken for HTML: where that is wrong
/// a few blanks stay, nothing else.
enum InlineLineEnds {
    /// The positions, in the list of lines, of those lines that end inside a code span or HTML.
    ///
    /// - Complexity: O(n) in the bytes of the lines.
    static func protected(in lines: [LineContent], of bytes: [UInt8]) -> Set<Int> {
        var text: [UInt8] = []
        var lineEnds: [Int] = []
        for line in lines {
            text.append(contentsOf: bytes[line.range])
            lineEnds.append(text.count)
            text.append(0x0A)
        }
        guard text.contains(UInt8(ascii: "`")) || text.contains(UInt8(ascii: "<")) else { return [] }
        var spans: [Range<Int>] = []
        var runs = BacktickRuns(text)
        var nextClose = 0
        var offset = 0
        while offset < text.count {
            switch text[offset] {
            case UInt8(ascii: "\\"):
                offset += 2
            case UInt8(ascii: "`"):
                let length = text[offset...].prefix { $0 == UInt8(ascii: "`") }.count
                if let close = runs.next(ofLength: length, from: offset + length) {
                    spans.append(offset..<close)
                    offset = close + length
                } else {
                    offset += length
                }
            case UInt8(ascii: "<"):
                nextClose = max(nextClose, offset)
                while nextClose < text.count, text[nextClose] != UInt8(ascii: ">") { nextClose += 1 }
                if nextClose < text.count, offset + 1 < text.count, text[offset + 1] > 0x20 {
                    spans.append(offset..<nextClose)
                }
                offset += 1
            default:
                offset += 1
            }
        }
        return lineEndPositions(lineEnds, within: spans)
    }

    private static func lineEndPositions(_ lineEnds: [Int], within spans: [Range<Int>]) -> Set<Int> {
        var result: Set<Int> = []
        var reach = 0
        var span = 0
        for (position, end) in lineEnds.enumerated() {
            while span < spans.count, spans[span].lowerBound < end {
                reach = max(reach, spans[span].upperBound)
                span += 1
            }
            if reach > end { result.insert(position) }
        }
        return result
    }
}

/// The runs of backticks in a text by their length, to find the one that closes a code span in constant time.
private struct BacktickRuns {
    private var starts: [Int: [Int]] = [:]
    private var passed: [Int: Int] = [:]

    init(_ text: [UInt8]) {
        var offset = 0
        while offset < text.count {
            guard text[offset] == UInt8(ascii: "`") else {
                offset += 1
                continue
            }
            let start = offset
            while offset < text.count, text[offset] == UInt8(ascii: "`") { offset += 1 }
            starts[offset - start, default: []].append(start)
        }
    }

    /// The first run of exactly this length at or after an offset; offsets may only grow.
    mutating func next(ofLength length: Int, from offset: Int) -> Int? {
        guard let candidates = starts[length] else { return nil }
        var index = passed[length] ?? 0
        while index < candidates.count, candidates[index] < offset { index += 1 }
        passed[length] = index
        return index < candidates.count ? candidates[index] : nil
    }
}
