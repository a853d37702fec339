internal import MarkdownAST

/// Makes a new file for an entry, like another file that is one entry as a whole.
package struct FormFile {
    private let log: LogDocument
    private let shape: FormShape

    /// - Parameter log: the newest file of the directory, or what says which form they have.
    package init?(like log: LogDocument) {
        guard let shape = log.formShape, shape.model.kind == .file else { return nil }
        (self.log, self.shape) = (log, shape)
    }

    /// The text of the file, or the problems of the post-mortem.
    ///
    /// - Parameter number: the number in the file's name; nil if it has none.
    package func text(_ postmortem: Postmortem, number: String?) -> (
        text: String?, problems: [RecordingProblem.Reason]
    ) {
        guard var draft = postmortem.failure else { return (nil, [.noFailure]) }
        switch postmortem.rule {
        case .none: break
        case .existing(let id): draft = draft.setting(RoleWords.label(for: .rule), to: id.text)
        case .new(let own, _):
            draft = draft.setting(
                RoleWords.label(for: .rule), to: own[RoleWords.label(for: .ruleText)] ?? own.title)
        }
        if let category = postmortem.category {
            draft = draft.setting(RoleWords.label(for: .category), to: category)
        }
        if let fault = FormRecorder.forbidden(in: draft) { return (nil, [fault]) }
        var composer = FormComposer(shape, in: shape.model.document, number: number)
        let composed = composer.compose(draft, further: [], on: postmortem.date, isDraft: postmortem.isDraft)
        guard let entry = composed.entry else { return (nil, composed.problems) }
        let text = entry.text + "\n"
        guard let new = try? LogDocument(parsing: text) else {
            return (nil, [.noForm(file: "the new file", line: 1, fault: .unread)])
        }
        let found = new.inferredEntries
        let proof = FormProof(
            old: LogDocument(reading: shape.model.document), before: shape.found, entries: [], offset: 0,
            isBefore: false,
            counters: [],
            kind: .file)
        guard found.count == 1, let first = found.first else {
            return (nil, [.noForm(file: "the new file", line: 1, fault: .unread)])
        }
        if let fault = proof.fault(of: entry, readAs: first, in: new) {
            return (nil, [.noForm(file: "the new file", line: 1, fault: fault)])
        }
        return (log.lineEnding == "\n" ? text : text.replacing("\n", with: log.lineEnding), [])
    }
}
