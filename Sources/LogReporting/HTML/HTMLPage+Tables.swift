internal import LogChecks
internal import LogModel
internal import LogStore
internal import MarkdownAST

/// What stands in tables and lists.
extension HTMLPage {
    private static let mostRules = 500
    private static let mostOpen = 200
    private static let mostFindings = 200
    private static let mostChains = 60
    private static let mostSteps = 20
    private static let mostNames = 12

    private mutating func remaining(_ count: Int) { paragraph(LogReport.moreText(count)) }

    private mutating func beginTable(
        _ headings: [String], _ label: StaticString, _ kind: StaticString = "stack"
    ) {
        markup("<table class=\"")
        markup(kind)
        markup("\"><caption class=\"hidden\">")
        markup(label)
        markup("</caption>\n<thead><tr>")
        for heading in headings {
            markup("<th scope=\"col\">")
            text(heading)
            markup("</th>")
        }
        markup("</tr></thead>\n<tbody>\n")
    }

    private mutating func endTable() { markup("</tbody></table>\n") }

    // MARK: Numbers

    mutating func writeCounts() {
        if report.counts.isEmpty { return paragraph("There is nothing to count.") }
        markup("<div class=\"counts\">\n")
        for counts in report.counts { write(counts) }
        markup("</div>\n")
    }

    private mutating func write(_ counts: ReportedCounts) {
        markup("<div><h3>")
        text(counts.title)
        markup("</h3>\n")
        if !counts.remark.isEmpty { paragraph(counts.remark) }
        var rows = counts.rows.map { ($0.name, $0.count) }
        if counts.others > 0, !rows.isEmpty { rows.append(("(others)", counts.others)) }
        if counts.missing > 0 { rows.append(("(none)", counts.missing)) }
        if !rows.isEmpty {
            let highest = rows.reduce(1) { max($0, $1.1) }
            markup(
                "<table class=\"bars\"><thead class=\"hidden\"><tr><th scope=\"col\">Value</th><th scope=\"col\">Failures</th>"
            )
            markup("</tr></thead>\n<tbody>\n")
            for (name, count) in rows {
                markup("<tr><th scope=\"row\"><bdi>")
                ShortMarkdown(name).write(to: &html)
                markup(
                    "</bdi><svg class=\"bar\" viewBox=\"0 0 1000 8\" preserveAspectRatio=\"none\" aria-hidden=\"true\">"
                )
                markup("<rect height=\"8\" width=\"")
                // In floating point, since the counts of a table may be of any size.
                number(Int(Double(count) / Double(highest) * 1000))
                markup("\"/></svg></th><td class=\"number\">")
                number(count)
                markup("</td></tr>\n")
            }
            markup("</tbody></table>\n")
        }
        markup("</div>\n")
    }

    // MARK: Chains

    mutating func writeChains() {
        if let text = report.chainsText { return paragraph(text) }
        paragraph(
            "Each chain begins with a failure; then come the rule against it and the next failure, with what ties it to the rule."
        )
        for chain in report.chains.prefix(Self.mostChains) {
            markup("<ol class=\"chain\">\n")
            if let step = chain.steps.first, let earlier = step.earlier {
                markup("<li class=\"failure\">")
                mention(earlier)
                markup("</li>\n")
            }
            for step in chain.steps.prefix(Self.mostSteps) {
                if !step.rules.isEmpty {
                    markup("<li class=\"rule\"><small>rule</small> ")
                    mentions(step.rules.prefix(Self.mostNames))
                    markup("</li>\n")
                }
                markup("<li class=\"failure\">")
                mention(step.later)
                markup(" <small>")
                text(LogReport.words(step.tie))
                markup("</small></li>\n")
            }
            if chain.steps.count > Self.mostSteps {
                markup("<li>")
                text(
                    "and \((chain.steps.count - Self.mostSteps).counting("further failure", "further failures"))"
                )
                markup("</li>\n")
            }
            markup("</ol>\n")
        }
        remaining(report.chains.count - Self.mostChains)
    }

    // MARK: Rules

    mutating func writeRules() {
        paragraph(report.rulesText)
        paragraph(report.unknownRulesText)
        if report.rules.isEmpty { return }
        beginTable(
            [RoleWords.label(for: .ruleText), "Age", "Came from", "Does it hold?", "Proof"],
            "Rules, and whether they hold")
        for rule in report.rules.prefix(Self.mostRules) { write(rule) }
        endTable()
        remaining(report.rules.count - Self.mostRules)
    }

