public import MarkdownAST

extension LogDocument {
    /// The edits that make a field of an entry say something else.
    ///
    /// They touch the bytes of the field's value only; a field that the entry lacks is inserted where the schema has it. Line
    /// endings are the file's. The edited file is read again: if anything but this field would say something else, nothing is done.
    ///
    /// ```swift
    /// let edits = try log.edits(setting: "Severity", of: id, to: .choice(critical, remark: ""))
    /// let bytes = try edits.applied(to: log.document.source.bytes)
    /// ```
    ///
    /// - Parameters:
    ///   - label: the label's words, in any case.
    ///   - id: the entry; of several with this id the first.
    ///   - value: what the field is to say.
    /// - Returns: no edit if the field says so already.
    /// - Throws: ``FieldEditError``
    /// - Complexity: O(n) in the bytes of the entry, which is parsed again, and a search of the file for link reference definitions. A file
    ///   that has such is parsed again as a whole.
    public func edits(
        setting label: String,
        of id: EntryID,
        to value: FieldValue
    ) throws(FieldEditError) -> [TextEdit] {
        guard let index = syntax.firstIndex(where: { $0.id == id }) else { throw .noEntry(id) }
        let entry = syntax[index]
        let old = document.failure(entry)
        let scope = Scope(
            places: document.fields(of: entry.body, entry.schema),
            schema: entry.schema,
            headEnd: entry.headingEnd(in: document),
            fields: old.fields
        )
        let window = window(of: entry, old)
        return try edits(setting: label, in: scope, to: value, window) { edited in
            let place = edited.isPart ? 0 : index
            let log = edited.log
            return place < log.syntax.count ? log.document.failure(log.syntax[place]).fields : nil
        }
    }

    /// The edits that make a field of the header say something else, such as the day of the last update.
    ///
    /// See ``edits(setting:of:to:)``.
    ///
    /// - Throws: ``FieldEditError``
    public func edits(settingInHeader label: String, to value: FieldValue) throws(FieldEditError)
        -> [TextEdit]
    {
        guard let header else { throw .noHeader }
        let scope = Scope(places: headerFields, schema: header.schema, headEnd: nil, fields: header.fields)
        return try edits(setting: label, in: scope, to: value) { $0.log.header?.fields }
    }

    /// The fields among which one is changed.
    private struct Scope {
        let places: [LogField]
        let schema: LogSchema
        /// Behind the heading; nil if fields cannot be inserted right under it.
        let headEnd: Int?
        let fields: [Failure.Field]
    }

    private func edits(
        setting label: String,
        in scope: Scope,
        to value: FieldValue,
        _ window: FieldWindow? = nil,
        rereading fields: (Edited) -> [Failure.Field]?
    ) throws(FieldEditError) -> [TextEdit] {
        let key = FoldedText.key(Array(label.utf8))
        func isMeant(_ other: String) -> Bool { FoldedText.key(Array(other.utf8)) == key }
        func others(_ fields: [Failure.Field]) -> [Failure.Field] {
            var fields = fields
            if let index = fields.firstIndex(where: { isMeant($0.label) }) { fields.remove(at: index) }
            return fields
        }
        let before = scope.fields.first { isMeant($0.label) }
        if let before, before.value == value { return [] }
        let candidates: [TextEdit]
        if let place = scope.places.first(where: { isMeant($0.label) }) {
            candidates = replacements(of: place, by: value)
        } else if let schema = scope.schema.fields.first(where: { isMeant($0.label) }) {
            candidates = insertions(of: schema, value, in: scope)
        } else {
            throw .noField(label)
        }
        for edit in candidates {
            guard let edited = applying(edit, window), edited.isUnchanged, let after = fields(edited),
                after.first(where: { isMeant($0.label) })?.value.description == value.description,
                others(after) == others(scope.fields)
            else { continue }
            return [edit]
        }
        throw .notReadBack(label)
    }

    /// The part of the file that holds an entry and reads it as the file does; nil if there is none.
    private func window(of entry: EntrySyntax, _ failure: Failure) -> FieldWindow? {
        // What is the header too is looked at with the rest of the file.
        if let header, header.node >= entry.region.node { return nil }
        guard let window = FieldWindow(of: self, from: entry.region.node, to: entry.region.next),
            let same = window.log.syntax.first, window.log.document.failure(same) == failure
        else { return nil }
        return window
    }

    /// A file, or the part of it that matters, with an edit.
    private struct Edited {
        let log: LogDocument
        let isPart: Bool
        /// Whether all else says what it said.
        let isUnchanged: Bool
    }

    /// nil if the result cannot be parsed.
    private func applying(_ edit: TextEdit, _ window: FieldWindow?) -> Edited? {
        if let window {
            let range = edit.range.lowerBound - window.start..<edit.range.upperBound - window.start
            let shifted = TextEdit(range: range, replacement: edit.replacement)
            if let log = window.applying(shifted) {
                return Edited(log: log, isPart: true, isUnchanged: window.log.isUnchanged(log, by: shifted))
            }
        }
        guard let edited = document.applying([edit]) else { return nil }
        let log = LogDocument(reading: edited)
        return Edited(log: log, isPart: false, isUnchanged: isUnchanged(log, by: edit))
    }

