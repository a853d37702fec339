internal import MarkdownAST

/// The lines of a side that the base does not have where they stand: in the same entry, or outside of all entries.
///
/// A line of a new entry is new, even if another entry of the base says the same.
struct AddedLines {
    private var lines: Set<Int> = []

    /// - Complexity: O(n) in the bytes of the entries that are not those of the base, and of the text outside of entries
    init(of file: MergeVersions, isOurs: Bool) {
        let side = isOurs ? file.ours : file.theirs
        let numbers = isOurs ? file.identities.ours : file.identities.theirs
        let source = side.log.document.source
        let base = file.base.log.document.source
        var outside = 0..<0
        let old = Set(Self.outside(of: file.base).map { Self.text(base, $0) })
        for (index, entry) in side.entries.enumerated() {
            let range = source.line(at: entry.range.lowerBound)..<source.line(at: entry.range.upperBound) + 1
            outside = outside.upperBound..<max(outside.upperBound, range.lowerBound)
            lines.formUnion(outside.filter { !old.contains(Self.text(source, $0)) })
            outside = range.upperBound..<range.upperBound
            guard file.identities.isOld(numbers[index]) else {
                lines.formUnion(range)
                continue
            }
            if side.bytes(index) == file.base.bytes(numbers[index]) { continue }
            let before = file.base.entries[numbers[index]].range
            let known = Set(
                (base.line(at: before.lowerBound)...base.line(at: before.upperBound)).map {
                    Self.text(base, $0)
                })
            lines.formUnion(range.filter { !known.contains(Self.text(source, $0)) })
        }
        lines.formUnion(
            (outside.upperBound..<max(outside.upperBound, source.lineCount)).filter {
                !old.contains(Self.text(source, $0))
            })
    }

    /// Whether a line, from 0, was added.
    func contains(_ line: Int) -> Bool { lines.contains(line) }

    /// The lines that are in no entry.
    private static func outside(of version: MergeEntries) -> [Int] {
        let source = version.log.document.source
        var lines: [Int] = []
        var next = 0
        for entry in version.entries {
            lines += next..<max(next, source.line(at: entry.range.lowerBound))
            next = max(next, source.line(at: entry.range.upperBound) + 1)
        }
        return lines + (next..<max(next, source.lineCount))
    }

    private static func text(_ source: SourceText, _ line: Int) -> ArraySlice<UInt8> {
        source.bytes[source.content(ofLine: line)]
    }
}
