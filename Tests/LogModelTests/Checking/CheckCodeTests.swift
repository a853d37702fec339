import Foundation
import LogChecks
import LogModel
import MarkdownAST
import TestSupport
import Testing

/// Each code has a file that triggers it, `Fixtures/check/codes/CODE.reported.md`, one beside it that nearly does, `CODE.accepted.md`, and the
/// places that are reported, `CODE.expected.txt`.
@Suite("check: every code, to the column", .tags(.slow))
struct CheckCodeTests {
    @Test("Golden: what is reported, and where", arguments: DiagnosticCode.builtIn)
    func isReported(code: DiagnosticCode) throws {
        let found = try CheckSupport.diagnostics(CheckSupport.text("codes/\(code).reported.md"))
        let places = found.map { CheckSupport.place($0) + "\n" }.joined()
        let name = "codes/\(code).expected.txt"
        if ProcessInfo.processInfo.environment["BIZLOG_RECORD_GOLDENS"] == "1" {
            try Data(places.utf8).write(to: Fixtures.directory.appending(path: "check/\(name)"))
            Issue.record("recorded \(name)")
            return
        }
        #expect(try places == CheckSupport.text(name))
        #expect(found.contains { $0.code == code })
        #expect(found.allSatisfy { !$0.message.contains("\n") && !$0.message.isEmpty })
    }

    @Test("what only looks like it is not reported", arguments: DiagnosticCode.builtIn)
    func isAccepted(code: DiagnosticCode) throws {
        let found = try CheckSupport.diagnostics(CheckSupport.text("codes/\(code).accepted.md"))
        #expect(!found.contains { $0.code == code }, "\(found.map(\.message))")
    }

    @Test("a code that is not wanted is not reported", arguments: DiagnosticCode.builtIn)
    func isDeselected(code: DiagnosticCode) throws {
        let text = try CheckSupport.text("codes/\(code).reported.md")
        let log = try CheckSupport.log(text)
        let rules = try CheckSupport.log(CheckSupport.text("pair/RULES.md"))
        let others = Set(DiagnosticCode.builtIn).subtracting([code])
        let checker = LogChecker(today: try CheckSupport.checker.today, codes: others)
        let found = checker.diagnostics(of: log, named: "x", companions: [rules])
        #expect(!found.contains { $0.code == code })
    }

    @Test("fixes stay within the value, are valid, and settle at once", arguments: DiagnosticCode.builtIn)
    func fixes(code: DiagnosticCode) throws {
        let text = try CheckSupport.text("codes/\(code).reported.md")
        let found = try CheckSupport.diagnostics(text)
        for diagnostic in found {
            #expect(diagnostic.fix.isEmpty || diagnostic.explanation.hasFix)
            for edit in diagnostic.fix {
                #expect(edit.range == diagnostic.range)
                #expect(!edit.replacement.contains { $0 < 0x20 || $0 >= 0x80 })
            }
        }
        if try CheckSupport.explanation(of: code).hasFix {
            #expect(found.contains { $0.code == code && !$0.fix.isEmpty })
        }
        let fixed = String(decoding: try found.fixes.applied(to: Array(text.utf8)), as: UTF8.self)
        let after = try CheckSupport.diagnostics(fixed)
        #expect(after.fixes.isEmpty)
        #expect(after.count == found.count { $0.fix.isEmpty })
    }

    @Test("every code is explained, and its name is a slug", arguments: DiagnosticCode.builtIn)
    func isExplained(code: DiagnosticCode) throws {
        let explanation = try CheckSupport.explanation(of: code)
        for text in [explanation.summary, explanation.meaning, explanation.example, explanation.remedy] {
            #expect(!text.isEmpty)
        }
        #expect(!explanation.summary.contains("\n") && !explanation.summary.hasSuffix("."))
        #expect(code.rawValue.utf8.allSatisfy { (0x61...0x7A).contains($0) || $0 == UInt8(ascii: "-") })
    }

    @Test("the README's table of codes is what the code says")
    func readme() throws {
        let url = Fixtures.directory.deletingLastPathComponent().appending(path: "README.md")
        let readme = try String(contentsOf: url, encoding: .utf8)
        let (start, end) = ("<!-- codes -->\n", "<!-- end of codes -->")
        let from = try #require(readme.range(of: start)).upperBound
        let to = try #require(readme.range(of: end)).lowerBound
        var table = "\n| code | severity | `--fix` | meaning |\n|------|----------|---------|---------|\n"
        for explanation in DiagnosticCode.Explanation.builtIn {
            let fix = explanation.hasFix ? "yes" : ""
            table +=
                "| `\(explanation.code)` | \(explanation.level.rawValue) | \(fix) | \(explanation.summary) |\n"
        }
        table += "\n"
        if ProcessInfo.processInfo.environment["BIZLOG_RECORD_GOLDENS"] == "1" {
            try readme.replacingCharacters(in: from..<to, with: table).write(
                to: url, atomically: true, encoding: .utf8)
            Issue.record("recorded the README's table")
            return
        }
        #expect(readme[from..<to] == table[...], "make goldens records what is right now")
    }
}
