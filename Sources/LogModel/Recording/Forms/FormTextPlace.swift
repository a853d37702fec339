internal import MarkdownAST

/// Where the entries of a log have text that stands under no label.
enum FormTextPlace: Equatable {
    /// On the first line, behind what joins it to the title: ` — `.
    case onLine(joint: String)
    /// Under the first line.
    case underHead
    /// Behind the field with a label, which has no text of its own.
    case behind(key: [UInt8])

    /// What most of the models have; nil if they have none.
    static func find(_ model: FormModel, _ fields: FormFields) -> FormTextPlace? {
        var found: [FormTextPlace] = []
        for entry in model.models {
            if let place = place(in: entry, model, fields) { found.append(place) }
        }
        guard let first = found.first, found.count * 2 >= model.models.count else { return nil }
        return first
    }

    private static func place(in entry: FormEntry, _ model: FormModel, _ fields: FormFields) -> FormTextPlace?
    {
        let bytes = model.bytes
        let source = model.document.source
        if entry.form == .row { return nil }
        let first = entry.fields.filter { $0.style != .data && $0.style != .inHeading }.map(\.line).min()
        let end = first.map { source.start(ofLine: $0) } ?? entry.range.upperBound
        let line = source.content(ofLine: source.line(at: entry.head.text.upperBound))
        if entry.form == .item || entry.form == .lead {
            let rest = min(entry.head.text.upperBound, line.upperBound)..<line.upperBound
            if let word = rest.first(where: {
                bytes.isWordCharacter(at: $0) || bytes[$0].isOne(of: "\"'`([") && $0 > rest.lowerBound + 2
            }) {
                return .onLine(joint: bytes.string(rest.lowerBound..<word))
            }
        }
        let below = min(line.upperBound, end)..<max(line.upperBound, end)
        if below.contains(where: { bytes.isWordCharacter(at: $0) }) { return .underHead }
        // Text behind `**Status:** fixed` and a blank line is no part of the status.
        for field in entry.fields where field.style == .strong || field.style == .plain {
            switch field.role {
            case .date, .severity, .status, .owner, .category, .entity: break
            default: continue
            }
            let value = bytes.string(field.value).normalizedLines
            guard value.contains("\n\n") else { continue }
            return .behind(key: FoldedText.key(Array(bytes[field.words])))
        }
        return nil
    }
}
