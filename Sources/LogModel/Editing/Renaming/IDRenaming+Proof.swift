internal import MarkdownAST

extension IDRenaming {
    /// Whether a file says after a renaming what it said before, but for the ids: the same blocks in the same lines, the same code, and in the
    /// same order the same entries and the same mentions, each by its new id.
    ///
    /// - Complexity: O(n) in the bytes of the file
    package static func isProven(
        from before: LogDocument, to after: LogDocument, renaming: [EntryID: EntryID]
    ) -> Bool {
        func renamed(_ id: EntryID) -> EntryID { renaming[id] ?? id }
        var heads: Set<Int> = []
        for entry in before.entries where entry.hasID && renaming[entry.id] != nil {
            heads.insert(before.document.source.line(at: entry.idRange.lowerBound))
        }
        guard hasSameShape(before.document, after.document, renaming: renaming, heads: heads),
            before.entries.count == after.entries.count
        else { return false }
        for (old, new) in zip(before.entries, after.entries) {
            guard old.hasID == new.hasID, old.form?.form == new.form?.form else { return false }
            if old.hasID, renamed(old.id) != new.id { return false }
        }
        let ids = Set(renaming.keys).union(renaming.values)
        let old = mentions(of: ids, in: before).map { renamed($0.id) }
        return old == mentions(of: ids, in: after).map(\.id)
    }

    /// Whether two documents have the same nodes in the same lines, and the same code.
    ///
    /// - Parameter heads: the lines in which the renamed entries begin; there an id may stand in code.
    private static func hasSameShape(
        _ before: Document, _ after: Document, renaming: [EntryID: EntryID], heads: Set<Int>
    ) -> Bool {
        guard before.nodes.count == after.nodes.count, before.source.lineCount == after.source.lineCount
        else { return false }
        return before.nodes.indices.allSatisfy { index in
            let (old, new) = (before.nodes[index], after.nodes[index])
            guard old.startLine == new.startLine, old.subtreeEnd == new.subtreeEnd else { return false }
            switch (old.kind, new.kind) {
            case (.code(let code), .code(let other)) where !before.isEqual(index, to: index, in: after):
                let id = renaming[EntryID(foreign: before.string(of: code))]
                return heads.contains(Int(old.startLine)) && id?.text == after.string(of: other)
            case (.text, .text), (.htmlBlock, .htmlBlock), (.htmlInline, .htmlInline), (.link, .link),
                (.image, .image):
                return true
            default: return before.isEqual(index, to: index, in: after)
            }
        }
    }
}
