/// What an entry says between its heading and its end: text before the fields, the fields, and what comes behind them.
///
/// The lines of the three tile the entry's lines under its heading, so nothing of an entry is outside of them.
package struct EntryBody: Sendable {
    /// What stands before the first field.
    var preamble: Content
    /// The fields in the order of the source.
    package var fields: [FieldSyntax] = []
    /// What stands from the first heading or thematic break on, which no field reaches beyond; otherwise link reference
    /// definitions at the end.
    var tail: Content
    /// The fields behind the headings in the tail, in the order of the source. They say something of the entry as the others do, but they stay
    /// where they are: what writes an entry writes its tail as it stands.
    package var innerFields: [FieldSyntax] = []

    /// A piece of an entry, by its lines and by its nodes.
    struct Content: Sendable {
        /// The lines, blank ones at the end included.
        @CompactRange var lines: Range<Int>
        /// Inlines that follow a label in its paragraph.
        @CompactRange var inlines = 0..<0
        /// Whole blocks behind that.
        @CompactRange var blocks = 0..<0
        /// Inlines at the start of the paragraph in which the next field begins.
        @CompactRange var trailing = 0..<0
    }
}

extension EntryBody {
    /// All fields, those in the order of the schema first that stand before the first heading.
    package func allFields(inOrderOf schema: LogSchema) -> [FieldSyntax] {
        let fields = fields(inOrderOf: schema)
        return innerFields.isEmpty ? fields : fields + innerFields
    }

    /// The fields before the first heading in the entry, in the order of the schema.
    ///
    /// A field that the schema does not know stays behind the field that it follows; one that stands in a paragraph of its own at
    /// the end of the one-line fields stays behind all of them.
    package func fields(inOrderOf schema: LogSchema) -> [FieldSyntax] {
        var last = -1
        let isSorted = fields.allSatisfy { field in
            let before = last
            last = place(of: field, after: before, in: schema)
            return last >= before
        }
        // Mostly nothing has to be sorted, and nothing is allocated.
        if isSorted { return fields }
        var places: [Int] = []
        places.reserveCapacity(fields.count)
        for field in fields { places.append(place(of: field, after: places.last ?? -1, in: schema)) }
        return fields.indices.sorted { (places[$0], $0) < (places[$1], $1) }.map { fields[$0] }
    }

    /// The index of the field in the schema that a field stands with, by that of the field before.
    private func place(of field: FieldSyntax, after last: Int, in schema: LogSchema) -> Int {
        if let index = field.schemaIndex { return index }
        let isBehindLines =
            last >= 0 && schema.fields[last].layout == .line && !field.isAttached && !field.isFollowedByLine
        return isBehindLines ? max(last, schema.lastLine) : last
    }
}
