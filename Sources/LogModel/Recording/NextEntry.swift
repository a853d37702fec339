internal import MarkdownAST

/// Where the next entry of a log goes, and what names it: what recording would do.
package struct NextEntry: Sendable {
    /// Where it stands among the entries that there are.
    package enum Place: Sendable, Equatable {
        case first
        case last
        /// Behind the entry that begins at a line, 0-based.
        case behind(line: Int)
    }

    package let place: Place
    /// The line before which it goes, 0-based; that behind the last one for the end of the file.
    package let line: Int
    /// The id, number or day that names it; nil if its title does, or its title decides on the id.
    package let name: String?

    /// nil if the log has no entries, if a new one is a file of its own, or if it hangs on the layer of a rule where it goes.
    ///
    /// - Parameter day: the day that it has.
    /// - Complexity: O(n) in the bytes of the file
    package init?(in log: LogDocument, on day: LogDate) {
        if log.entries.isEmpty { return nil }
        let member = LogFamily.Member(log, name: "")
        let found = log.isRuleBook ? Self.rule(in: member) : Self.failure(in: member, on: day)
        guard let found else { return nil }
        name = found.name
        let source = log.document.source
        let line = source.line(at: found.offset)
        self.line = found.isBefore ? line : line + 1
        let entries = log.entries
        let before = entries.partitioningIndex { $0.range.lowerBound >= found.offset }
        place =
            before == 0
            ? .first
            : before == entries.count
                ? .last : .behind(line: source.line(at: entries[before - 1].range.lowerBound))
    }

    private typealias Found = (offset: Int, isBefore: Bool, name: String?)

    private static func failure(in member: LogFamily.Member, on day: LogDate) -> Found? {
        if let form = FormRecorder(member) {
            if form.shape.model.kind == .file { return nil }
            let place = FormPlace(form.shape, in: member.document.document, on: day)
            return (place.offset, place.isBefore, form.nextName(on: day))
        }
        let form = EntryForm(member.document)
        var numbers = UsedNumbers(prefixes: [form.prefix])
        numbers.scan(member)
        let place = PlaceFinder(member.document).place(forPrefix: form.prefix, form.schema)
        return found(place, numbers.next(form.prefix, width: form.schema.idWidth))
    }

    private static func rule(in member: LogFamily.Member) -> Found? {
        let forms = RuleForms(member.document)
        if forms.layers.count > 1 { return nil }
        let prefix = forms.layers.first?.prefix ?? forms.form.prefix
        var numbers = UsedNumbers(prefixes: [prefix])
        numbers.scan(member)
        let finder = PlaceFinder(member.document)
        let place = finder.place(
            forLayer: forms.layers.isEmpty ? nil : 0, in: finder.sections(of: forms.layers), forms.form.schema
        )
        return found(place, numbers.next(prefix, width: forms.form.schema.idWidth))
    }

    private static func found(_ place: EntryPlace, _ id: EntryID?) -> Found {
        (place.range.lowerBound, place.isNewestFirst, id?.text)
    }
}