    private mutating func write(_ rule: ReportedRule) {
        markup("<tr><th scope=\"row\">")
        mention(rule.name)
        if !rule.title.isEmpty {
            markup(" <bdi>")
            ShortMarkdown(rule.title).write(to: &html)
            markup("</bdi>")
        }
        if !rule.text.isEmpty {
            markup("<span class=\"says\" dir=\"auto\">")
            ShortMarkdown(rule.text).write(to: &html)
            markup("</span>")
        }
        markup("</th><td data-label=\"Age\">")
        if let age = rule.age { text(age.counting("day", "days")) } else { markup("no day") }
        if let status = rule.status {
            markup(", ")
            text(status)
        }
        markup("</td><td data-label=\"Came from\">")
        mentions(rule.origins.prefix(Self.mostNames))
        if rule.origins.isEmpty { markup("–") }
        markup("</td><td data-label=\"Does it hold?\">")
        if rule.didNotHold {
            markup("<strong class=\"bad\">✗ no:</strong> ")
            text(rule.recurrences.counting("failure came back", "failures came back"))
        } else {
            markup("<span class=\"good\">✓ nothing came back</span>")
        }
        if !rule.failures.isEmpty {
            markup("<ul>")
            for failure in rule.failures.prefix(Self.mostNames) {
                markup("<li>")
                mention(failure.name)
                markup(" <small>")
                text(LogReport.words(failure.reasons))
                markup("</small></li>")
            }
            markup("</ul>")
            remaining(rule.failures.count - Self.mostNames)
        }
        markup("</td><td data-label=\"Proof\">")
        switch rule.enforcement {
        case .enforced: markup("<span class=\"good\">✓ ")
        case .missing: markup("<span class=\"bad\">✗ ")
        case .advisory: markup("<span>– ")
        }
        text(LogReport.name(of: rule.enforcement))
        markup("</span>")
        if !rule.targets.isEmpty {
            markup("<ul>")
            for target in rule.targets.prefix(Self.mostNames) {
                markup("<li><code>")
                text(target.name)
                markup("</code> <small>")
                text(LogReport.remark(target.state))
                markup("</small></li>")
            }
            markup("</ul>")
        }
        markup("</td></tr>\n")
    }

    // MARK: What is open

    mutating func writeOpen() {
        paragraph(report.openText)
        if report.open.isEmpty { return }
        beginTable(["Failure", "Since", "For"], "Open failures, the oldest first", "plain")
        for failure in report.open.prefix(Self.mostOpen) {
            markup("<tr><th scope=\"row\">")
            mention(failure.name)
            if !failure.name.isTitle, let number = failure.name.number {
                markup(" <bdi>")
                ShortMarkdown(report.entries[number].title).write(to: &html)
                markup("</bdi>")
            }
            markup("</th><td>")
            text(failure.date?.description ?? "no day")
            markup("</td><td>")
            text(failure.age?.counting("day", "days") ?? "–")
            markup("</td></tr>\n")
        }
        endTable()
        remaining(report.open.count - Self.mostOpen)
    }

    // MARK: Findings

    mutating func writeFindings() {
        paragraph(report.findingsText)
        if report.findings.isEmpty { return }
        beginTable(["Code", "Level", "What it is", "How often"], "Codes of what check finds")
        for code in report.codes {
            markup("<tr><th scope=\"row\"><code>")
            text(code.explanation.code.rawValue)
            markup("</code></th><td data-label=\"Level\">")
            text(code.explanation.level.rawValue)
            markup("</td><td data-label=\"What it is\">")
            text(code.explanation.summary)
            markup("</td><td data-label=\"How often\">")
            number(code.count)
            markup("</td></tr>\n")
        }
        endTable()
        markup("<ul class=\"findings\">\n")
        for finding in report.findings.prefix(Self.mostFindings) {
            markup("<li><code>")
            text("\(finding.file):\(finding.line)")
            markup("</code> <strong>")
            text(finding.level.rawValue)
            markup("</strong> <span dir=\"auto\">")
            text(finding.message)
            markup("</span> <small>")
            text(finding.code)
            markup("</small></li>\n")
        }
        markup("</ul>\n")
        remaining(report.findings.count - Self.mostFindings)
    }
}
