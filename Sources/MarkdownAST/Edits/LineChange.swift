/// A replacement of whole lines, as byte ranges in the old and the new text. Lines end with LF only, as in
/// `diff` and `patch`.
package struct LineChange: Sendable, Hashable {
    /// The lines in the old text.
    package let old: Range<Int>

    /// The lines in the new text.
    package let new: Range<Int>

    /// The changed lines, in order. Between any two changes there are equal lines.
    ///
    /// - Parameters:
    ///   - old: the text that the edits are for.
    ///   - new: the text after the edits.
    /// - Complexity: O(n) in the bytes of both texts.
    package static func changes(from old: [UInt8], to new: [UInt8], by edits: [TextEdit]) -> [LineChange] {
        var result: [LineChange] = []
        for region in regions(of: edits, in: old) {
            for change in LineRun(old, region.old).changes(to: LineRun(new, region.new)) {
                if let last = result.last, last.old.upperBound == change.old.lowerBound {
                    result[result.count - 1] = LineChange(
                        old: last.old.lowerBound..<change.old.upperBound,
                        new: last.new.lowerBound..<change.new.upperBound
                    )
                } else {
                    result.append(change)
                }
            }
        }
        return result
    }

    /// The lines that the edits touch. Edits on the same lines are merged.
    private static func regions(of edits: [TextEdit], in old: [UInt8]) -> [LineChange] {
        var result: [LineChange] = []
        var start = 0
        var end = -1
        var shiftBefore = 0
        var shift = 0
        for edit in edits {
            let (lower, upper) = (edit.range.lowerBound, edit.range.upperBound)
            // An insertion at the end of the file may continue the line inserted there before.
            let continues = lower < end || (lower == end && end == old.count)
            if !continues {
                if end >= 0 { result.append(LineChange(old: start..<end, shiftBefore, shift)) }
                shiftBefore = shift
                start = lower
                while start > 0, old[start - 1] != .lineFeed { start -= 1 }
            }
            if !continues || upper >= end { end = old.index(afterLineAt: upper) }
            shift += edit.replacement.count - edit.range.count
        }
        if end >= 0 { result.append(LineChange(old: start..<end, shiftBefore, shift)) }
        return result
    }

    private init(old: Range<Int>, _ shiftBefore: Int, _ shiftAfter: Int) {
        self.old = old
        new = old.lowerBound + shiftBefore..<old.upperBound + shiftAfter
    }

    init(old: Range<Int>, new: Range<Int>) {
        self.old = old
        self.new = new
    }
}

/// Consecutive lines of a text.
private struct LineRun {
    let bytes: [UInt8]
    /// The offset of each line's start, then the end of the last line.
    let starts: [Int]

    init(_ bytes: [UInt8], _ range: Range<Int>) {
        self.bytes = bytes
        var starts = [range.lowerBound]
        while let last = starts.last, last < range.upperBound {
            starts.append(bytes.index(afterLineAt: last))
        }
        self.starts = starts
    }

    var count: Int { starts.count - 1 }

    subscript(line: Int) -> ArraySlice<UInt8> { bytes[starts[line]..<starts[line + 1]] }

    func range(_ lines: Range<Int>) -> Range<Int> { starts[lines.lowerBound]..<starts[lines.upperBound] }

    /// If there are more pairs of lines than this, lines are not compared one by one, which keeps the work
    /// linear.
    private static let mostPairs = 1 << 14

    func changes(to new: LineRun) -> [LineChange] {
        var head = 0
        while head < count, head < new.count, self[head] == new[head] { head += 1 }
        var tail = 0
        while tail < count - head, tail < new.count - head,
            self[count - 1 - tail] == new[new.count - 1 - tail]
        {
            tail += 1
        }
        let oldLines = head..<count - tail
        let newLines = head..<new.count - tail
        if oldLines.isEmpty && newLines.isEmpty { return [] }
        if oldLines.isEmpty || newLines.isEmpty || oldLines.count * newLines.count > Self.mostPairs {
            return [LineChange(old: range(oldLines), new: new.range(newLines))]
        }
        return comparing(oldLines, with: newLines, of: new)
    }

    /// The changes by the shortest edit script.
    private func comparing(_ oldLines: Range<Int>, with newLines: Range<Int>, of new: LineRun) -> [LineChange]
    {
        let difference = newLines.map { new[$0] }.difference(from: oldLines.map { self[$0] })
        var removed = [Bool](repeating: false, count: oldLines.count)
        var inserted = [Bool](repeating: false, count: newLines.count)
        for change in difference {
            switch change {
            case .remove(let offset, _, _): removed[offset] = true
            case .insert(let offset, _, _): inserted[offset] = true
            }
        }
        var result: [LineChange] = []
        var line = 0
        var newLine = 0
        while line < removed.count || newLine < inserted.count {
            let (start, newStart) = (line, newLine)
            while line < removed.count, removed[line] { line += 1 }
            while newLine < inserted.count, inserted[newLine] { newLine += 1 }
            if line == start, newLine == newStart {
                line += 1
                newLine += 1
            } else {
                let (first, newFirst) = (oldLines.lowerBound, newLines.lowerBound)
                result.append(
                    LineChange(
                        old: range(first + start..<first + line),
                        new: new.range(newFirst + newStart..<newFirst + newLine)
                    )
                )
            }
        }
        return result
    }
}

extension UInt8 {
    static var lineFeed: UInt8 { UInt8(ascii: "\n") }
}

extension [UInt8] {
    /// The offset after the LF that ends the line at `offset`, or the end of the text.
    func index(afterLineAt offset: Int) -> Int {
        var index = offset
        while index < count {
            index += 1
            if self[index - 1] == .lineFeed { break }
        }
        return index
    }
}
