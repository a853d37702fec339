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
        var next = edits[...]
        var regions = untouched[...]
        for line in 0..<source.lineCount {
            let full = source.full(ofLine: line)
            let ending = source.content(ofLine: line).upperBound..<full.upperBound
            while let edit = next.first,
                edit.range.lowerBound < ending.lowerBound
                    || edit.range.isEmpty && edit.range.lowerBound == ending.lowerBound
            {
                result.append(edit)
                next.removeFirst()
            }
            while let region = regions.first, region.upperBound <= full.lowerBound { regions.removeFirst() }
            if let region = regions.first, region.contains(full.lowerBound) { continue }
            guard ending.count > 0, source.bytes[ending] != [0x0A] else { continue }
            // A line that is deleted takes its ending along.
            if let last = result.last, last.range.upperBound > ending.lowerBound { continue }
            if let edit = next.first, edit.range.lowerBound == ending.lowerBound { continue }
            result.append(TextEdit(range: ending, replacement: newline))
        }
        return result + next
    }
}
