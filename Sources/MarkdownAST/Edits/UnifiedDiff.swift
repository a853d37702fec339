/// The difference between two texts in git's unified format with three lines of context. `git apply` and
/// `patch -p1` turn the old text into the new one with it, byte for byte.
package struct UnifiedDiff: Sendable {
    private let old: [UInt8]
    private let new: [UInt8]
    private let changes: [LineChange]

    private static let context = 3

    /// Compares a text with the result of edits.
    ///
    /// - Complexity: O(n) in the bytes of both texts.
    package init(from old: [UInt8], to new: [UInt8], by edits: [TextEdit]) {
        self.old = old
        self.new = new
        changes = LineChange.changes(from: old, to: new, by: edits)
    }

    /// Whether nothing changes.
    package var isEmpty: Bool { changes.isEmpty }

    /// The text of the diff behind the lines that name the files; nothing if nothing changes.
    package var hunks: [UInt8] {
        var result: [UInt8] = []
        var lines = LineCounter(old)
        var newLines = LineCounter(new)
        var first = 0
        while first < changes.count {
            var last = first
            while last + 1 < changes.count,
                old.isNear(changes[last].old.upperBound, changes[last + 1].old.lowerBound)
            {
                last += 1
            }
            let hunk = Hunk(changes[first...last], old: old, context: Self.context)
            let range = lines.lineRange(hunk.old)
            let newRange = newLines.lineRange(hunk.new)
            result += "@@ -\(range) +\(newRange) @@\n".utf8
            append(hunk, to: &result)
            first = last + 1
        }
        return result
    }

    private func append(_ hunk: Hunk, to result: inout [UInt8]) {
        var offset = hunk.old.lowerBound
        for change in hunk.changes {
            append(" ", old, offset..<change.old.lowerBound, to: &result)
            append("-", old, change.old, to: &result)
            append("+", new, change.new, to: &result)
            offset = change.old.upperBound
        }
        append(" ", old, offset..<hunk.old.upperBound, to: &result)
    }

    private func append(
        _ mark: Unicode.Scalar,
        _ bytes: [UInt8],
        _ range: Range<Int>,
        to result: inout [UInt8]
    ) {
        var offset = range.lowerBound
        while offset < range.upperBound {
            let end = bytes.index(afterLineAt: offset)
            result.append(UInt8(ascii: mark))
            result += bytes[offset..<end]
            if result.last != .lineFeed { result += "\n\\ No newline at end of file\n".utf8 }
            offset = end
        }
    }
}

/// Changes that are close together, with their context lines.
private struct Hunk {
    let changes: ArraySlice<LineChange>
    let old: Range<Int>
    let new: Range<Int>

    init(_ changes: ArraySlice<LineChange>, old bytes: [UInt8], context: Int) {
        self.changes = changes
        let oldStart = changes.first?.old.lowerBound ?? 0
        let oldEnd = changes.last?.old.upperBound ?? 0
        var start = oldStart
        var end = oldEnd
        for _ in 0..<context {
            start = bytes.index(beforeLineAt: start)
            end = bytes.index(afterLineAt: end)
        }
        old = start..<end
        let newStart = changes.first?.new.lowerBound ?? 0
        let newEnd = changes.last?.new.upperBound ?? 0
        new = newStart - (oldStart - start)..<newEnd + (end - oldEnd)
    }
}

/// Counts lines up to increasing offsets of a text.
private struct LineCounter {
    private let bytes: [UInt8]
    private var offset = 0
    private var lines = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// A byte range as a hunk header names it: the first line, from 1, and the number of lines unless it is
    /// one. For an empty range, the line before it.
    mutating func lineRange(_ range: Range<Int>) -> String {
        advance(to: range.lowerBound)
        let first = lines
        advance(to: range.upperBound)
        var count = lines - first
        if range.upperBound > range.lowerBound, bytes[range.upperBound - 1] != .lineFeed { count += 1 }
        return count == 1 ? "\(first + 1)" : "\(count == 0 ? first : first + 1),\(count)"
    }

    private mutating func advance(to end: Int) {
        while offset < end {
            if bytes[offset] == .lineFeed { lines += 1 }
            offset += 1
        }
    }
}

extension [UInt8] {
    /// The offset of the start of the line before the one at `offset`, or 0.
    fileprivate func index(beforeLineAt offset: Int) -> Int {
        var index = Swift.max(0, offset - 1)
        while index > 0, self[index - 1] != .lineFeed { index -= 1 }
        return index
    }

    /// Whether so few lines are between two offsets that their contexts touch.
    fileprivate func isNear(_ offset: Int, _ other: Int) -> Bool {
        var index = offset
        for _ in 0..<6 where index < other { index = self.index(afterLineAt: index) }
        return index >= other
    }
}
