internal import MarkdownAST

/// Turns CR and CRLF into LF on every line that stays.
enum LineEndings {
    /// One array for all edits.
    private static let newline: [UInt8] = [0x0A]

    /// The edits with those for line endings among them.
    ///
    /// - Parameter untouched: bytes that keep their line endings, sorted.
    static func normalised(
        _ edits: [TextEdit],
        in source: SourceText,
        except untouched: [Range<Int>]
    ) -> [TextEdit] {
        guard source.hasCarriageReturns else { return edits }
        var result: [TextEdit] = []
        result.reserveCapacity(edits.count)
        var next = 0
        var regions = untouched[...]
        var offset = 0
        while let start = source.firstCarriageReturn(from: offset) {
            let isPair = start + 1 < source.bytes.count && source.bytes[start + 1] == 0x0A
            let ending = start..<start + (isPair ? 2 : 1)
            offset = ending.upperBound
            while next < edits.count,
                edits[next].range.lowerBound < start
                    || edits[next].range.isEmpty && edits[next].range.lowerBound == start
            {
                result.append(edits[next])
                next += 1
            }
            while let region = regions.first, region.upperBound <= start { regions.removeFirst() }
            if let region = regions.first, region.contains(start) { continue }
            // A line that is deleted takes its ending along.
            if let last = result.last, last.range.upperBound > start { continue }
            if next < edits.count, edits[next].range.lowerBound == start { continue }
            result.append(TextEdit(range: ending, replacement: newline))
        }
        return result + edits[next...]
    }
}
