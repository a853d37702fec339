/// Finds code spans in the source of a block; cmark-gfm does not give their positions.
///
/// A run of backticks opens a span, which the next run of the same length closes (CommonMark 0.29 §6.3). A
/// backslash removes the first backtick of an opening run; inside a span it has no meaning. Backticks in raw
/// HTML and in links are not treated specially, so callers that need certainty compare the result with the
/// tree.
public enum CodeSpanScan {
    /// The spans within a byte range, with their backticks, in order and without overlaps.
    ///
    /// - Complexity: O(n) in the bytes of the range.
    public static func spans(in range: Range<Int>, of bytes: [UInt8]) -> [Range<Int>] {
        let range = range.clamped(to: 0..<bytes.count)
        let runs = backtickRuns(in: range, of: bytes)
        // For each run, the next run of the same length; found from the end.
        var closers: [(opener: Range<Int>, closer: Int)?] = Array(repeating: nil, count: runs.count)
        var nearest: [Int: Int] = [:]
        for (index, run) in runs.enumerated().reversed() {
            let opener = isEscaped(run, in: range, of: bytes) ? run.dropFirst() : run
            if let closer = nearest[opener.count] { closers[index] = (opener, closer) }
            nearest[run.count] = index
        }
        var spans: [Range<Int>] = []
        var index = 0
        while index < runs.count {
            if let span = closers[index] {
                spans.append(span.opener.lowerBound..<runs[span.closer].upperBound)
                index = span.closer
            }
            index += 1
        }
        return spans
    }

    private static func backtickRuns(in range: Range<Int>, of bytes: [UInt8]) -> [Range<Int>] {
        var result: [Range<Int>] = []
        var offset = range.lowerBound
        while offset < range.upperBound {
            guard bytes[offset] == UInt8(ascii: "`") else {
                offset += 1
                continue
            }
            let start = offset
            while offset < range.upperBound, bytes[offset] == UInt8(ascii: "`") { offset += 1 }
            result.append(start..<offset)
        }
        return result
    }

    /// Whether an odd number of backslashes stands before a run.
    private static func isEscaped(_ run: Range<Int>, in range: Range<Int>, of bytes: [UInt8]) -> Bool {
        let before = bytes[range.lowerBound..<run.lowerBound].reversed()
        return before.prefix { $0 == UInt8(ascii: "\\") }.count % 2 == 1
    }
}
