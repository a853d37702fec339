internal import ByteText

/// Writing values from nothing.
///
/// A field that the schema does not know has no layout of its own. It is written on one line behind one-line fields if its value is one line,
/// and otherwise like its neighbours.
extension EntryPrinter {
    /// Writes an entry without a line ending at its end.
    mutating func write(_ entry: Failure, _ schema: LogSchema, level: Int) {
        writeHeading(
            schema.headingForm, level: level, id: .text(entry.id.capitals), title: .text(entry.title))
        if !entry.introduction.isEmpty {
            endBlock()
            write(.text(entry.introduction))
        }
        writeFields(entry.ownFields, schema, behind: entry.introduction.isEmpty ? .heading : .text)
        if !entry.appendix.isEmpty {
            endBlock()
            write(.text(entry.appendix))
        }
    }

    /// What stands before the first field.
    enum Beginning {
        /// Nothing on its line.
        case start
        case heading
        case text
    }

    /// Writes fields without a line ending behind the last one.
    mutating func writeFields(_ fields: [Failure.Field], _ schema: LogSchema, behind beginning: Beginning) {
        var last: FieldForm?
        for field in fields {
            let value = Array(field.value.description.utf8)
            let known = schema.field(of: field)
            let form = schema.form(of: value, known, behind: last)
            if last != nil || beginning != .start {
                beginField(joins: (last != nil || beginning == .heading) && form.joins(last))
            }
            write(field, value, known, form, schema)
            last = form
        }
    }

    private mutating func write(
        _ field: Failure.Field, _ value: [UInt8], _ known: FieldSchema?, _ form: FieldForm,
        _ schema: LogSchema
    ) {
        if schema.isListed { write(.text("- ")) }
        if let known {
            writer.write(known.spellingBytes)
        } else {
            writeLabel(
                .text(field.label), mark: UInt8(ascii: "*"), isColonInside: schema.writesColonInside)
        }
        if value.isEmpty { return }
        let position = form.layout.position(of: LineStart(of: value))
        go(to: position)
        guard schema.isListed else { return writer.write(value) }
        // The lines of a list item are indented, but for blank ones.
        var isLineStart = position != .behindLabel
        for byte in value {
            if isLineStart, byte != UInt8(ascii: "\n") { write(.text("  ")) }
            writer.write(byte)
            isLineStart = byte == UInt8(ascii: "\n")
        }
    }
}

extension LogSchema {
    /// What an entry is written as, from its heading on, without a line ending at its end.
    func text(of entry: Failure, level: Int) -> String {
        var printer = EntryPrinter(ofValues: [])
        printer.write(entry, self, level: level)
        return printer.text
    }

    /// What fields are written as, without line endings around them.
    func text(of fields: [Failure.Field]) -> String {
        var printer = EntryPrinter(ofValues: [])
        printer.writeFields(fields, self, behind: .start)
        return printer.text
    }

    /// The schema of a field that was given as a value.
    fileprivate func field(of field: Failure.Field) -> FieldSchema? {
        guard field.isKnown else { return nil }
        if let known = fields.first(where: { $0.label == field.label }) { return known }
        let label = Array(field.label.utf8)
        return index(ofLabel: 0..<label.count, in: label).map { fields[$0] }
    }

    /// The form of a field that was given as a value.
    fileprivate func form(of value: [UInt8], _ known: FieldSchema?, behind last: FieldForm?) -> FieldForm {
        if isListed { return FieldForm(layout: .line, isLine: true, canFollowHeading: startsUnderHeading) }
        let layout = known?.layout ?? layout(ofUnknown: value, behind: last)
        let isLine = layout == .line && LineStart.isParagraph(value)
        return FieldForm(layout: layout, isLine: isLine, canFollowHeading: startsUnderHeading)
    }

    private func layout(ofUnknown value: [UInt8], behind last: FieldForm?) -> FieldSchema.Layout {
        let isOneLine = !value.isEmpty && !value.contains(UInt8(ascii: "\n"))
        let writesBlocks = fields.contains { $0.layout == .block }
        if isOneLine {
            switch last?.layout {
            case .line, nil: return last?.isLine ?? true ? .line : .paragraph
            case .paragraph: return .paragraph
            case .block: if !writesBlocks { return .paragraph }
            }
        }
        if writesBlocks { return .block }
        if case .block = LineStart(of: value) { return .block }
        return .paragraph
    }
}
