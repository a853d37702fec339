/// `recurrence`: failures that came back although there was a rule against them.
struct RecurrenceCheck {
    let references: ReferenceIndex

    func run(_ findings: inout Findings) {
        guard findings.wants(.recurrence) else { return }
        for found in references.judgements.recurrences {
            let recurrence = found.recurrence
            guard let rule = recurrence.rulesInForce.min(by: { $0.text < $1.text }) else { continue }
            let message =
                "\(recurrence.failure) is of the kind of \(recurrence.earlier), which \(rule) should have prevented; strengthen the rule"
            findings.add(.recurrence, found.place, message)
        }
    }
}
