import LogChecks
import LogModel
import MarkdownAST
import TestSupport
import Testing

/// Checks that tests share. Today is 2026-03-31.
enum CheckSupport {
    static var checker: LogChecker {
        get throws { LogChecker(today: try #require(LogDate("2026-03-31"))) }
    }

    /// The explanation of a code: one, since each code has one check.
    static func explanation(of code: DiagnosticCode) throws -> DiagnosticCode.Explanation {
        let found = DiagnosticCode.Explanation.builtIn.filter { $0.code == code }
        try #require(found.count == 1, "\(code) belongs to one check")
        return found[0]
    }

    static func log(_ bytes: [UInt8]) throws -> LogDocument {
        try LogDocument(parsing: bytes)
    }

    static func log(_ text: String) throws -> LogDocument { try log(Array(text.utf8)) }

    static func text(_ name: String) throws -> String {
        String(decoding: try Fixtures.bytes("check/\(name)"), as: UTF8.self)
    }

    /// What there is to say about a text, beside the other file of the correct pair. A related file called `missing/RULES.md` is
    /// missing, one called `pipe/RULES.md` cannot be looked at. A text that says so is compared with a branch `main`, which began with the
    /// correct pair, had an F-OPS-000 before, and has another F-OPS-004.
    static func diagnostics(_ text: String, beside companion: String? = nil) throws -> [Diagnostic] {
        let isRules = text.hasPrefix("# Ops — Preventive Rules")
        let other = try companion ?? self.text(isRules ? "pair/FAILURE_LOG.md" : "pair/RULES.md")
        return try checker.diagnostics(
            of: try log(text),
            named: isRules ? "RULES.md" : "FAILURE_LOG.md",
            companions: [try log(other)],
            missing: ["missing/RULES.md"],
            unreadable: text.contains("\n- `pipe/RULES.md`") ? ["pipe/RULES.md": "a pipe, not a file"] : [:],
            comparison: text.contains("<!-- compared with main -->") ? comparison() : nil,
            missingEnforcement: ["Tests/MissingTests.swift", "make missing"]
        )
    }

    private static func comparison() throws -> LogComparison {
        let ancestor = try text("pair/FAILURE_LOG.md")
        let entry =
            "### [F-OPS-004] The queue stood still\n**Date:** 2026-03-10\n\n---\n\n## Failure Categories\n"
        let tip = ancestor.replacing("## Failure Categories\n", with: entry)
        return LogComparison(
            with: "main", ancestor: try log(ancestor), tip: try log(tip),
            removed: [try #require(EntryID("F-OPS-000")): "1234567890"])
    }

    /// `line:column-line:column code`
    static func place(_ diagnostic: Diagnostic) -> String {
        "\(diagnostic.start)-\(diagnostic.end) \(diagnostic.code)"
    }
}
