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
        for field in facts.document.facts(of: header.body, SchemaFacts(header.schema)) {
            switch field.schemaIndex {
            case 0: checkLastUpdated(field, &findings)
            case 1: checkTotal(field, &findings)
            default: continue
            }
        }
    }

    /// The first heading, or else the first line that is not blank.
    private var firstLine: Range<Int> {
        let document = facts.document
        let line = document.topLevelHeadings.first.map { Int(document.nodes[$0].startLine) } ?? 0
        return document.source.content(ofLine: line)
    }

    private func checkTotal(_ field: FieldFacts, _ findings: inout Findings) {
        let entries = facts.entries
        // A file whose entries have a form of their own may count what is not seen here.
        if entries.isEmpty, facts.log.templates.isEmpty, facts.prefixes.isEmpty { return }
        let label = facts.source.bytes
        let isOfRules =
            FoldedText.matches(label, field.name, RoleWords.ruleTotalKey)
            || !entries.isEmpty && entries.allSatisfy(\.isRule)
        let (code, count): (DiagnosticCode, String) =
            isOfRules
            ? (.wrongRuleTotal, entries.count.counting("rule", "rules"))
            : (.wrongTotal, entries.count.counting("entry", "entries"))
        guard !field.isEmpty else {
            findings.add(
                code, field.label, "the number is missing; the file has \(count)")
            return
        }
        guard let number = DigitRun(facts.source.bytes, field.range) else {
            let text = facts.quoted(field.firstLine)
            findings.add(code, field.firstLine, "\(text) is no number; the file has \(count)")
            return
        }
        if number.value == entries.count { return }
        findings.add(
            code,
            number.range,
            "the header says \(number.text(in: facts.source)), but the file has \(count)",
            fix: [TextEdit(range: number.range, replacement: "\(entries.count)")]
        )
    }

    private func checkLastUpdated(_ field: FieldFacts, _ findings: inout Findings) {
        DateCheck(facts: facts, today: today).check(field, ofSchema: nil, &findings)
        guard let scan = DateScanner.date(in: facts.source.bytes, field.firstLine) else { return }
        var youngest: (date: LogDate, id: EntryID)?
        for entry in facts.entries {
            for field in facts.fields(of: entry) {
                guard let date = field.date, date <= today else { continue }
                if date > youngest?.date ?? scan.date { youngest = (date, entry.id) }
            }
        }
        guard let youngest else { return }
        let range = field.firstLine.lowerBound..<scan.end
        findings.add(
            .staleLastUpdated,
            range,
            "the header says \(scan.date), but \(youngest.id) is of \(youngest.date)",
            fix: [TextEdit(range: range, replacement: youngest.date.description)]
        )
    }
}
