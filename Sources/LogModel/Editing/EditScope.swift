internal import MarkdownAST

/// An entry or the header of a log, or of a piece of one, and the ways to write changes to it.
struct EditScope {
    let places: [LogField]
    /// How many of the fields stand before the first heading in the entry.
    private let outerCount: Int
    let schema: LogSchema
    private let document: Document
    /// nil for the header.
    private let entry: EntrySyntax?
    /// The line ending of the file.
    private let lineEnding: String

    /// nil if the log has no header.
    init?(_ log: LogDocument, _ target: EditTarget, lineEnding: String) {
        switch target {
        case .header:
            guard let header = log.header else { return nil }
            (places, schema, entry) = (log.headerFields, header.schema, nil)
            outerCount = header.body.fields.count
        case .entry(let index):
            guard log.syntax.indices.contains(index) else { return nil }
            let syntax = log.syntax[index]
            (places, schema) = (log.document.fields(of: syntax.body, syntax.schema), syntax.schema)
            entry = syntax
            outerCount = syntax.body.fields.count
        }
        document = log.document
        self.lineEnding = lineEnding
    }

    /// The first field with a folded label.
    func place(_ key: [UInt8]) -> LogField? {
        places.first { FoldedText.key(Array($0.label.utf8)) == key }
    }

    /// A way to write a change.
    struct Way {
        let edit: TextEdit
        /// Whether it adds a field, which comes behind what is written to the field before it.
        let isInsertion: Bool
    }

    /// The ways to write a change, the best one first; empty if there is no place for it.
    func ways(for change: TargetChanges.Change) -> [Way] {
        let edits: [TextEdit]
        switch change {
        case .title(let title): edits = titles(title)
        case .field(let change):
            guard let place = place(change.field.key) else {
                guard let field = change.field.schema else { return [] }
                return insertions(of: field, change.value).map { Way(edit: $0, isInsertion: true) }
            }
            edits =
                change.suffix.map { additions($0, to: place) } ?? replacements(of: place, by: change.value)
        }
        return edits.map { Way(edit: $0, isInsertion: false) }
    }

    /// The ways to write a title where another one stands, or behind the id.
    private func titles(_ title: String) -> [TextEdit] {
        guard let heading = entry?.region.heading else { return [] }
        let all = heading.idEnd..<max(heading.idEnd, heading.title.upperBound)
        if title.isEmpty { return [TextEdit(range: all, replacement: "")] }
        if !heading.title.isEmpty {
            return [
                TextEdit(
                    range: heading.title,
                    replacement: heading.title(replacedBy: title, in: document.source.bytes))
            ]
        }
        let separators = heading.isBracketed ? [" ", ": "] : [": ", " "]
        return separators.map { TextEdit(range: all, replacement: $0 + title) }
    }

    /// The ways to write text behind a value.
    private func additions(_ suffix: String, to place: LogField) -> [TextEdit] {
        let end = place.valueRange.upperBound
        let text = lines(suffix, indentation: place.indentation)
        return [text, text + lineEnding].map { TextEdit(range: end..<end, replacement: $0) }
    }

    /// The ways to write a value where another one stands: on the label's line, or under it.
    private func replacements(of place: LogField, by value: FieldValue) -> [TextEdit] {
        let text = lines(value.description, indentation: place.indentation)
        let range = place.valueRange
        let behind = place.labelRange.upperBound..<range.upperBound
        let ending = lineEnding + String(repeating: " ", count: place.indentation)
        let inPlace = TextEdit(range: range, replacement: text)
        if text.isEmpty { return [TextEdit(range: behind, replacement: ""), inPlace] }
        // Where nothing stands yet, a blank goes before it.
        let onLine = TextEdit(range: behind, replacement: " " + text)
        let below = TextEdit(range: behind, replacement: ending + text)
        let apart = TextEdit(range: behind, replacement: lineEnding + ending + text)
        let isOnLine =
            document.source.line(at: range.lowerBound)
            == document.source.line(at: place.labelRange.lowerBound)
        switch FieldText(value.description)?.start ?? .paragraph {
        case .paragraph where range.isEmpty:
            return place.schema?.layout == .block ? [below, onLine, apart] : [onLine, below, apart]
        case .paragraph: return [inPlace, onLine, below, apart]
        case .block where isOnLine: return [below, apart, inPlace, onLine]
        case .block: return [inPlace, below, apart, onLine]
        case .blockApart where isOnLine: return [apart, below, inPlace, onLine]
        case .blockApart: return [inPlace, apart, below, onLine]
        }
    }

    /// The ways to write a field that is missing: behind the last field before it in the schema that is there, or under the
    /// heading.
    private func insertions(of field: FieldSchema, _ value: FieldValue) -> [TextEdit] {
        var last: LogField?
        // A field behind a heading of the entry is no neighbour of those before it.
        let outer = places.prefix(outerCount)
        for known in schema.fields {
            if known.key == field.key { break }
            if let place = outer.first(where: { $0.isKnown && $0.label == known.label }) { last = place }
        }
        guard
            let offset = last.map({ max($0.labelRange.upperBound, $0.valueRange.upperBound) })
                ?? entry?.headingEnd(in: document)
        else { return [] }
        let rendered = schema.text(of: [Failure.Field(label: field.label, isKnown: true, value: value)])
        let text = lines(rendered, indentation: 0)
        let line = TextEdit(range: offset..<offset, replacement: lineEnding + text)
        let apart = TextEdit(range: offset..<offset, replacement: lineEnding + lineEnding + text)
        let alone = TextEdit(range: offset..<offset, replacement: apart.replacement + Array(lineEnding.utf8))
        return field.layout == .line ? [line, apart, alone] : [apart, alone]
    }

    private func lines(_ text: String, indentation: Int) -> String {
        let lines = text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        let blanks = String(repeating: " ", count: indentation)
        return lines.enumerated().map { index, line in
            let line = String(decoding: line, as: UTF8.self)
            return index == 0 || line.isEmpty ? line : blanks + line
        }.joined(separator: lineEnding)
    }
}

extension LogDocument {
    /// The line ending of the file's first line.
    var lineEnding: String {
        let end = document.source.content(ofLine: 0).upperBound..<document.source.full(ofLine: 0).upperBound
        return end.isEmpty ? "\n" : document.source.string(end)
    }
}
