internal import MarkdownAST

/// Collects the entries to be added to a log that is not written in bizlog's own form.
struct FormRecorder {
    let member: LogFamily.Member
    let shape: FormShape
    private var composer: FormComposer
    private(set) var entries: [(entry: FormComposer.Composed, postmortem: Int)] = []

    /// nil if the log is in bizlog's own form, or has no entries to be like.
    ///
    /// - Complexity: O(n) in the bytes of the file
    init?(_ member: LogFamily.Member) {
        guard let shape = member.document.formShape else { return nil }
        self.member = member
        self.shape = shape
        composer = FormComposer(shape, in: member.document.document)
    }

    /// Adds an entry, or answers with the problems of its draft.
    mutating func add(_ draft: EntryDraft, further: [EntryDraft.Field], of postmortem: Postmortem, index: Int)
        -> (
            id: FailureID?, problems: [RecordingProblem.Reason]
        )
    {
        if shape.model.kind == .file { return (nil, [.wholeFile(file: member.name)]) }
        if let fault = Self.forbidden(in: draft) { return (nil, [fault]) }
        let composed = composer.compose(
            draft, further: further, on: postmortem.date, isDraft: postmortem.isDraft)
        guard let entry = composed.entry else { return (nil, composed.problems) }
        entries.append((entry, index))
        let name = entry.name ?? entry.title ?? draft.title
        return (FailureID(EntryID(foreign: name)), [])
    }

    /// What names the next entry, its key or its day; nil if that hangs on its title.
    func nextName(on day: LogDate) -> String? {
        let names = ["One", "Another"].map { title -> String? in
            var composer = composer
            let draft = EntryDraft(title: title)
            return composer.compose(draft, further: [], on: day, isDraft: true).entry?.name
        }
        return names[0] == names[1] ? names[0] : nil
    }

    /// What may stand in no entry: control characters, line ends in a title, comments to bizlog, link definitions.
    static func forbidden(in draft: EntryDraft) -> RecordingProblem.Reason? {
        func fault(_ text: String, isTitle: Bool) -> (fault: ValueFault, line: Int)? {
            for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
                let bytes = Array(line.utf8)
                if bytes.contains(0x0D) { return (isTitle ? .lineEnding : .carriageReturn, index + 1) }
                if bytes.contains(where: { $0 < 0x20 && $0 != 0x09 || $0 == 0x7F }) {
                    return (.controlCharacter, index + 1)
                }
                let isComment = ["<!-- bizlog-", "<!--bizlog-"].contains {
                    bytes.firstOffset(of: Array($0.utf8), in: bytes.indices) != nil
                }
                if isComment { return (.ignoreComment, index + 1) }
                let words = bytes.trimmingBlanks(0..<bytes.count)
                if let first = words.first, bytes[first] == UInt8(ascii: "["),
                    bytes.firstOffset(of: Array("]:".utf8), in: words) != nil
                {
                    return (.definition, index + 1)
                }
                if index > 0, isTitle { return (.lineEnding, index + 1) }
            }
            return nil
        }
        if let (found, line) = fault(draft.title, isTitle: true) {
            return .notReadBack(label: nil, line: line, fault: found)
        }
        for field in draft.fields {
            if let (found, line) = fault(field.text, isTitle: false) {
                return .notReadBack(label: field.label, line: line, fault: found)
            }
        }
        return nil
    }

    /// The edits of the file, sorted; or why the entries cannot be added, with the line.
    ///
    /// - Complexity: O(n) in the bytes of the file, which is read again with the edits
    func plan(limits: ParseLimits) -> Outcome {
        guard let first = entries.first else { return .edits([]) }
        let log = member.document
        var edits: [TextEdit] = []
        var places: [(place: FormPlace, entries: [FormComposer.Composed])] = []
        for (entry, _) in entries {
            let place = FormPlace(shape, in: log.document, on: entry.date ?? entry.day)
            if let last = places.indices.last, places[last].place.offset == place.offset,
                places[last].place.opening == place.opening
            {
                places[last].entries.append(entry)
            } else {
                places.append((place, [entry]))
            }
        }
        // Entries of several days under headings of their own are rare, and then recorded one by one.
        guard let (place, group) = places.first, places.count == 1 else {
            return .fault(.others, line: 1, postmortem: first.postmortem)
        }
        let ordered = place.isBefore ? group.reversed() : group
        let body = place.opening + ordered.map(\.text).joined(separator: place.separator)
        let text = place.isBefore ? body + place.separator : (place.first ?? place.separator) + body
        let source = log.document.source
        let ending = log.lineEnding
        edits.append(
            TextEdit(
                range: place.offset..<place.offset,
                replacement: ending == "\n" ? text : text.replacing("\n", with: ending)))
        let counters = counters(adding: entries.count)
        let all = (edits + counters).sorted { $0.range.lowerBound < $1.range.lowerBound }
        let line = source.line(at: place.offset) + 1
        guard let bytes = try? all.applied(to: source.bytes) else {
            return .fault(.others, line: line, postmortem: first.postmortem)
        }
        do throws(ParseError) {
            let text: SourceText
            do { text = try SourceText(bytes) } catch { throw .source(error) }
            let new = LogDocument(reading: try Document(parsing: text, limits: limits))
            let proof = FormProof(
                old: log, before: shape.found, entries: ordered, offset: place.offset,
                isBefore: place.isBefore,
                counters: counters, kind: shape.model.kind)
            guard let fault = proof.fault(in: new) else { return .edits(all) }
            return .fault(fault, line: line, postmortem: first.postmortem)
        } catch {
            return .tooMuch(error, postmortem: first.postmortem)
        }
    }

    /// What planning answers with.
    enum Outcome {
        case edits([TextEdit])
        case fault(FormFault, line: Int, postmortem: Int)
        case tooMuch(ParseError, postmortem: Int)
    }

    /// The edits of the totals that the file keeps, if they are right now, and of the day of its last change.
    private func counters(adding count: Int) -> [TextEdit] {
        let log = member.document
        let derived = DerivedFacts(log, sections: [], prefixes: [])
        var edits: [TextEdit] = []
        if let number = derived.total?.number, number.value == shape.found.count,
            let value = number.value
        {
            edits.append(TextEdit(range: number.range, replacement: "\(value + count)"))
        }
        if let day = entries.map({ $0.entry.date ?? $0.entry.day }).max(),
            let edit = derived.lastUpdatedEdit(day)
        {
            edits.append(edit)
        }
        return edits
    }
}
