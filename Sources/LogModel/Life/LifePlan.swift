internal import MarkdownAST

extension LogFamily {
    /// The edits that make a change in the life of an entry, in the form and the words of the file that it stands in.
    ///
    /// A status goes where the entry has one, else where its template or its neighbours have it, else behind its last line with a label. The
    /// file is read again with the edits: but for that field, all of it must say what it said. The day of the last update is moved
    /// forward where the file has one.
    ///
    /// - Parameters:
    ///   - change: what is to change.
    ///   - day: the day of the change.
    /// - Throws: ``LifeError``
    /// - Complexity: O(n) in the bytes of the files, which are parsed again for each way to write the change until one is proven.
    public func edits(for change: LifeChange, on day: LogDate) throws(LifeError) -> LifeEdits {
        var plan = LifePlan(self, day)
        let place = try plan.find(change.entry)
        switch change.kind {
        case .status(let value, let note, let commit):
            let remark = try LifePlan.remark(note: note, commit: commit)
            try plan.setStatus(at: place, remark: remark) { words throws(LifeError) in
                try words.choice(for: value)
            }
        case .superseded(let name):
            let other = try plan.find(name)
            guard place != other else { throw .itself(change.entry) }
            try plan.requireRule(at: place)
            try plan.requireRule(at: other)
            let (old, new) = (plan.name(at: place), plan.name(at: other))
            try plan.setStatus(at: place, remark: "— \(LifePlan.by) \(new)") { words throws(LifeError) in
                try words.choice(for: .superseded)
            }
            try plan.addSuperseded(old, at: other)
        case .retired(let reason):
            try plan.requireRule(at: place)
            let remark = try LifePlan.remark(note: reason, commit: nil, option: "--because")
            try plan.setStatus(at: place, remark: remark) { words throws(LifeError) in
                try words.choice(for: .retired)
            }
        }
        return plan.edits
    }
}

/// Collects the edits of the files, one change after the other.
private struct LifePlan {
    /// Where an entry stands: whether in the rules file, and its index there.
    struct Place: Equatable {
        let isInRules: Bool
        let index: Int
    }

    private let day: LogDate
    /// The log and the rules file as they are after the changes so far.
    private var log: LogDocument
    private var rules: LogDocument?
    private(set) var edits = LifeEdits()

    /// What stands between a status and the rule that took the place.
    static let by = "by"

    init(_ family: LogFamily, _ day: LogDate) {
        (log, rules, self.day) = (family.log.document, family.rules?.document, day)
    }

    // MARK: Entries

    private func document(_ place: Place) -> LogDocument { place.isInRules ? rules ?? log : log }

    private func entry(_ place: Place) -> LogEntry { document(place).entries[place.index] }

    func name(at place: Place) -> String { entry(place).id.text }

    /// The entry with a name.
    func find(_ name: String) throws(LifeError) -> Place {
        for isByID in [true, false] {
            for isInRules in [false, true] {
                guard let document = isInRules ? rules : log else { continue }
                let places = isByID ? [document].entries(named: name) : [document].entries(describedBy: name)
                let found = places.map(\.entry)
                if let first = found.first, found.count == 1 {
                    return Place(isInRules: isInRules, index: first)
                }
                if !found.isEmpty {
                    throw .ambiguous(
                        name,
                        entries: found.prefix(5).map { index in
                            let entry = document.entries[index]
                            return "\(entry.id) in line \(entry.position.line)"
                        })
                }
            }
        }
        let known = [log, rules].compactMap(\.self).flatMap { $0.entries.filter(\.hasID).map(\.id) }
        throw .noEntry(name, nearest: EntryID.nearest(to: name, among: known))
    }

    /// In bizlog's own form an id tells rules from failures; elsewhere anything may be superseded.
    func requireRule(at place: Place) throws(LifeError) {
        let entry = entry(place)
        if entry.syntax != nil, !entry.isRule { throw .notARule(entry.id.text) }
    }

    // MARK: Texts

    /// What stands behind a status: `— note (commit)`.
    static func remark(note: String?, commit: String?, option: String = "--note") throws(LifeError) -> String
    {
        var parts: [String] = []
        if let note { parts.append("— \(try oneLine(note, option))") }
        if let commit { parts.append("(\(try oneLine(commit, "--commit")))") }
        return parts.joined(separator: " ")
    }

