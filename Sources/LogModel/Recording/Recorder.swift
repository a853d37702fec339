internal import MarkdownAST

/// Plans the additions to each file of a family, one post-mortem at a time.
struct Recorder {
    let family: LogFamily
    /// The files, by the part of a post-mortem that is added to them.
    var files: [RecordingProblem.Part: FileRecorder]
    /// What adds entries to the log if that is not in bizlog's own form.
    var foreign: FormRecorder?
    let form: EntryForm
    let otherForm: EntryForm?
    let ruleForms: RuleForms?

    var numbers: UsedNumbers
    /// The numbers used in the other log.
    var otherNumbers: UsedNumbers
    var entries: [Recording.Entry] = []
    private var problems: [RecordingProblem] = []
    private var warnings: [Recording.Warning] = []

    /// - Complexity: O(n) in the bytes of the files, which are scanned for ids.
    init(_ family: LogFamily) {
        self.family = family
        files = [.failure: FileRecorder(family.log)]
        files[.rule] = family.rules.map { FileRecorder($0) }
        files[.otherEntry] = family.otherLog.map { FileRecorder($0) }
        let foreign = FormRecorder(family.log)
        self.foreign = foreign
        form =
            foreign.map { EntryForm(prefix: LogSchema.failures.idPrefix, schema: $0.shape.schema) }
            ?? EntryForm(family.log.document)
        otherForm = family.otherLog.map { EntryForm($0.document) }
        ruleForms = family.rules.map { RuleForms($0.document) }
        numbers = UsedNumbers(prefixes: [form.prefix] + (ruleForms?.prefixes ?? []))
        otherNumbers = UsedNumbers(prefixes: otherForm.map { [$0.prefix] } ?? [])
        // If both logs use the same prefix, ids in this log say nothing about the other one's numbers.
        let isShared = otherForm?.prefix == form.prefix
        for member in [family.log, family.rules].compactMap(\.self) {
            numbers.scan(member)
            if !isShared { otherNumbers.scan(member) }
        }
        if let other = family.otherLog {
            otherNumbers.scan(other)
            if !isShared { numbers.scan(other) }
        }
    }

    /// Plans one post-mortem.
    mutating func add(_ postmortem: Postmortem) {
        if postmortem.failure != nil {
            if foreign != nil { return addForeign(postmortem) }
            if let missing = family.log.document.missingForm {
                report(.failure, .unreadForm(missing, in: family.log.name))
                entries.append(Recording.Entry(failure: nil, rule: nil, addsRule: false, other: nil))
                return
            }
        }
        let rule = chosenRule(postmortem)
        var entry = Recording.Entry(
            failure: nil, rule: rule?.id, addsRule: rule?.layer != nil, other: nil)
        if let draft = postmortem.failure {
            let id = numbers.next(form.prefix, width: form.schema.idWidth).map { FailureID($0) }
            if id == nil { reportNoNumber(.failure, form.prefix, numbers) }
            var other: FailureID?
            if postmortem.crossSystem != nil {
                if let otherForm {
                    other = otherNumbers.next(otherForm.prefix, width: otherForm.schema.idWidth)
                        .map { FailureID($0) }
                    if other == nil { reportNoNumber(.otherEntry, otherForm.prefix, otherNumbers) }
                } else {
                    report(.otherEntry, .noOtherLog)
                }
            }
            entry = Recording.Entry(
                failure: id, rule: entry.rule, addsRule: entry.addsRule, other: other)
            addEntries(entry, draft, rule, of: postmortem)
        } else {
            if postmortem.rule == .none { report(.failure, .nothingToRecord) }
            if postmortem.crossSystem != nil { report(.otherEntry, .noFailure) }
            if let rule { addRule(rule, failure: nil, of: postmortem) }
        }
        entries.append(entry)
    }

    private mutating func addEntries(
        _ ids: Recording.Entry,
        _ draft: EntryDraft,
        _ rule: ChosenRule?,
        of postmortem: Postmortem
    ) {
        guard let id = ids.failure else { return }
        let failure = addFailure(id, draft, rule: rule?.id, other: ids.other, of: postmortem)
        if let rule { addRule(rule, failure: failure, of: postmortem) }
        if let other = ids.other { addOther(other, failure, rule: rule?.id, of: postmortem) }
    }

