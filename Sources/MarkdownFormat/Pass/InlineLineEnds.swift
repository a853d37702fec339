internal import ByteText
internal import MarkdownAST

/// Finds the lines of a paragraph whose trailing blanks are part of a code span or of raw HTML.
///
/// Everything from `<` to the next `>` counts as HTML. If a bare URL touches a backtick, which GFM's
/// autolinks may take out of a code span, all lines count. An error here only leaves a few blanks.
enum InlineLineEnds {
    /// The indices of the lines that end inside a code span or HTML.
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
        let words = text.split { $0.isBlank || $0 == 0x0A }
        if words.contains(where: { $0.contains(UInt8(ascii: "`")) && $0.holdsBareURL }) {
            return Set(lines.indices)
        }
        let code = CodeSpanScan.spans(in: 0..<text.count, of: text)
        return lineEndPositions(lineEnds, within: code).union(
            lineEndPositions(lineEnds, within: tags(in: text)))
    }

    private static func tags(in text: [UInt8]) -> [Range<Int>] {
        var tags: [Range<Int>] = []
        var close = 0
        for offset in text.indices.dropLast()
        where text[offset] == UInt8(ascii: "<") && text[offset + 1] > 0x20 {
            close = max(close, offset)
            while close < text.count, text[close] != UInt8(ascii: ">") { close += 1 }
            guard close < text.count else { break }
            tags.append(offset..<close)
        }
        return tags
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

extension ArraySlice<UInt8> {
    /// Whether the text has `://` or `www.` (in any case), which GFM's autolinks may take for the start of a
    /// URL.
    var holdsBareURL: Bool {
        indices.contains { index in
            self[index...].starts(with: "://".utf8)
                || self[index...].prefix(4).lazy.map { $0 | 0x20 }.elementsEqual(
                    "www.".utf8.map { $0 | 0x20 })
        }
    }
}
