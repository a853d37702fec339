internal import MarkdownAST

/// `missing-title`, `wrong-total`, `wrong-rule-total`, `stale-last-updated`, and the date of the last update itself.
struct HeaderCheck {
    let facts: LogFacts
    let today: LogDate

    func run(_ findings: inout Findings) {
        guard let header = facts.log.header else {
            if facts.log.isLog {
                findings.add(
                    .missingTitle, firstLine,
                    "the file does not begin with a title; add '# System — Failure Log'")
            }
            return
        }
        let source = facts.source
        if header.title.isEmpty {
            let line = source.content(ofLine: Int(facts.document.nodes[header.node].startLine))
            findings.add(.missingTitle, source.bytes.trimmingBlanks(line), "the title is empty")
        }
        for field in facts.headerFields where field.role == .date {
            DateCheck(facts: facts, today: today).check(field, ofSchema: nil, &findings)
        }
        checkLastUpdated(&findings)
        checkTotal(&findings)
    }

    /// The first heading, or else the first line that is not blank.
    private var firstLine: Range<Int> {
        let document = facts.document
        let line = document.topLevelHeadings.first.map { Int(document.nodes[$0].startLine) } ?? 0
        return document.source.content(ofLine: line)
    }

    private func checkTotal(_ findings: inout Findings) {
        guard let total = facts.derived.total, let entries = facts.derived.entryCount else { return }
        let (code, count): (DiagnosticCode, String) =
            total.countsRules
            ? (.wrongRuleTotal, entries.counting("rule", "rules"))
            : (.wrongTotal, entries.counting("entry", "entries"))
        if total.firstLine.isEmpty {
            findings.add(code, total.label, "the number is missing; the file has \(count)")
            return
        }
        guard let number = total.number else {
            let text = facts.quoted(total.firstLine)
            findings.add(code, total.firstLine, "\(text) is no number; the file has \(count)")
            return
        }
        guard let edit = facts.derived.totalEdit() else { return }
        let message = "the header says \(number.text(in: facts.source)), but the file has \(count)"
        findings.add(code, number.range, message, fix: [edit])
    }

    private func checkLastUpdated(_ findings: inout Findings) {
        guard let written = facts.derived.lastUpdated else { return }
        var youngest: (date: LogDate, id: EntryID)?
        for entry in facts.entries {
            for field in facts.fields(of: entry) {
                guard let date = field.date, date <= today else { continue }
                if date > youngest?.date ?? written.date { youngest = (date, entry.id) }
            }
        }
        guard let youngest, let edit = facts.derived.lastUpdatedEdit(youngest.date) else { return }
        let message = "the header says \(written.date), but \(youngest.id) is of \(youngest.date)"
        findings.add(.staleLastUpdated, written.range, message, fix: [edit])
    }
}
