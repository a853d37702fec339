internal import MarkdownAST

extension EditProof {
    /// Whether the edits make the changes to the entries and the header, and all else says what it said.
    ///
    /// - Complexity: O(n) in the bytes of the entries of the piece.
    func makes(_ changes: [EditTarget: [TargetChanges.Change]]) -> Bool {
        let (old, new) = (before.log, after.log)
        let entryOfHeader = old.entryOfHeader
        guard keepsOutline,
            keepsEntries(
                except: { changes[.entry($0)] != nil || $0 == entryOfHeader && changes[.header] != nil },
                added: { _ in false })
        else { return false }
        for (target, changes) in changes {
            guard case .entry(let index) = target else { continue }
            let (entry, other) = (
                old.document.failure(old.syntax[index]), new.document.failure(new.syntax[index])
            )
            guard changes.lead(from: entry, to: other) else { return false }
        }
        let changesOfEntry = entryOfHeader.flatMap { changes[.entry($0)] }
        if changesOfEntry?.title == nil, old.header?.title != new.header?.title { return false }
        if let changes = changes[.header] {
            guard let fields = old.header?.fields, let others = new.header?.fields,
                changes.lead(from: fields, to: others)
            else { return false }
            // What the entry says besides its fields is not what was asked for.
            guard let entryOfHeader else { return true }
            let (entry, other) = (
                old.document.failure(old.syntax[entryOfHeader]),
                new.document.failure(new.syntax[entryOfHeader])
            )
            return entry.id == other.id && entry.title == other.title
                && entry.introduction == other.introduction && entry.appendix == other.appendix
        }
        return changesOfEntry != nil || old.header?.fields == new.header?.fields
    }
}

extension LogDocument {
    /// The index of the entry whose heading is the title of the file too; nil if there is none.
    var entryOfHeader: Int? {
        guard let header, let first = syntax.first, first.region.node == header.node else { return nil }
        return 0
    }
}

extension [TargetChanges.Change] {
    /// The title that is asked for; nil to keep it.
    fileprivate var title: String? {
        for case .title(let title) in self { return title }
        return nil
    }

    /// Whether the changes and nothing else lead from one entry to another.
    fileprivate func lead(from before: Failure, to after: Failure) -> Bool {
        before.id == after.id && after.title == title ?? before.title
            && before.introduction == after.introduction
            && before.appendixFields.count == after.appendixFields.count
            && (before.appendix == after.appendix || isOfAppendix(of: before))
            && lead(from: before.fields, to: after.fields)
    }

    /// Whether a field in the appendix is changed. Then the appendix is not the same; its headings and its other fields are.
    private func isOfAppendix(of failure: Failure) -> Bool {
        let keys = failure.ownFields.keyed.map(\.key)
        let inner = failure.appendixFields.keyed.map(\.key)
        return contains { change in
            guard case .field(let change) = change else { return false }
            return inner.contains(change.field.key) && !keys.contains(change.field.key)
        }
    }

    /// Whether the changes and nothing else lead from some fields to others.
    fileprivate func lead(from before: [Failure.Field], to after: [Failure.Field]) -> Bool {
        var (before, after) = (before.keyed, after.keyed)
        for case .field(let change) in self {
            if let index = before.firstIndex(where: { $0.key == change.field.key }) {
                before.remove(at: index)
            }
            guard let index = after.firstIndex(where: { $0.key == change.field.key }),
                after[index].field.value.description == change.value.description
            else { return false }
            after.remove(at: index)
        }
        return before.map(\.field) == after.map(\.field)
    }
}

extension [Failure.Field] {
    /// The fields with their folded labels.
    fileprivate var keyed: [(key: [UInt8], field: Failure.Field)] {
        map { (FoldedText.key([UInt8]($0.label.utf8)), $0) }
    }
}
