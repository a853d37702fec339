internal import LogModel
internal import MarkdownAST

/// Diagrams of Mermaid, and tables for what it cannot draw.
extension MarkdownPage {
    private static let mostBars = 36
    private static let mostChains = 15
    private static let mostSteps = 8
    private static let mostSlices = 10

    mutating func writeTimeline() {
        let calendar = report.calendar
        let months = calendar.years.flatMap { year in
            year.months.enumerated().filter { $0.element.contains { $0 > 0 } }
                .map {
                    (name: "\(year.number)-\($0.offset < 9 ? "0" : "")\($0.offset + 1)", counts: $0.element)
                }
        }
        guard !months.isEmpty else {
            return paragraph(report.undatedText ?? "There are no failures to draw.")
        }
        page.markup("```mermaid\nxychart-beta\n    title \"Failures by month\"\n    x-axis [")
        for (index, month) in months.suffix(Self.mostBars).enumerated() {
            page.markup(index > 0 ? ", \"" : "\"")
            page.label(month.name)
            page.markup("\"")
        }
        page.markup("]\n    y-axis \"Failures\"\n    bar [")
        for (index, month) in months.suffix(Self.mostBars).enumerated() {
            if index > 0 { page.markup(", ") }
            page.number(month.counts.reduce(0, +))
        }
        page.markup("]\n```\n\n")
        head(["Month"] + calendar.severities + ["All"], numbersFrom: 1)
        for month in months {
            row([month.name] + (month.counts + [month.counts.reduce(0, +)]).map { "\($0)" })
        }
        page.markup("\n")
        paragraph(report.undatedText)
        paragraph(report.earlierYearsText)
    }

    /// Squares of text: thirteen weeks in a row, four rows for a year.
    mutating func writeWeeks() {
        let calendar = report.calendar
        let shown = calendar.years.filter { $0.weeks.contains { $0 > 0 } }
        guard !shown.isEmpty else { return paragraph("There are no days to draw.") }
        paragraph(
            "Each square is a week as ISO 8601 counts them, thirteen in a row; the darker, the more failures."
        )
        let highest = max(1, calendar.highestWeek)
        let squares = ["·", "░", "▒", "▓", "█"]
        var text = ""
        for year in shown {
            text += "\(year.number)  "
            for (week, count) in year.weeks.enumerated() {
                if week > 0, week < 52, week % 13 == 0 { text += "\n      " }
                if week == 52, count == 0 { continue }
                text += squares[count == 0 ? 0 : min(4, max(1, (count * 4 + highest - 1) / highest))]
            }
            text += "\n\n"
        }
        page.fenced(String(text.dropLast()), as: "text")
    }

    mutating func writeCounts() {
        if report.counts.isEmpty { return paragraph("There is nothing to count.") }
        for counts in report.counts {
            page.markup("### ")
            page.text(counts.title)
            page.markup("\n\n")
            paragraph(counts.remark.isEmpty ? nil : counts.remark)
            var rows = counts.rows.map { (ShortMarkdown($0.name).plain, $0.count) }
            if counts.others > 0, !rows.isEmpty { rows.append(("(others)", counts.others)) }
            if counts.missing > 0 { rows.append(("(none)", counts.missing)) }
            if rows.isEmpty { continue }
            if rows.count <= Self.mostSlices, rows.contains(where: { $0.1 > 0 }) {
                page.markup("```mermaid\npie showData\n")
                for (name, count) in rows where count > 0 {
                    page.markup("    \"")
                    page.label(name)
                    page.markup("\" : ")
                    page.number(count)
                    page.markup("\n")
                }
                page.markup("```\n\n")
            }
            head([counts.title, "Failures"], numbersFrom: 1)
            for (name, count) in rows { row([name, "\(count)"]) }
            page.markup("\n")
        }
    }

    mutating func writeChains() {
        if let text = report.chainsText { return paragraph(text) }
        page.markup("```mermaid\nflowchart LR\n")
        var nodes: [EntryMention: Int] = [:]
        var isDrawn: Set<Int> = []
        func number(_ name: EntryMention) -> Int {
            let number = nodes[name] ?? nodes.count
            nodes[name] = number
            return number
        }
        for step in report.chains.prefix(Self.mostChains).flatMap({ $0.steps.prefix(Self.mostSteps) }) {
            let later = number(step.later)
            let rules = step.rules.prefix(2).map { (number($0), $0) }
            let earlier = step.earlier.map { (number($0), $0) }
            for (node, name, isRule) in rules.map({ ($0.0, $0.1, true) }) + [(later, step.later, false)]
                + (earlier.map { [($0.0, $0.1, false)] } ?? [])
            where isDrawn.insert(node).inserted {
                page.markup("    n")
                page.number(node)
                page.markup(isRule ? "([\"" : "[\"")
                page.label(plain(name))
                page.markup(isRule ? "\"])\n" : "\"]\n")
            }
            for (rule, _) in rules {
                if let earlier { arrow(from: earlier.0, to: rule) }
                arrow(from: rule, to: later, LogReport.words(step.tie))
            }
            if rules.isEmpty, let earlier { arrow(from: earlier.0, to: later, LogReport.words(step.tie)) }
        }
        page.markup("```\n\n")
        let rest = report.chains.prefix(Self.mostChains).reduce(0) {
            $0 + max(0, $1.steps.count - Self.mostSteps)
        }
        paragraph(rest > 0 ? "Of long chains the first \(Self.mostSteps) steps are drawn." : nil)
        remaining(report.chains.count - Self.mostChains)
    }

    private mutating func arrow(from first: Int, to second: Int, _ words: String = "") {
        page.markup("    n")
        page.number(first)
        page.markup(" -->")
        if !words.isEmpty {
            page.markup("|\"")
            page.label(words)
            page.markup("\"|")
        }
        page.markup(" n")
        page.number(second)
        page.markup("\n")
    }
}