    /// The ways to write a value where another one stands: on the label's line, or under it.
    private func replacements(of place: LogField, by value: FieldValue) -> [TextEdit] {
        let text = lines(value.description, indentation: place.syntax.indentation)
        var ways = [TextEdit(range: place.valueRange, replacement: text)]
        let behind = place.labelRange.upperBound..<place.valueRange.upperBound
        let ending = lineEnding + String(repeating: " ", count: place.syntax.indentation)
        if text.isEmpty {
            ways.insert(TextEdit(range: behind, replacement: ""), at: 0)
        } else {
            // Where nothing stands yet, a blank goes before it.
            let onLine = TextEdit(range: behind, replacement: " " + text)
            if place.valueRange.isEmpty { ways = [onLine] } else { ways.append(onLine) }
            ways.append(TextEdit(range: behind, replacement: ending + text))
            ways.append(TextEdit(range: behind, replacement: lineEnding + ending + text))
        }
        return ways
    }

    /// The ways to write a field that is missing: behind the last field before it in the schema that is there, or under the
    /// heading.
    private func insertions(of field: FieldSchema, _ value: FieldValue, in scope: Scope) -> [TextEdit] {
        var last: LogField?
        for known in scope.schema.fields {
            if known.key == field.key { break }
            if let place = scope.places.first(where: { $0.isKnown && $0.label == known.label }) {
                last = place
            }
        }
        guard
            let offset = last.map({ max($0.labelRange.upperBound, $0.valueRange.upperBound) })
                ?? scope.headEnd
        else { return [] }
        let renderer = FieldRenderer(schema: scope.schema)
        let rendered = renderer.text(
            [Failure.Field(label: field.label, isKnown: true, value: value)],
            behindText: true
        )
        let text = lines(rendered, indentation: 0)
        let line = TextEdit(range: offset..<offset, replacement: lineEnding + text)
        let apart = TextEdit(range: offset..<offset, replacement: lineEnding + lineEnding + text)
        let alone = TextEdit(range: offset..<offset, replacement: apart.replacement + Array(lineEnding.utf8))
        return field.layout == .line ? [line, apart, alone] : [apart, alone]
    }

    /// The line ending of the file's first line.
    var lineEnding: String {
        let end = document.source.content(ofLine: 0).upperBound..<document.source.full(ofLine: 0).upperBound
        return end.isEmpty ? "\n" : document.source.string(end)
    }

    private func lines(_ text: String, indentation: Int) -> String {
        let lines = text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        let blanks = String(repeating: " ", count: indentation)
        return lines.enumerated().map { index, line in
            let line = String(decoding: line, as: UTF8.self)
            return index == 0 || line.isEmpty ? line : blanks + line
        }.joined(separator: lineEnding)
    }

    /// Whether the header, every entry and every section but the one at the edit say what they said.
    private func isUnchanged(_ other: LogDocument, by edit: TextEdit) -> Bool {
        guard other.syntax.count == syntax.count, other.templates == templates,
            other.header?.title == header?.title,
            other.sections.count == sections.count
        else { return false }
        for (left, right) in zip(syntax, other.syntax) {
            if left.range.contains(edit.range.lowerBound) || left.range.upperBound == edit.range.lowerBound {
                let (left, right) = (document.failure(left), other.document.failure(right))
                guard left.id == right.id, left.title == right.title, left.introduction == right.introduction,
                    left.appendix == right.appendix
                else { return false }
            } else if document.failure(left) != other.document.failure(right) {
                return false
            }
        }
        let isInHeader = header.map { edit.range.lowerBound <= $0.bodyEnd(in: document) } ?? false
        if !isInHeader, header?.fields != other.header?.fields { return false }
        return zip(sections, other.sections).allSatisfy { $0.title == $1.title && $0.content == $1.content }
    }
}

extension LogHeader {
    /// Behind the last byte of the header.
    fileprivate func bodyEnd(in document: Document) -> Int {
        document.source.content(ofLine: lines.upperBound - 1).upperBound
    }
}

/// Why a field cannot be changed.
public enum FieldEditError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The log has no entry with this id.
    case noEntry(EntryID)
    /// The log does not begin with a title.
    case noHeader
    /// Neither the entry nor its schema has a field with this label.
    case noField(String)
    /// The value would be read as something else, or change what stands around it.
    case notReadBack(String)

    /// What is wrong and what to do about it.
    public var description: String {
        switch self {
        case .noEntry(let id): "there is no entry \(id); check the id"
        case .noHeader: "the file has no title with labelled lines under it; add them first"
        case .noField(let label):
            "neither the entry nor the template has a field \"\(label)\"; check the label"
        case .notReadBack(let label):
            "the value for \"\(label)\" would be read as something else; look for headings, labels, open fences and line "
                + "breaks in it"
        }
    }
}
