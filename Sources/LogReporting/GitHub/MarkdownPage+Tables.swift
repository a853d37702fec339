internal import LogChecks
internal import LogModel
internal import LogStore
internal import MarkdownAST

/// What stands in tables and lists.
extension MarkdownPage {
    private static let mostRules = 500
    private static let mostOpen = 200
    private static let mostFindings = 200
    private static let mostNames = 12

    mutating func writeRules() {
        paragraph(report.rulesText)
        paragraph(report.unknownRulesText)
        if report.rules.isEmpty { return }
        head([RoleWords.label(for: .ruleText), "Age", "Came from", "Does it hold?", "Proof"])
        for rule in report.rules.prefix(Self.mostRules) {
            let title = ShortMarkdown(rule.title).plain
            let name = title.isEmpty ? plain(rule.name) : "\(plain(rule.name)) \(title)"
            let text = ShortMarkdown(rule.text).plain
            let failures = rule.failures.prefix(Self.mostNames).map {
                "\(plain($0.name)) (\(LogReport.words($0.reasons)))"
            }
            let held =
                rule.didNotHold
                ? "✗ no: \(rule.recurrences.counting("failure came back", "failures came back"))"
                : "✓ nothing came back"
            let targets = rule.targets.prefix(Self.mostNames).map {
                "\($0.name) (\(LogReport.remark($0.state)))"
            }
            row([
                text.isEmpty ? name : "\(name): \(text)",
                [rule.age.map { $0.counting("day", "days") } ?? "no day", rule.status].compactMap(\.self)
                    .joined(separator: ", "),
                plain(rule.origins.prefix(Self.mostNames)),
                ([held] + failures).joined(separator: "; "),
                ([LogReport.name(of: rule.enforcement)] + targets).joined(separator: "; "),
            ])
        }
        page.markup("\n")
        remaining(report.rules.count - Self.mostRules)
    }

    mutating func writeOpen() {
        paragraph(report.openText)
        if report.open.isEmpty { return }
        head(["Failure", "Since", "For"])
        for failure in report.open.prefix(Self.mostOpen) {
            var name = plain(failure.name)
            if !failure.name.isTitle, let number = failure.name.number {
                name += " \(ShortMarkdown(report.entries[number].title).plain)"
            }
            row([
                name, failure.date?.description ?? "no day", failure.age?.counting("day", "days") ?? "–",
            ])
        }
        page.markup("\n")
        remaining(report.open.count - Self.mostOpen)
    }

    mutating func writeFindings() {
        paragraph(report.findingsText)
        if report.findings.isEmpty { return }
        head(["Code", "Level", "What it is", "How often"], numbersFrom: 3)
        for code in report.codes {
            row([
                code.explanation.code.rawValue, code.explanation.level.rawValue, code.explanation.summary,
                "\(code.count)",
            ])
        }
        page.markup("\n")
        for finding in report.findings.prefix(Self.mostFindings) {
            page.markup("- ")
            page.text(
                "\(finding.file):\(finding.line) \(finding.level.rawValue): \(finding.message) (\(finding.code))"
            )
            page.markup("\n")
        }
        page.markup("\n")
        remaining(report.findings.count - Self.mostFindings)
    }
}
