import Foundation
import LogChecks
import LogModel
import TestSupport
import Testing

@testable import LogReporting

/// What reports look like: `Fixtures/report/NAME.html` and `NAME.markdown`.
///
/// With `BIZLOG_RECORD_GOLDENS=1` they are written, and the tests fail.
@Suite("Report: golden pages")
struct ReportGoldenTests {
    private static let logs = [
        ("seed", "seed/FAILURE_LOG.md"), ("team", "report/team/FAILURE_LOG.md"), ("rows", "convert/rows.md"),
        ("german", "learn/forms/german.input.md"), ("empty", nil),
    ]

    @Test("Golden: pages", arguments: logs)
    func pages(_ name: String, _ path: String?) throws {
        let log = try LogDocument(parsing: try path.map { try Fixtures.bytes($0) } ?? [])
        let rules = name == "team" ? try Fixtures.bytes("report/team/RULES.md") : nil
        let companions = try rules.map { [try LogDocument(parsing: $0)] } ?? []
        let day = try #require(LogDate("2026-06-30"))
        let found = LogChecker(today: day).diagnostics(of: log, named: "LOG.md", companions: companions)
        let report = LogReport(
            of: [ReportedFile(log, named: "LOG.md", diagnostics: found)],
            companions: companions.map { ReportedFile($0, named: "RULES.md") })
        for (page, kind) in [(report.html, "html"), (report.markdown, "markdown")] {
            let golden = Fixtures.directory.appending(path: "report/\(name).\(kind)")
            if ProcessInfo.processInfo.environment["BIZLOG_RECORD_GOLDENS"] == "1" {
                try Data(page).write(to: golden)
                Issue.record("recorded \(name).\(kind)")
                continue
            }
            #expect(
                String(decoding: page, as: UTF8.self) == (try String(contentsOf: golden, encoding: .utf8)))
        }
    }
}
