import Foundation
import TestSupport
import Testing

@Suite("report: a page to read, mail and print", .tags(.process))
struct ReportCommandTests {
    let sandbox: ProcessSandbox

    init() throws {
        sandbox = try ProcessSandbox()
        for name in ["FAILURE_LOG.md", "RULES.md"] {
            try sandbox.write("docs/\(name)", try Fixtures.bytes("report/team/\(name)"))
        }
        try sandbox.write("docs/checks/headers.sh", "")
        try sandbox.write(".git/HEAD", "")
    }

    private func object(_ arguments: String...) throws -> [String: Any] {
        let run = try sandbox.shell("\"$bizlog\" \(arguments.joined(separator: " "))")
        return try #require(try JSONSerialization.jsonObject(with: Data(run.output)) as? [String: Any])
    }

    @Test("to standard output, to a new file, over a file only by --force")
    func writing() throws {
        let run = try sandbox.bizlog("report", "docs")
        #expect(run.status == 0 && run.errors == "" && run.text.hasPrefix("<!DOCTYPE html>\n"))
        #expect(try sandbox.bizlog("report", "docs", "-o", "a.html").status == 0)
        #expect(try sandbox.bytes("a.html") == run.output)
        let again = try sandbox.bizlog("report", "docs", "-o", "a.html", "--format", "md")
        #expect(again.status == 2 && again.errors.contains("a.html: error: "))
        #expect(try sandbox.bytes("a.html") == run.output)
        #expect(try sandbox.bizlog("report", "docs", "-o", "a.html", "--force", "--format", "md").status == 0)
        #expect(try sandbox.text("a.html").hasPrefix("# Platform team"))
        #expect(try sandbox.bizlog("report", "docs", "--force").status == 64)
        #expect(try sandbox.bizlog("report", "nowhere.md").status == 2)
    }

    @Test("the same log gives the same bytes, wherever the command runs")
    func same() throws {
        let first = try sandbox.bizlog("report", "docs/FAILURE_LOG.md").output
        #expect(try sandbox.shell("cd docs && \"$bizlog\" report").output == first)
        #expect(try sandbox.bizlog("report", sandbox.url("docs/FAILURE_LOG.md").path).output == first)
        #expect(!String(decoding: first, as: UTF8.self).contains(sandbox.directory.path))
    }

    @Test("invariant 11: it says what stats, rules and check say")
    func agreement() throws {
        let text = try sandbox.bizlog("report", "docs", "--format", "md").text
        let stats = try object("stats --json docs")
        let rules = try object("rules --json --log docs")
        let returned = Set(
            (stats["recurrences"] as? [[String: Any]] ?? []).compactMap { $0["failure"] as? String })
        let all = rules["rules"] as? [[String: Any]] ?? []
        let failed = all.count { !($0["recurrences"] as? [String] ?? []).isEmpty }
        let unproven = all.count { $0["enforcement"] as? String != "enforced" }
        let total = try #require(stats["total"] as? Int)
        #expect(total == 14 && unproven == 6)
        #expect(
            text.contains(
                "**\(total) failures, \(returned.count) came back, \(failed) rules did not hold, \(unproven) have no proof.**"
            ))
        let check = try sandbox.bizlog("check", "docs/FAILURE_LOG.md")
        #expect(text.contains(check.errors.trimmingCharacters(in: .newlines)))
        for line in check.text.split(separator: "\n") {
            let code = line.split(separator: "[").last?.dropLast() ?? ""
            #expect(!code.isEmpty && text.contains("(\(code))"))
        }
    }

    @Test("ages count to a day, and only then are days in the future found")
    func today() throws {
        let text = try sandbox.bizlog("report", "docs", "--format", "md", "--today", "2026-02-20").text
        #expect(text.contains("Ages count to 2026-02-20.") && text.contains("future-date"))
        #expect(try !sandbox.bizlog("report", "docs", "--format", "md").text.contains("future-date"))
    }

    @Test("since a day; what is neither a day nor a revision is refused")
    func since() throws {
        let text = try sandbox.bizlog("report", "docs", "--format", "md", "--since", "2026-02-01").text
        #expect(text.contains("Only what is new since 2026-02-01: 3 failures of 14."))
        #expect(!text.contains("### F-011") && text.contains("### F-012"))
        #expect(try sandbox.bizlog("report", "docs", "--since", "--x").status == 64)
        let input = try Fixtures.bytes("report/team/FAILURE_LOG.md")
        #expect(try sandbox.bizlog("report", "--since", "v1", "-", input: input).status == 64)
        #expect(try sandbox.bizlog("report", "--since", "2026-02-01", "-", input: input).status == 0)
    }
}
