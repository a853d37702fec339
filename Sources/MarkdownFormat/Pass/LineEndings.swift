internal import MarkdownAST

/// Gives every line the line ending that most lines of the file have.
enum LineEndings {
    /// The given edits, merged with edits for the line endings.
    ///
    /// - Parameter untouched: byte ranges that keep their line endings, sorted.
    static func normalised(
        _ edits: [TextEdit],
        in source: SourceText,
        except untouched: [Range<Int>]
    ) -> [TextEdit] {
        guard source.hasCarriageReturns else { return edits }
        // Built as one array for speed.
        let ending = source.lineEnding
        var result: [TextEdit] = []
        result.reserveCapacity(edits.count)
        var next = 0
        var regions = untouched[...]
        for line in 0..<source.lineCount {
            let range = source.content(ofLine: line).upperBound..<source.full(ofLine: line).upperBound
            if range.isEmpty || source.bytes[range] == ending[...] { continue }
            let start = range.lowerBound
            while next < edits.count,
                edits[next].range.lowerBound < start
                    || edits[next].range.isEmpty && edits[next].range.lowerBound == start
            {
                result.append(edits[next])
                next += 1
            }
            while let region = regions.first, region.upperBound <= start { regions.removeFirst() }
            if let region = regions.first, region.contains(start) { continue }
            // The ending of a deleted line is deleted with it.
            if let last = result.last, last.range.upperBound > start { continue }
            if next < edits.count, edits[next].range.lowerBound == start { continue }
            result.append(TextEdit(range: range, replacement: ending))
        }
        return result + edits[next...]
    }
}
