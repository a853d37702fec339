internal import MarkdownAST

/// Shows that a log with a changed entry is read as it must be: that field of that entry says what it was given, and all else says what it
/// said.
///
/// Inference looks at a whole file, so the whole file is read again.
struct LifeProof {
    let old: LogDocument
    let new: LogDocument
    /// The index of the entry that changes.
    let place: Int
    let expected: Expected

    /// What the entry is to say.
    enum Expected {
        case status(Choice, remark: String)
        case label(String, value: String)
    }

    /// Whether it holds.
    ///
    /// - Complexity: O(n) in the bytes of both files
    var holds: Bool {
        let (before, after) = (old.entries, new.entries)
        guard before.count == after.count, old.templates == new.templates,
            old.syntax.count == new.syntax.count, old.formLineCount == new.formLineCount
        else { return false }
        for index in before.indices where index != place {
            guard isSame(before[index], after[index]) else { return false }
        }
        return isSameButForField(before[place], after[place]) && says(after[place]) && keepsHeader
            && keepsBlocks(before[place].range, after[place].range)
    }

    /// What the label of the new status is called.
    private var statusLabel: String { new.entries[place][.status]?.label ?? "" }

    // MARK: Entries

    private func isSame(_ left: LogEntry, _ right: LogEntry) -> Bool {
        left.hasID == right.hasID && (left.syntax == nil) == (right.syntax == nil)
            && left.form?.form == right.form?.form && left.failure == right.failure
    }

    private func isSameButForField(_ left: LogEntry, _ right: LogEntry) -> Bool {
        let (before, after) = (left.failure, right.failure)
        return left.hasID == right.hasID && (left.syntax == nil) == (right.syntax == nil)
            && left.form?.form == right.form?.form && before.id == after.id && before.title == after.title
            && before.introduction == after.introduction && before.appendix == after.appendix
            && before.fields.filter(isKept) == after.fields.filter(isKept)
            && left.summary.date == right.summary.date
            && left.summary[.severity] == right.summary[.severity]
    }

    /// Whether a field is none of those that change.
    private func isKept(_ field: Failure.Field) -> Bool {
        switch expected {
        case .status:
            // A field for the status that said nothing has no role.
            field.role != .status
                && !(field.value.description.isEmpty && Self.isSame(field.label, statusLabel))
        case .label(let label, _): !Self.isSame(field.label, label)
        }
    }

    private static func isSame(_ label: String, _ other: String) -> Bool {
        FoldedText.key(Array(label.utf8)) == FoldedText.key(Array(other.utf8))
    }

    /// Whether the entry says what it was given.
    private func says(_ entry: LogEntry) -> Bool {
        switch expected {
        case .status(let choice, let remark):
            guard let status = entry.summary[.status], status.key == choice.key else { return false }
            return Self.isSaid(remark, in: entry[.status]?.value.description ?? "")
        case .label(let label, let value):
            let field = entry.fields.first { Self.isSame($0.label, label) }
            return field.map { Self.firstLine($0.value.description) == Self.firstLine(value) } ?? false
        }
    }

    /// Whether a status says what stands behind it; nothing is always said.
    static func isSaid(_ remark: String, in value: String) -> Bool {
        remark.isEmpty || firstLine(value).hasSuffix(firstLine(remark))
    }

    /// The first line of a value, which text that stands under it may follow, without the backslashes that a cell of a table needs.
    private static func firstLine(_ text: String) -> String {
        let line = text.split(separator: "\n", omittingEmptySubsequences: false).first ?? ""
        return String(line).replacing("\\|", with: "|")
    }

    // MARK: The rest of the file

    private var keepsHeader: Bool {
        guard let header = old.header, let other = new.header else {
            return old.header == nil && new.header == nil
        }
        func kept(_ fields: [Failure.Field]) -> [Failure.Field] {
            fields.filter { $0.role != .lastUpdated && isKept($0) }
        }
        return header.title == other.title && kept(header.fields) == kept(other.fields)
    }

    /// Whether all blocks outside of the entry are the same but the one that says when the file was changed.
    private func keepsBlocks(_ range: Range<Int>, _ other: Range<Int>) -> Bool {
        func blocks(_ log: LogDocument, outside range: Range<Int>) -> [Int] {
            log.document.topLevelBlocks.filter { !log.document.range(of: $0).overlaps(range) }
        }
        let (left, right) = (blocks(old, outside: range), blocks(new, outside: other))
        guard left.count == right.count else { return false }
        let lastUpdated = old.headerFields.first { $0.role == .lastUpdated }?.valueRange
        return zip(left, right).allSatisfy { block, other in
            let isUpdated = lastUpdated.map { old.document.range(of: block).overlaps($0) } ?? false
            return isUpdated
                ? old.document.nodes[block].kind == new.document.nodes[other].kind
                : old.document.hasSameSubtree(block, as: other, in: new.document)
        }
    }
}
