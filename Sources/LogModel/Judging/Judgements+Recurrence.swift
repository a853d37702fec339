internal import MarkdownAST

/// What came back.
///
/// A failure came back if it says itself that it is like an earlier one: in words right before the id (`the same class as F-004`),
/// in whatever field; or by naming it where it speaks of its cause or of what was learned, when there was a rule against the earlier one. A
/// mention elsewhere says nothing of the kind: `See F-004 for the numbers`.
extension Judgements {
    /// A recurrence, and where the failure says so.
    package struct Found {
        package let recurrence: Recurrence
        /// The index of the failure's file.
        let file: Int
        /// The id of the earlier failure.
        package let place: Range<Int>
    }

    /// The recurrences among the failures of the files that are no companions, in the order of the failures.
    ///
    /// - Complexity: O(n) in the bytes of the entries.
    package var recurrences: [Found] {
        var found: [Found] = []
        guard var file = files.first else { return [] }
        var index = 0
        for failure in failures where failure.file < ownFiles {
            if failure.file != index { (index, file) = (failure.file, files[failure.file]) }
            for reference in references(of: failure, in: file) {
                guard let recurrence = recurrence(of: failure, reference) else { continue }
                found.append(Found(recurrence: recurrence, file: failure.file, place: reference.place))
            }
        }
        return found
    }

    /// An id by which a failure says that it is like an earlier one.
    private struct Reference {
        let id: FailureID
        let place: Range<Int>
        var statesClass: Bool
    }

    /// What a failure says it is like, each id once.
    private func references(of failure: Failure, in file: File) -> [Reference] {
        let entry = file.log.syntax[failure.entry]
        guard mayRefer(entry, in: file) else { return [] }
        let document = file.log.document
        let bytes = document.source.bytes
        var references: [Reference] = []
        for field in entry.body.allFields(inOrderOf: entry.schema) {
            if let index = field.schemaIndex, !entry.schema.fields[index].kind.isText { continue }
            let range = document.text(of: field)
            let mentions =
                file.mentions?.all(in: range) ?? IDMention.all(in: bytes, range)[...]
            if mentions.isEmpty { continue }
            let isReason =
                document.has(.cause, field, entry.schema) || document.has(.lesson, field, entry.schema)
            for mention in mentions where mention.id != failure.id.entryID && !mention.id.isRule {
                let id = FailureID(mention.id)
                let isKnown = isKnownFailure(id)
                guard isKnown || mention.isUnambiguous else { continue }
                let statesClass = ClassStatement.stands(
                    before: mention.range.lowerBound, from: range.lowerBound, in: bytes)
                guard statesClass || isReason && isKnown else { continue }
                if let place = references.firstIndex(where: { $0.id == id }) {
                    if statesClass { references[place].statesClass = true }
                } else {
                    references.append(
                        Reference(id: id, place: mention.range, statesClass: statesClass))
                }
            }
        }
        return references
    }

    /// Whether an entry may name another failure: the id of one stands in it, or a word that the beginning of a value cuts in two.
    private func mayRefer(_ entry: EntrySyntax, in file: File) -> Bool {
        guard let mentions = file.mentions, !mentions.hasWords else { return true }
        let source = file.log.document.source
        let lines = source.range(ofLines: entry.region.lines)
        return mentions.all(in: lines).contains { !$0.id.isRule && $0.id != entry.id }
            || [entry.body.fields, entry.body.innerFields].contains { fields in
                fields.contains { field in
                    let start = field.label.range.upperBound
                    return IDMention.isWord(source.bytes, acrossStartOf: start..<source.bytes.count)
                }
            }
    }

    private func recurrence(of failure: Failure, _ reference: Reference) -> Recurrence? {
        let earlier = self.failure(reference.id)
        if let earlier {
            if let day = failure.day, let other = earlier.day, other > day { return nil }
            if failure.day == earlier.day, !earlier.id.entryID.isBefore(failure.id.entryID) { return nil }
        }
        let rules = rules(against: reference.id)
        let inForce = rules.filter { isInForce($0, against: earlier, at: failure) }
        guard reference.statesClass || !inForce.isEmpty else { return nil }
        return Recurrence(
            failure: failure.id,
            date: failure.day,
            earlier: reference.id,
            statesClass: reference.statesClass,
            rules: rules,
            rulesInForce: inForce
        )
    }

    /// Whether a rule was in force when a failure happened.
    ///
    /// A rule counts from the day on which it was added, that day included: days are all that a log knows, and a rule against an earlier
    /// failure is mostly older than what happens on its day. But one that was added on the very day because of the later failure, and that the
    /// earlier one does not name, came behind it. A rule without a day of its own is taken to be as old as the earlier failure.
    private func isInForce(_ rule: RuleID, against earlier: Failure?, at later: Failure) -> Bool {
        guard let day = later.day, let added = (rules[rule] ?? nil) ?? earlier?.day else { return false }
        if added != day { return added < day }
        return earlier?.rules.contains(rule) == true || !isRule(rule, from: later)
    }
}

extension FieldSchema.Kind {
    /// Whether what it holds is text, be it a list or a reference.
    var isText: Bool {
        switch self {
        case .text, .list, .ruleReference: true
        case .date, .choice: false
        }
    }
}
