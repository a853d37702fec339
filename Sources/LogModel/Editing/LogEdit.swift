public import MarkdownAST

/// Changes to the entries and the header of a log, collected and then proven together.
///
/// ```swift
/// var edit = LogEdit(log)
/// try edit.set(.severity, of: id, to: "critical")
/// try edit.append("Tokens expire.", to: .lesson, of: id)
/// try edit.set("Owner", of: id, to: "Kim")
/// let bytes = try edit.finish().applied(to: log.document.source.bytes)
/// ```
///
/// A field is named by its role or by the words of its label, in any case. A string is read as the field asks for: a date, one of the
/// values of the template, or Markdown. What is set last holds, and what is appended comes behind it. The order of changes to different
/// fields does not matter.
///
/// The edits touch the bytes of the values that change. A field that an entry lacks is inserted where its schema has it. Nothing is
/// changed before ``finish()``.
public struct LogEdit: Sendable {
    /// The log that is edited.
    public let log: LogDocument

    /// What is to change, by entry.
    private(set) var changes: [EditTarget: TargetChanges] = [:]
    /// The first entry with each id, once it was asked for a second time.
    private var indices: [EntryID: Int]?

    /// An edit without changes.
    public init(_ log: LogDocument) {
        self.log = log
    }

    /// Whether nothing was asked for.
    public var isEmpty: Bool { changes.isEmpty }

    /// The edits that make all changes, sorted. There are none for what the log says already.
    ///
    /// The pieces of the file that are edited are read again: if anything but what was asked for would say something else, or a
    /// value would not be read back as it was given, nothing is done.
    ///
    /// - Throws: ``LogEditError``, with the entry and the field that cannot be changed.
    /// - Complexity: O(n) in the bytes of the entries that change, each of which is parsed before and after, and a search of the file
    ///   for link reference definitions. A file that has such is parsed again as a whole.
    public func finish() throws(LogEditError) -> [TextEdit] {
        try EditPlan(log, changes).edits()
    }
}

extension LogEdit {
    /// Gives an entry another title.
    ///
    /// - Parameters:
    ///   - title: one line of Markdown.
    ///   - id: the entry; of several with this id the first.
    /// - Throws: ``LogEditError`` if the log has no such entry.
    public mutating func set(title: String, of id: some EntryIDConvertible) throws(LogEditError) {
        let target = try target(id.entryID)
        changes[target, default: TargetChanges()].title = title
    }

    /// What an id stands for in the log.
    mutating func target(_ id: EntryID) throws(LogEditError) -> EditTarget {
        let index: Int?
        if changes.isEmpty {
            index = log.syntax.firstIndex { $0.id == id }
        } else {
            let all =
                indices
                ?? Dictionary(
                    log.syntax.indices.map { (log.syntax[$0].id, $0) },
                    uniquingKeysWith: { first, _ in first })
            indices = all
            index = all[id]
        }
        guard let index else { throw LogEditError(.noEntry(id), entry: id, position: nil) }
        return .entry(index)
    }

    /// Replaces what was asked for of a field.
    mutating func change(_ field: EditedField, to value: FieldValue) {
        add(FieldChange(field: field, value: value, suffix: nil))
    }

    /// Adds text behind what a field says, or behind what it was asked to say.
    mutating func append(_ text: String, to field: EditedField) throws(LogEditError) {
        let pending = changes[field.target]?.fields[field.key]
        let old = pending?.value ?? field.value
        guard field.isText, let appended = AppendedText(text, to: old?.description ?? "", of: field) else {
            let problem: FieldEditError =
                field.isText ? .notReadBack(field.label) : .takesOneValue(field.label)
            throw LogEditError(problem, at: field.target, in: log)
        }
        // What was appended before is part of what is written behind the value that stands in the file.
        let suffix: String? =
            if let pending {
                pending.suffix.map { $0 + appended.suffix }
            } else {
                old.map { $0.description.isEmpty } ?? true ? nil : appended.suffix
            }
        add(FieldChange(field: field, value: .text(appended.value), suffix: suffix))
    }

    private mutating func add(_ change: FieldChange) {
        changes[change.field.target, default: TargetChanges()].fields[change.field.key] = change
    }
}
