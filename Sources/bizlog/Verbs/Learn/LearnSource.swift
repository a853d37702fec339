internal import LogModel
internal import MarkdownAST

/// Reads the text given to `bizlog learn --from`: entries in the form of the log's template, or JSON.
struct LearnSource {
    /// The log in which the entries will be recorded.
    let log: LogDocument
    /// The name of the text in messages.
    let name: String

    /// Why a text has nothing to record, and where.
    struct Fault: Error {
        let position: SourcePosition?
        let message: String
    }

    /// The drafts of a text, at least one.
    func drafts(in bytes: [UInt8]) throws(Fault) -> [LearnDraft] {
        isJSON(bytes) ? try readJSON(bytes) : try readMarkdown(bytes)
    }

    /// Whether a text is a JSON object or array, not Markdown that begins with a link.
    private func isJSON(_ bytes: [UInt8]) -> Bool {
        if name.hasSuffix(".json") { return true }
        var rest = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
        func skipBlanks() { rest = rest.drop { [0x20, 0x09, 0x0A, 0x0D].contains($0) } }
        skipBlanks()
        if rest.first == UInt8(ascii: "{") { return true }
        guard rest.popFirst() == UInt8(ascii: "[") else { return false }
        skipBlanks()
        return rest.first == UInt8(ascii: "{") || rest.first == UInt8(ascii: "]")
    }

    private func readMarkdown(_ bytes: [UInt8]) throws(Fault) -> [LearnDraft] {
        let document: Document
        do throws(ParseError) { document = try Document(parsing: bytes) } catch {
            throw Fault(position: error.position, message: error.description)
        }
        let text: DraftText
        do throws(DraftTextError) { text = try DraftText(reading: document, for: log) } catch {
            throw Fault(position: document.source.position(at: error.offset), message: error.description)
        }
        return drafts(
            of: text.entries.map { entry in
                let fields = zip(entry.draft.fields, entry.fieldOffsets).map { field, offset in
                    (label: field.label, position: document.source.position(at: offset))
                }
                let title = document.source.position(at: entry.offset)
                return Entry(entry.draft, isRule: entry.isRule, .markdown(title: title, fields: fields))
            }
        )
    }

    private func readJSON(_ bytes: [UInt8]) throws(Fault) -> [LearnDraft] {
        let isArray = bytes.first { $0 == UInt8(ascii: "{") || $0 == UInt8(ascii: "[") } == UInt8(ascii: "[")
        var failures: [(Failure, path: [JSONScanner.Step])] = []
        do throws(JSONError) {
            let format = isArray ? nil : try JSONError.decoding(Format.self, from: bytes).format
            if isArray {
                let values = try JSONError.decoding([Failure].self, from: bytes)
                failures = values.enumerated().map { ($1, [.index($0)]) }
            } else if format == PostmortemExchange.format {
                var draft = LearnDraft(
                    try JSONError.decoding(PostmortemExchange.self, from: bytes).postmortem)
                draft.origin.name = name
                return [draft]
            } else if format != nil {
                let parts = try JSONError.decoding(LogExchange.self, from: bytes).log.parts
                for (index, part) in parts.enumerated() {
                    if case .failure(let failure) = part.content {
                        failures.append((failure, [.key("parts"), .index(index), .key("entry")]))
                    }
                }
            } else {
                failures = [(try JSONError.decoding(Failure.self, from: bytes), [])]
            }
        } catch {
            throw Fault(position: error.position, message: error.message)
        }
        if failures.isEmpty { throw Fault(position: nil, message: "the text has no entry; give one") }
        var entries: [Entry] = []
        for (failure, path) in failures {
            guard let draft = EntryDraft(failure) else {
                let place = LearnOrigin(places: [.failure: .json(bytes: bytes, path: path, labels: [])])
                throw Fault(
                    position: place.position(of: .failure, nil),
                    message: "\(failure.id) has text outside of its fields; put it under a label"
                )
            }
            let labels = draft.fields.map(\.label)
            let places = LearnOrigin.Places.json(bytes: bytes, path: path, labels: labels)
            entries.append(Entry(draft, isRule: failure.id.isRule, places))
        }
        return drafts(of: entries)
    }

    /// The members that distinguish the JSON formats.
    private struct Format: Decodable {
        let format: String?
    }

    private struct Entry {
        let draft: EntryDraft
        let isRule: Bool
        let places: LearnOrigin.Places

        init(_ draft: EntryDraft, isRule: Bool, _ places: LearnOrigin.Places) {
            (self.draft, self.isRule, self.places) = (draft, isRule, places)
        }
    }

    /// Adds each rule to the failure before it, if that has no rule yet.
    private func drafts(of entries: [Entry]) -> [LearnDraft] {
        var drafts: [LearnDraft] = []
        for entry in entries {
            // A rule form that nobody has filled in.
            if entry.isRule, !drafts.isEmpty, entry.draft == EntryDraft(title: "") { continue }
            if entry.isRule, let last = drafts.indices.last, drafts[last].rule == nil {
                drafts[last].rule = entry.draft
                drafts[last].origin.places[.rule] = entry.places
                continue
            }
            var draft = entry.isRule ? LearnDraft(rule: entry.draft) : LearnDraft(failure: entry.draft)
            draft.origin = LearnOrigin(name: name, places: [entry.isRule ? .rule : .failure: entry.places])
            drafts.append(draft)
        }
        for index in drafts.indices { drafts[index].takeRuleReference(of: log.schemaOfFailures) }
        return drafts
    }
}
