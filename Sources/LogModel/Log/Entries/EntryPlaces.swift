internal import MarkdownAST

/// Where an entry of a file was read: in bizlog's own form, by inference, or both.
struct EntryPlaces: Sendable {
    /// The index among those in bizlog's own form.
    let syntax: Int?
    /// The index among the inferred ones.
    let form: Int?

    /// The entries of both readings, in the order of the file; nil if inference found nothing.
    ///
    /// - Parameters:
    ///   - hasTemplate: whether what inference has found of an entry in bizlog's own form counts for nothing.
    ///   - hasOthers: whether there are entries that are not in bizlog's own form.
    /// - Complexity: O(entries)
    static func all(
        _ syntax: [EntrySyntax], _ inferred: InferredForm, hasTemplate: Bool, hasOthers: Bool,
        in document: Document
    )
        -> [EntryPlaces]?
    {
        guard !inferred.entries.isEmpty else { return nil }
        var places: [EntryPlaces] = []
        var own = 0
        let ids = Set(syntax.map(\.id))
        for (index, entry) in inferred.entries.enumerated() {
            while own < syntax.count, line(of: syntax[own], in: document) < entry.lines.lowerBound {
                places.append(EntryPlaces(syntax: own, form: nil))
                own += 1
            }
            if own < syntax.count, line(of: syntax[own], in: document) == entry.lines.lowerBound {
                places.append(EntryPlaces(syntax: own, form: hasTemplate ? nil : index))
                own += 1
            } else if hasOthers, entry.form != .id || !(entry.key.map { ids.contains($0.id) } ?? false) {
                // A heading that names an entry which stands elsewhere only speaks of it.
                places.append(EntryPlaces(syntax: nil, form: index))
            }
        }
        for index in own..<syntax.count { places.append(EntryPlaces(syntax: index, form: nil)) }
        return places
    }

    private static func line(of entry: EntrySyntax, in document: Document) -> Int {
        Int(document.nodes[entry.region.node].startLine)
    }
}

extension InferredForm {
    /// Whether entries in bizlog's own form are read as such: not if the file itself says that other parts are its entries.
    func leaves(_ syntax: [EntrySyntax], in document: Document) -> Bool {
        if pins.obeyed.isEmpty || syntax.isEmpty { return true }
        let begun = Set(entries.map(\.lines.lowerBound))
        return syntax.allSatisfy { begun.contains(Int(document.nodes[$0.region.node].startLine)) }
    }
}

extension LogDocument {
    /// What is wrong with the lines by which the file says what its entries are.
    package var pinProblems: [FormPin.Problem] {
        if templates.isEmpty, let inferred { return inferred.pins.problems }
        guard FormPins.mayStand(in: document) else { return [] }
        return FormPins(document, ownLine: nil).problems(besides: "the file's template")
    }

    /// How many lines say what the entries are, or try to.
    var formLineCount: Int {
        guard FormPins.mayStand(in: document) else { return 0 }
        return FormPins(document, ownLine: nil).problems(besides: "").count
    }
}

extension Document {
    /// Whether the heading of an entry holds its date, severity or status, which bizlog's own form has in fields.
    ///
    /// - Complexity: O(bytes of the headings)
    func headsHoldValues(of entries: [EntrySyntax]) -> Bool {
        entries.contains { entry in
            let line = source.content(ofLine: Int(nodes[entry.region.node].startLine))
            return HeadScan(source.bytes, FormOutline.text(source.bytes, source.bytes.trimmingBlanks(line)))
                .holdsValues
        }
    }

    /// Whether entries in another form may stand in the file: not if all headings but those of sections are entries already. A heading
    /// above them may be an entry only if it has an id, a date or a number.
    ///
    /// - Complexity: O(bytes of the top-level headings)
    func mayHoldOtherForms(than entries: [EntrySyntax]) -> Bool {
        guard let level = entries.lazy.map({ $0.region.heading.level }).min(),
            entries.allSatisfy(\.isRecognized)
        else { return true }
        var next = 0
        for heading in topLevelHeadings {
            if next < entries.count, heading >= entries[next].region.node {
                if heading == entries[next].region.node { continue }
                while next < entries.count, entries[next].region.blocks.upperBound <= heading { next += 1 }
                if next < entries.count, heading >= entries[next].region.node { continue }
            }
            if headingLevel(of: heading) >= level { return true }
            let line = source.content(ofLine: Int(nodes[heading].startLine))
            if source.bytes[line].contains(where: \.isDigit) { return true }
        }
        return false
    }
}
