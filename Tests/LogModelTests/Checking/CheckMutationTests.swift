import Foundation
import LogChecks
import LogModel
import MarkdownAST
import TestSupport
import Testing

/// One fact of a correct pair of files changed.
struct Mutation: Sendable, CustomTestStringConvertible {
    enum File: String { case log = "pair/FAILURE_LOG.md", rules = "pair/RULES.md" }

    let file: File
    let old: String
    let new: String
    /// What must be said, about which file, and at which text of that file.
    let code: DiagnosticCode
    let reportedIn: File
    let place: String
    /// What else follows from the change, in either file.
    let others: Set<DiagnosticCode>

    init(
        _ file: File, _ old: String, _ new: String, _ code: DiagnosticCode, in reportedIn: File? = nil,
        at place: String, others: Set<DiagnosticCode> = []
    ) {
        (self.file, self.old, self.new, self.code, self.place) = (file, old, new, code, place)
        self.reportedIn = reportedIn ?? file
        self.others = others
    }

    var testDescription: String {
        "\(file): \(old.prefix(50).debugDescription) → \(new.prefix(50).debugDescription)"
    }
}

@Suite("check: a correct pair of files, and one fact of it changed")
struct CheckMutationTests {
    static let header: [Mutation] = [
        Mutation(.log, "Logged:** 3", "Logged:** 2", .wrongTotal, at: "2\n\n---\n\n## Template"),
        Mutation(.log, "Logged:** 3", "Logged:** many", .wrongTotal, at: "many"),
        Mutation(.rules, "Rules:** 3", "Rules:** 4", .wrongRuleTotal, at: "4\n\n---"),
        Mutation(
            .log, "Updated:** 2026-03-09", "Updated:** 2026-02-20", .staleLastUpdated,
            at: "2026-02-20\n**Total"),
        Mutation(
            .rules, "Updated:** 2026-03-10", "Updated:** 2026-02-12", .staleLastUpdated,
            at: "2026-02-12\n**Total"),
        Mutation(.log, "Updated:** 2026-03-09", "Updated:** 2027-03-09", .futureDate, at: "2027-03-09"),
        Mutation(.log, "Updated:** 2026-03-09", "Updated:** 9 March", .invalidDate, at: "9 March"),
    ]

    static let entries: [Mutation] = [
        Mutation(
            .log, "[F-OPS-002] The", "[F-OPS-003] The", .duplicateID, at: "F-OPS-003] A deploy",
            others: [.idGap, .originMismatch, .danglingFailure]),
        Mutation(
            .log, "[F-OPS-003]", "[F-OPS-005]", .idGap, at: "F-OPS-005] A deploy",
            others: [.danglingFailure]),
        Mutation(
            .log, "[F-OPS-001] Backups", "[F-OPS-004] Backups", .outOfOrder, at: "F-OPS-002] The disk",
            others: [.danglingFailure]),
        Mutation(.log, "**Date:** 2026-02-20\n", "", .missingField, at: "F-OPS-002] The"),
        Mutation(.rules, "**Added:** 2026-02-21\n", "", .missingField, at: "R-OPS-SYS-001] Rotate"),
        Mutation(.log, "🟡 Important\n", "🟡 Major\n", .unknownValue, at: "🟡 Major"),
        Mutation(.log, "**Layer:** System\n", "**Layer:**\n", .emptyField, at: "**Layer:**\n"),
        Mutation(.log, "2026-02-20", "2026-02-29", .invalidDate, at: "2026-02-29"),
        Mutation(.log, "2026-02-20", "2026-13-01", .invalidDate, at: "2026-13-01"),
        Mutation(.log, "2026-02-20", "YYYY-MM-DD", .placeholderLeft, at: "YYYY-MM-DD\n**Severity:** 🟡 Imp"),
        Mutation(
            .rules, "**Added:** 2026-02-21", "**Added:** 2026-04-02", .futureDate, at: "2026-04-02"),
        Mutation(.log, "- Rotate by size", "- [Lesson]", .placeholderLeft, at: "- [Lesson]\n\n---\n\n### "),
        Mutation(.log, "- Rotate", "- the password: hunter2a; rotate", .secret, at: "hunter2a"),
    ]

