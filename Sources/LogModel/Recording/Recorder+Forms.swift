internal import MarkdownAST

extension Recorder {
    /// Plans a post-mortem for a log whose entries are not in bizlog's own form. Its rule goes to the rules file if there is one, and else
    /// into the entry.
    mutating func addForeign(_ postmortem: Postmortem) {
        guard var draft = postmortem.failure else { return }
        warn(of: draft, .failure)
        if postmortem.crossSystem != nil { report(.otherEntry, .noOtherLog) }
        var further: [EntryDraft.Field] = []
        var rule: ChosenRule?
        if family.rules != nil {
            rule = chosenRule(postmortem)
            if let rule {
                further.append(
                    EntryDraft.Field(
                        label: RoleWords.label(for: .rule),
                        text: "[\(rule.id)] in \(family.rules?.name ?? "")"))
            }
        } else {
            switch postmortem.rule {
            case .none: break
            case .existing(let id): draft = draft.setting(RoleWords.label(for: .rule), to: id.text)
            case .new(let own, _):
                let text = own[RoleWords.label(for: .ruleText)] ?? own.title
                draft = draft.setting(form.label(.rule), to: text)
            }
        }
        if let category = postmortem.category {
            draft = draft.setting(form.label(.category), to: category)
        }
        let added = foreign?.add(draft, further: further, of: postmortem, index: entries.count)
        for problem in added?.problems ?? [] { report(.failure, problem) }
        let id = added?.id
        if let rule {
            let failure = id.map { Failure(id: $0.entryID, title: draft.title, fields: []) }
            addRule(rule, failure: failure, of: postmortem)
        }
        entries.append(
            Recording.Entry(failure: id, rule: rule?.id, addsRule: rule?.layer != nil, other: nil))
    }

    /// The edits of a log in another form; nil if it is in bizlog's own.
    func foreignEdits(limits: ParseLimits, _ faults: inout [RecordingProblem]) -> [TextEdit]? {
        guard let foreign, !foreign.entries.isEmpty else { return nil }
        let file = foreign.member.name
        switch foreign.plan(limits: limits) {
        case .edits(let edits): return edits
        case .fault(let fault, let line, let postmortem):
            faults.append(
                RecordingProblem(
                    postmortem: postmortem, part: .failure,
                    reason: .noForm(file: file, line: line, fault: fault)))
        case .tooMuch(let error, let postmortem):
            faults.append(
                RecordingProblem(
                    postmortem: postmortem, part: .failure, reason: .tooMuch(file: file, error)))
        }
        return []
    }
}
