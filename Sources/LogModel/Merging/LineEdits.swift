internal import MarkdownAST

/// The edits that make one text of another, by whole lines.
enum LineEdits {
    /// - Complexity: O(n log n) in the bytes of both
    static func edits(from old: [UInt8], to new: [UInt8]) -> [TextEdit] {
        if old == new { return [] }
        let (left, right) = (PartedText(old, []), PartedText(new, []))
        var numbers: [ArraySlice<UInt8>: Int] = [:]
        func number(_ text: PartedText) -> [Int] {
            text.lines.map { line in
                let key = text.bytes[line.range]
                if let known = numbers[key] { return known }
                numbers[key] = numbers.count
                return numbers.count - 1
            }
        }
        let partners = SequenceMatch(number(left), number(right)).partners
        var edits: [TextEdit] = []
        var (start, other) = (0, 0)
        func close(_ end: Int, _ otherEnd: Int) {
            guard start < end || other < otherEnd else { return }
            let range = left.offset(ofLine: start)..<left.offset(ofLine: end)
            let text = new[right.offset(ofLine: other)..<right.offset(ofLine: otherEnd)]
            edits.append(TextEdit(range: range, replacement: Array(text)))
        }
        for (index, partner) in partners.enumerated() {
            guard let partner else { continue }
            close(index, partner)
            (start, other) = (index + 1, partner + 1)
        }
        close(left.lines.count, right.lines.count)
        return edits
    }
}

extension PartedText {
    /// Where a line begins; the end of the text behind the last one.
    fileprivate func offset(ofLine line: Int) -> Int {
        line < lines.count ? lines[line].range.lowerBound : bytes.count
    }
}