    static let references: [Mutation] = [
        Mutation(
            .rules, "### [R-OPS-SYS-001]", "### [R-OPS-SYS-003]", .danglingRule, in: .log,
            at: "R-OPS-SYS-001]", others: [.originMismatch]),
        Mutation(
            .log, "[R-OPS-PROC-002]", "[R-OPS-PROC-001]", .originMismatch, in: .rules, at: "F-OPS-003)"),
        Mutation(
            .log, "[R-OPS-PROC-002]", "[R-OPS-PROC-009]", .danglingRule, at: "R-OPS-PROC-009",
            others: [.originMismatch]),
        Mutation(.log, "[R-OPS-PROC-002]", "none", .failureWithoutRule, at: "none\n\n**Lessons"),
        Mutation(.rules, "(F-OPS-001)", "(F-OPS-010)", .danglingFailure, at: "F-OPS-010"),
        Mutation(.rules, "(F-OPS-001)", "(F-OPS-003)", .originMismatch, at: "F-OPS-003)\n\n**Rule:** On"),
        Mutation(
            .rules, "**Origin:** Failure (F-OPS-001)", "**Origin:**", .ruleWithoutOrigin,
            at: "**Origin:**\n"),
        Mutation(
            .rules, "## System Rules (R-OPS-SYS)", "## Model Rules (R-OPS-MOD)", .ruleInWrongSection,
            at: "R-OPS-SYS-001] Rotate"),
        Mutation(.log, "`RULES.md`", "`missing/RULES.md`", .missingRelatedFile, at: "missing/RULES.md`"),
        Mutation(.log, "| Storage | 2", "| Storage | 3", .staleCategoryCount, at: "3 | New"),
        Mutation(
            .log, "**Category:** Storage", "**Category:** Network", .unknownCategory, at: "Network",
            others: [.staleCategoryCount]),
    ]

    static let all = header + entries + references

    @Test("the pair is correct", arguments: ["pair/FAILURE_LOG.md", "pair/RULES.md"])
    func isCorrect(name: String) throws {
        #expect(try CheckSupport.diagnostics(CheckSupport.text(name)) == [])
    }

    @Test("there are mutations enough")
    func isEnough() { #expect(Self.all.count >= 20) }

    @Test("a changed fact is reported by its code at its place", arguments: all)
    func isFound(mutation: Mutation) throws {
        var texts: [Mutation.File: String] = [:]
        for file in [Mutation.File.log, .rules] { texts[file] = try CheckSupport.text(file.rawValue) }
        let before = try #require(texts[mutation.file])
        let range = try #require(before.range(of: mutation.old))
        texts[mutation.file] = before.replacingCharacters(in: range, with: mutation.new)
        let (log, rules) = (try #require(texts[.log]), try #require(texts[.rules]))
        let found: [Mutation.File: [Diagnostic]] = [
            .log: try CheckSupport.diagnostics(log, beside: rules),
            .rules: try CheckSupport.diagnostics(rules, beside: log),
        ]
        let text = Array(try #require(texts[mutation.reportedIn]).utf8)
        let place = Array(mutation.place.utf8)
        let hit = try #require(found[mutation.reportedIn]?.first { $0.code == mutation.code })
        #expect(text[hit.range.lowerBound...].starts(with: place), "\(hit.start): \(hit.message)")
        let codes = Set(found.values.joined().map(\.code))
        #expect(codes.subtracting(mutation.others) == [mutation.code])
    }

    @Test("a deleted rule, and a deleted failure, are missed where they are named")
    func deletion() throws {
        let log = try CheckSupport.text("pair/FAILURE_LOG.md")
        let rules = try CheckSupport.text("pair/RULES.md")
        let rule = try cut(rules, from: "### [R-OPS-PROC-001]", to: "### [R-OPS-PROC-002]")
        let ofLog = try CheckSupport.diagnostics(log, beside: rule)
        #expect(ofLog.map(CheckSupport.place) == ["43:2-43:16 dangling-rule"])
        #expect(try CheckSupport.diagnostics(rule, beside: log).map(\.code) == [.wrongRuleTotal])
        let failure = try cut(log, from: "### [F-OPS-002]", to: "### [F-OPS-003]")
        #expect(
            try CheckSupport.diagnostics(failure, beside: rules).map(\.code)
                == [.wrongTotal, .idGap, .staleCategoryCount])
        #expect(
            try CheckSupport.diagnostics(rules, beside: failure).map(CheckSupport.place)
                == ["24:22-24:31 dangling-failure"])
    }

    private func cut(_ text: String, from: String, to: String) throws -> String {
        let start = try #require(text.range(of: from)).lowerBound
        let end = try #require(text.range(of: to)).lowerBound
        return text.replacingCharacters(in: start..<end, with: "")
    }
}