    /// The edits for all files.
    ///
    /// - Parameter limits: the limits for parsing the files with the additions.
    func finished(limits: ParseLimits = .standard) throws(RecordingError) -> Recording {
        if !problems.isEmpty { throw RecordingError(problems: problems) }
        let plans = files.mapValues { $0.plan() }
        var faults: [RecordingProblem] = []
        for part in RecordingProblem.Part.allCases {
            guard let file = files[part], let fault = plans[part]?.firstFault() else { continue }
            let reason = RecordingProblem.Reason.noPlace(file: file.name, line: fault.line)
            faults.append(
                RecordingProblem(postmortem: fault.addition.postmortem, part: part, reason: reason))
        }
        for part in RecordingProblem.Part.allCases where faults.isEmpty {
            guard let file = files[part], let last = file.additions.last,
                let error = plans[part]?.refusal(by: limits)
            else { continue }
            let reason = RecordingProblem.Reason.tooMuch(file: file.name, error)
            faults.append(RecordingProblem(postmortem: last.postmortem, part: part, reason: reason))
        }
        let ofForm = foreignEdits(limits: limits, &faults)
        if faults.isEmpty, ofForm == nil, let reason = faultOfOtherForms(plans[.failure]?.edits ?? []) {
            let index = files[.failure]?.additions.last?.postmortem ?? 0
            faults.append(RecordingProblem(postmortem: index, part: .failure, reason: reason))
        }
        if !faults.isEmpty { throw RecordingError(problems: faults) }
        return Recording(
            log: ofForm ?? plans[.failure]?.edits ?? [],
            rules: plans[.rule]?.edits ?? [],
            otherLog: plans[.otherEntry]?.edits ?? [],
            entries: entries,
            warnings: warnings
        )
    }
}

extension Recorder {
    /// The rule of a post-mortem, new or existing.
    struct ChosenRule {
        let id: RuleID
        /// The draft of a new rule, and the index of its layer.
        let layer: (draft: EntryDraft, index: Int?)?
    }

    /// Whether the present post-mortem has a problem.
    var isRefused: Bool { problems.last?.postmortem == entries.count }

    /// Records a problem of the present post-mortem.
    mutating func report(_ part: RecordingProblem.Part, _ reason: RecordingProblem.Reason) {
        problems.append(RecordingProblem(postmortem: entries.count, part: part, reason: reason))
    }

    private mutating func reportNoNumber(
        _ part: RecordingProblem.Part, _ prefix: String, _ numbers: UsedNumbers
    ) {
        let last = numbers.last(prefix)
        report(
            part, .noNumber(prefix: prefix, last: last?.id, file: last?.file ?? "", line: last?.line ?? 0))
    }

    /// Adds an entry to its file if it would be read back as it is.
    mutating func add(
        _ composed: (entry: Failure, problems: [RecordingProblem.Reason]),
        _ form: EntryForm,
        at place: EntryPlace?,
        _ part: RecordingProblem.Part,
        on day: LogDate
    ) {
        for problem in composed.problems { report(part, problem) }
        guard composed.problems.isEmpty, let place else { return }
        switch EntryProof(schema: form.schema).text(of: composed.entry) {
        case .refused(let finding):
            report(
                part, .notReadBack(label: finding.label, line: finding.line, fault: finding.fault))
        case .text(let text, let cost):
            let addition = FileRecorder.Addition(
                entry: composed.entry, text: text, cost: cost, place: place, postmortem: entries.count)
            files[part]?.add(addition, on: day)
        }
    }

    /// Adds warnings about credentials in a draft.
    mutating func warn(of draft: EntryDraft, _ part: RecordingProblem.Part) {
        for (label, text) in [(nil, draft.title)] + draft.fields.map({ ($0.label, $0.text) }) {
            // The label is included, since it may be what shows that the value is a credential.
            let name = label.map { $0 + ": " } ?? ""
            let bytes = Array((name + text).utf8)
            for match in SecretScanner.matches(in: bytes) {
                let line = bytes[..<match.range.lowerBound].count { $0 == UInt8(ascii: "\n") } + 1
                warnings.append(
                    Recording.Warning(
                        postmortem: entries.count, part: part, label: label, line: line,
                        finding: match.name))
            }
        }
    }

    mutating func chosenRule(_ postmortem: Postmortem) -> ChosenRule? {
        if postmortem.rule == .none { return nil }
        guard let rules = family.rules, let ruleForms else {
            report(.rule, .noRulesFile)
            return nil
        }
        switch postmortem.rule {
        case .none: return nil
        case .existing(let id):
            if ruleForms.ids.contains(id) { return ChosenRule(id: id, layer: nil) }
            let nearest = EntryID.nearest(to: id.text, among: rules.document.syntax.map(\.id))
            report(.rule, .unknownRule(id, nearest: nearest.map { [RuleID($0)] } ?? []))
            return nil
        case .new(let draft, let layer):
            let choice = ruleForms.layer(layer, of: postmortem.failure, form.schema)
            if let problem = choice.problem {
                report(.rule, problem)
                return nil
            }
            let prefix = choice.index.map { ruleForms.layers[$0].prefix } ?? ruleForms.form.prefix
            guard let id = numbers.next(prefix, width: ruleForms.form.schema.idWidth) else {
                reportNoNumber(.rule, prefix, numbers)
                return nil
            }
            return ChosenRule(id: RuleID(id), layer: (draft, choice.index))
        }
    }
}
