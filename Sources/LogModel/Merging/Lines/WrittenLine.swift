/// A line of a merge, and what the merge takes it for.
struct WrittenLine {
    enum Kind {
        case text
        /// A part that fills its lines.
        case item
        /// A blank line or a thematic break.
        case separator
        /// The place of an item that stands elsewhere, or nowhere any more.
        case nothing
    }

    let kind: Kind
    let pieces: [MergePiece]

    init(_ kind: Kind, _ pieces: [MergePiece]) {
        (self.kind, self.pieces) = (kind, pieces)
    }

    /// The lines with the separators before or behind the place of an item that is not there, and not both: before it if they follow text, to
    /// which they belong, otherwise behind it, where the end of the file needs none.
    ///
    /// - Complexity: O(lines)
    static func withoutGaps(_ lines: [WrittenLine]) -> [WrittenLine] {
        guard lines.contains(where: { $0.kind == .nothing }) else { return lines }
        var result: [WrittenLine] = []
        var index = 0
        while index < lines.count {
            guard lines[index].kind == .nothing else {
                result.append(lines[index])
                index += 1
                continue
            }
            var end = index + 1
            var rest: [WrittenLine] = []
            while end < lines.count, lines[end].kind == .nothing || lines[end].kind == .separator {
                // Of several places one after the other, the last separators count.
                if lines[end].kind == .nothing { rest = [] } else { rest.append(lines[end]) }
                end += 1
            }
            let before = result.reversed().prefix { $0.kind == .separator }.count
            if before == 0 {
                result += rest
            } else if !rest.isEmpty || end == lines.count, result.dropLast(before).last?.kind == .item {
                result.removeLast(before)
                result += rest
            }
            index = end
        }
        return result
    }
}
