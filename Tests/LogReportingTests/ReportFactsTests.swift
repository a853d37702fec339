import LogChecks
import LogModel
import LogStore
import TestSupport
import Testing

@testable import LogReporting

@Suite("Report: its numbers are those of stats, rules and check (invariant 11)")
struct ReportFactsTests {
    private func team(_ scope: ReportScope = .all, today: LogDate? = nil) throws -> LogReport {
        let log = try LogDocument(parsing: try Fixtures.bytes("report/team/FAILURE_LOG.md"))
        let rules = try LogDocument(parsing: try Fixtures.bytes("report/team/RULES.md"))
        let day = try #require(LogDate("2026-03-02"))
        let found = LogChecker(today: day).diagnostics(of: log, named: "FAILURE_LOG.md", companions: [rules])
        return LogReport(
            of: [ReportedFile(log, named: "FAILURE_LOG.md", diagnostics: found)],
            companions: [ReportedFile(rules, named: "RULES.md")], scope: scope, today: today)
    }

    @Test("the sentence counts what the parts show")
    func truth() throws {
        let report = try team()
        #expect(report.truthText == "14 failures, 5 came back, 3 rules did not hold, 7 have no proof.")
        #expect(
            report.aboutText
                == "About FAILURE_LOG.md. From 2025-01-14 to 2026-02-26. Ages count to 2026-03-02.")
        #expect(report.rules.count == 7 && report.open.map(\.age) == [21, 20, 4])
    }

    @Test("what enforces a rule is asked of the caller")
    func enforcement() throws {
        let log = try LogDocument(parsing: try Fixtures.bytes("report/team/RULES.md"))
        let report = LogReport(of: [ReportedFile(log, named: "RULES.md")]) {
            $0.enforcement.map { _ in .there }
        }
        #expect(report.truthText == "no failure is logged, 0 rules did not hold, 2 have no proof.")
    }

    @Test(
        "months, weeks and severities add up",
        arguments: ["report/team/FAILURE_LOG.md", "seed/FAILURE_LOG.md", "convert/rows.md"])
    func sums(_ name: String) throws {
        let log = try LogDocument(parsing: try Fixtures.bytes(name))
        let report = LogReport(of: [ReportedFile(log, named: name)])
        let statistics = LogStatistics(of: [log])
        #expect(report.statistics == statistics)
        let dated = statistics.total - statistics.undated
        #expect(statistics.days.reduce(0) { $0 + $1.count } == dated)
        #expect(report.calendar.years.reduce(0) { $0 + $1.total } == dated)
        #expect(report.calendar.years.flatMap(\.weeks).reduce(0, +) == dated)
        for month in statistics.months {
            let year = report.calendar.years.first { $0.number == month.year }
            #expect(year?.months[month.month - 1].reduce(0, +) == month.count)
        }
        for counts in report.counts where counts.remark.isEmpty {
            #expect(counts.rows.reduce(counts.others + counts.missing) { $0 + $1.count } == statistics.total)
        }
        let codes = report.codes.reduce(0) { $0 + $1.count }
        #expect(codes == report.findings.count)
    }

    @Test("since a day: what stats selects, the rules that it concerns, and what is found there")
    func sinceDay() throws {
        let day = try #require(LogDate("2026-01-01"))
        let report = try team(.since(day))
        #expect(report.truthText == "4 failures, 2 came back, 1 rule did not hold, 4 have no proof.")
        #expect(report.entries.map(\.name) == ["F-011", "F-012", "F-013", "F-014"])
        #expect(report.aboutText.contains("Only what is new since 2026-01-01: 4 failures of 14."))
        #expect(report.findings.allSatisfy { $0.line > 220 } && !report.findings.isEmpty)
    }

    @Test("since an earlier state: what it did not have, be it named by an id or by its day and title")
    func sinceState() throws {
        let text = "# Log\n\n## 2026-01-01 A\n\nx\n\n## 2026-01-01 A\n\ny\n\n## 2026-01-02 B\n\nz\n"
        let log = try LogDocument(parsing: text)
        let old = try LogDocument(parsing: "# Log\n\n## 2026-01-01 A\n\nx\n\n## 2026-01-03 C\n\nw\n")
        #expect(ReportScope.missing(in: "v1", earlier: [old]).places(in: log, number: 0) == [1, 2])
        #expect(ReportScope.missing(in: "v1", earlier: [nil]).places(in: log, number: 0) == [0, 1, 2])
        let ids = try LogDocument(parsing: try Fixtures.bytes("report/team/FAILURE_LOG.md"))
        #expect(ReportScope.missing(in: "v1", earlier: [ids]).places(in: ids, number: 0) == [])
    }

    @Test("an empty log, and one without days, rules and severities, are told honestly")
    func empty() throws {
        let report = LogReport(of: [ReportedFile(try LogDocument(parsing: ""), named: "LOG.md")])
        #expect(report.truthText == "no failure is logged, no rule is known.")
        #expect(report.findingsText == "Nobody has looked." && report.today == nil)
        #expect(report.openText == "No failure here has a status, so it cannot be told what is open.")
        #expect(!report.html.isEmpty && !report.markdown.isEmpty)
    }

    @Test("very many entries: the older ones lose their texts, and the file has room for all others")
    func room() throws {
        var text = "# Log\n\n"
        let words = String(repeating: "It broke and nobody knew why. ", count: 400)
        for number in 1...2_500 {
            text +=
                "### [F-\(number + 1000)] T\n**Date:** 20\(10 + number % 15)-02-03\n\n**What Broke:**\n\(words)\n\n"
        }
        let report = LogReport(of: [ReportedFile(try LogDocument(parsing: text), named: "LOG.md")])
        let articles = EntryArticles(report, used: 0)
        #expect(articles.leftOut == 0 && articles.withoutText > 0)
        let page = report.html
        #expect(page.count < 25_000_000 && page.count > 20_000_000)
        #expect(report.markdown.count < 25_000_000)
        // It is the days that count, not the order of the file.
        let shown = String(decoding: page.suffix(20_000), as: UTF8.self)
        #expect(
            shown.contains("F-3500")
                && articles.remark?.contains("older entries stand here without text") == true)
    }
}