    private static func oneLine(_ text: String, _ option: String) throws(LifeError) -> String {
        let bytes = Array(text.utf8)
        let isComment = bytes.firstOffset(of: Array("<!--".utf8), in: bytes.indices) != nil
        let trimmed = bytes.trimmingBlanks(bytes.indices)
        guard !trimmed.isEmpty, !isComment, !bytes.contains(where: { $0 < 0x20 || $0 == 0x7F }) else {
            throw .notOneLine(option)
        }
        return bytes.string(trimmed)
    }

    // MARK: Changes

    mutating func setStatus(
        at place: Place, remark: String, _ choose: (StatusWords) throws(LifeError) -> Choice
    ) throws(LifeError) {
        let (document, entry) = (document(place), entry(place))
        let words = StatusWords(document, for: entry)
        let choice = try choose(words)
        let before = entry.summary[.status]
        let value = entry[.status]?.value.description ?? ""
        if before?.key == choice.key, LifeProof.isSaid(remark, in: value) {
            note(entry, place, before, before)
            return
        }
        let ways = StatusPlaces(document, entry, words).ways(choice, remark: remark)
        if ways.isEmpty { throw .noPlace(entry.id.text, entry.form?.form == .row ? .column : .label) }
        let proven = proven(ways, place, .status(choice, remark: remark))
        guard let proven else {
            if before == nil, entry.form?.form == .row { throw .noPlace(entry.id.text, .column) }
            let isInHeading = before != nil && entry[.status]?.labelRange.isEmpty ?? false
            throw isInHeading && !remark.isEmpty
                ? .noPlace(entry.id.text, .note) : .notReadBack(entry.id.text)
        }
        note(entry, place, before, proven.document.entries[place.index].summary[.status])
        apply(proven, at: place)
    }

    /// Writes behind the labels of a rule which one it supersedes.
    mutating func addSuperseded(_ old: String, at place: Place) throws(LifeError) {
        let (document, entry) = (document(place), entry(place))
        let label = LifeWords.supersedesLabel(language: StatusWords(document, for: entry).language)
        let key = FoldedText.key(Array(label.utf8))
        let status = entry.summary[.status]
        let known = entry.fields.first { FoldedText.key(Array($0.label.utf8)) == key }
        var ways: [TextEdit]
        var value = old
        if let known, !known.valueRange.isEmpty {
            value = known.value.description
            if EntryID.mentioned(in: value).contains(where: { $0.text == old }) || value == old { return }
            let end = known.valueRange.upperBound
            ways = [TextEdit(range: end..<end, replacement: ", \(old)")]
            value += ", \(old)"
        } else {
            ways = LabelWriter(document, entry).ways(label: label, value: old)
        }
        guard let proven = proven(ways.map { [$0] }, place, .label(label, value: value)) else {
            throw .noPlace(entry.id.text, .superseded)
        }
        note(entry, place, status, status)
        apply(proven, at: place)
    }

    private typealias Proven = (edits: [TextEdit], document: LogDocument)

    /// The first of some ways that is proven, with the day of the last update.
    private func proven(_ ways: [[TextEdit]], _ place: Place, _ expected: LifeProof.Expected) -> Proven? {
        let old = document(place)
        let update = DerivedFacts(old, sections: [], prefixes: []).lastUpdatedEdit(day)
        for way in ways {
            // The day of the last update may be one of the entry's own fields.
            for extra in update.map({ [[$0], []] }) ?? [[]] {
                let edits = (way + extra).sorted { $0.range.lowerBound < $1.range.lowerBound }
                guard let bytes = try? edits.applied(to: old.document.source.bytes),
                    let new = try? LogDocument(parsing: bytes)
                else { continue }
                let proof = LifeProof(old: old, new: new, place: place.index, expected: expected)
                if proof.holds { return (edits, new) }
            }
        }
        return nil
    }

    private mutating func apply(_ proven: Proven, at place: Place) {
        if place.isInRules {
            edits.rules = edits.rules.followed(by: proven.edits)
            rules = proven.document
        } else {
            edits.log = edits.log.followed(by: proven.edits)
            log = proven.document
        }
    }

    private mutating func note(_ entry: LogEntry, _ place: Place, _ before: Choice?, _ after: Choice?) {
        edits.entries.append(
            LifeEdits.Entry(
                name: entry.id.text, isInRules: place.isInRules, line: entry.position.line, before: before,
                after: after))
    }
}
