import Foundation
import TestSupport
import Testing

@Suite("bizlog learn", .tags(.process))
struct LearnCommandTests {
    let sandbox: LearnSandbox

    init() throws { sandbox = try LearnSandbox() }

    @Test("a failure and its rule are recorded; both files stay canonical and clean")
    func records() throws {
        let run = try sandbox.learn(LearnSandbox.all + ["--date", "2026-02-12"])
        #expect(run.status == 0 && run.errors == "")
        #expect(run.text == "F-BIZ-003 FAILURE_LOG.md\nR-BIZ-SYS-003 BIZOS_RULES.md\n")
        #expect(
            try sandbox.entry("F-BIZ-003") == """
                ### [F-BIZ-003] The nightly sync stopped
                **Date:** 2026-02-12
                **Severity:** 🟡 Important
                **Layer:** System
                **Entity:** Hippos

                **What Broke:**
                The sync stopped. Nobody noticed.

                **Root Cause:**
                The token expired.

                **Why We Didn't Catch It:**
                There was no alert.

                **Preventive Rule Added:**
                [R-BIZ-SYS-003] in BIZOS_RULES.md

                **Lessons:**
                - Watch tokens
                - Renew early

                """
        )
        let rule = try sandbox.entry("R-BIZ-SYS-003")
        #expect(
            rule.hasPrefix("### [R-BIZ-SYS-003] Watch every token\n**Severity:** 🟡 Important\n**Added:** "))
        #expect(rule.hasSuffix("\n**Origin:** Failure (F-BIZ-003)\n\n**Rule:** Watch every token. Always.\n"))
        let log = try sandbox.log
        #expect(log.contains("\n**Total Failures Logged:** 3\n") && log.contains("\n| CRM/Zoho | 2 | ↑ |\n"))
        #expect(try sandbox.rules.contains("\n**Total Rules:** 4\n"))
        #expect(try sandbox.findings() == "")
        #expect(try sandbox.bizlog(["fmt", "--check", "FAILURE_LOG.md", "BIZOS_RULES.md"]).status == 0)
        #expect(try sandbox.sandbox.names() == ["BIZOS_RULES.md", "FAILURE_LOG.md"])
    }

    @Test("the summary is what broke, and its first sentence the title")
    func summary() throws {
        let rest = LearnSandbox.all("--broke").filter { $0 != "--title" && $0 != "The nightly sync stopped" }
        let run = try sandbox.learn(["Sync v1.2 stopped. Nobody noticed"] + rest)
        #expect(run.status == 0 && run.errors == "")
        let entry = try sandbox.entry("F-BIZ-003")
        #expect(entry.hasPrefix("### [F-BIZ-003] Sync v1.2 stopped\n"))
        #expect(entry.contains("\n**What Broke:**\nSync v1.2 stopped. Nobody noticed\n"))
    }

    @Test(
        "each option says what it says",
        arguments: [
            ("--title", "Another *title*", "### [F-BIZ-003] Another *title*\n"),
            ("--severity", "🔴", "\n**Severity:** 🔴 Critical\n"),
            ("--layer", "MODEL", "\n**Layer:** Model\n"),
            ("--entity", "Cross-entity", "\n**Entity:** Cross-entity\n"),
            ("--broke", "One\n\n- two", "\n**What Broke:**\nOne\n\n- two\n"),
            ("--cause", "Größe — 한국어", "\n**Root Cause:**\nGröße — 한국어\n"),
            ("--broke", "-5 °C", "\n**What Broke:**\n-5 °C\n"),
            ("--lesson", "--dry-run wrote", "\n- --dry-run wrote\n"),
            ("--missed", "X", "\n**Why We Didn't Catch It:**\nX\n"),
            ("--lesson", "Three\nlines", "\n- Three\n  lines\n"),
            ("--date", "12 February 2026", "\n**Date:** 2026-02-12\n"),
            ("--field", "Root Cause=Another", "\n**Root Cause:**\nAnother\n"),
            ("--field", "Ticket=A = B", "\n**Ticket:**\nA = B\n"),
        ]
    )
    func options(_ option: String, _ value: String, _ text: String) throws {
        let run = try sandbox.learn(LearnSandbox.all + [option, value])
        #expect(run.status == 0 && run.errors == "")
        #expect(try sandbox.entry("F-BIZ-003").contains(text))
    }

    @Test(
        "each option of the rule says what it says",
        arguments: [
            (["--rule-title", "T"], "### [R-BIZ-SYS-003] T\n"),
            (["--rule-field", "Why=B"], "\n\n**Rule:** Watch every token. Always.\n\n**Why:** B\n"),
            (["--rule-field", "Severity=critical"], "\n**Severity:** 🔴 Critical\n"),
            (["--rule-field", "Origin=Review"], "\n**Origin:** Review\n"),
        ]
    )
    func ruleOptions(_ arguments: [String], _ text: String) throws {
        let run = try sandbox.learn(LearnSandbox.all + arguments)
        #expect(run.status == 0 && run.errors == "")
        #expect(try sandbox.entry("R-BIZ-SYS-003").contains(text))
    }

    @Test("a rule that stands, a rule alone, and a new category")
    func rules() throws {
        let existing = try sandbox.learn(
            LearnSandbox.all("--rule") + ["--existing-rule", "R-BIZ-PROC-001"])
        #expect(existing.status == 0 && existing.text == "F-BIZ-003 FAILURE_LOG.md\n")
        #expect(try sandbox.entry("F-BIZ-003").contains("\n[R-BIZ-PROC-001] in BIZOS_RULES.md\n"))
        #expect(try sandbox.rules == LearnSandbox.rules())
        let log = try sandbox.log
        let alone = try sandbox.learn(
            [
                "--rule-only", "Two people review prices. Always.", "--layer", "Process", "--severity",
                "critical",
                "--field", "Origin=Review", "--field", "Why=Typos.", "--date", "2026-02-12",
            ]
        )
        #expect(alone.status == 0 && alone.text == "R-BIZ-PROC-002 BIZOS_RULES.md\n")
        #expect(
            try sandbox.entry("R-BIZ-PROC-002") == """
                ### [R-BIZ-PROC-002] Two people review prices
                **Severity:** 🔴 Critical
                **Added:** 2026-02-12
                **Origin:** Review

                **Rule:** Two people review prices. Always.

                **Why:** Typos.

                """
        )
        #expect(try sandbox.log == log)
        let category = try sandbox.learn(LearnSandbox.all("--category", "Pricing") + ["--new-category"])
        #expect(category.status == 0)
        #expect(try sandbox.log.contains("\n| Pricing | 1 | New |\n"))
        #expect(try sandbox.findings().replacing(/.*near-duplicate.*\n/, with: "") == "")
    }

    @Test("without a rules file it is said, and --create-rules makes one")
    func createRules() throws {
        try FileManager.default.removeItem(at: sandbox.sandbox.url("BIZOS_RULES.md"))
        let refused = try sandbox.learn(LearnSandbox.all)
        #expect(refused.status == 2 && refused.text == "")
        #expect(
            refused.errors.contains("there is no rules file")
                && refused.errors.contains("; --create-rules makes BIZOS_RULES.md"))
        #expect(try sandbox.log == Samples.log())
        let run = try sandbox.learn(LearnSandbox.all + ["--create-rules"])
        #expect(run.status == 0 && run.errors == "")
        // Ids that the log mentions are used, rules file or not.
        #expect(run.text == "F-BIZ-003 FAILURE_LOG.md\nR-BIZ-SYS-003 BIZOS_RULES.md\n")
        #expect(try sandbox.rules.hasPrefix("# BizOS — Preventive Rules\n"))
        #expect(try sandbox.rules.contains("\n| R-BIZ-PROC-XXX | Process | "))
        #expect(try sandbox.bizlog(["check", "--strict", "BIZOS_RULES.md"]).status == 0)
        #expect(try sandbox.bizlog(["fmt", "--check", "BIZOS_RULES.md"]).status == 0)
    }

    @Test("with --draft the rest is the template's, which a check reports")
    func draft() throws {
        let run = try sandbox.learn(["The sync stopped.", "--draft"])
        #expect(run.status == 0 && run.errors == "" && run.text == "F-BIZ-003 FAILURE_LOG.md\n")
        let entry = try sandbox.entry("F-BIZ-003")
        #expect(entry.hasPrefix("### [F-BIZ-003] The sync stopped\n"))
        #expect(entry.contains("\n**Layer:** System / Process / Model\n"))
        let findings = try sandbox.findings()
        #expect(findings.components(separatedBy: "[placeholder-left]").count == 8)
    }

    @Test("as JSON")
    func json() throws {
        let run = try sandbox.learn(LearnSandbox.all + ["--json"])
        #expect(run.status == 0 && run.errors == "")
        #expect(
            run.text == """
                {
                  "entries" : [
                    {
                      "failure" : {
                        "id" : "F-BIZ-003",
                        "isNew" : true,
                        "path" : "FAILURE_LOG.md"
                      },
                      "rule" : {
                        "id" : "R-BIZ-SYS-003",
                        "isNew" : true,
                        "path" : "BIZOS_RULES.md"
                      }
                    }
                  ],
                  "files" : [
                    "FAILURE_LOG.md",
                    "BIZOS_RULES.md"
                  ],
                  "isDryRun" : false,
                  "warnings" : [

                  ]
                }

                """
        )
    }

    @Test("the values of a log with CRLF get its line ends")
    func carriageReturns() throws {
        let log = try Samples.log().replacingOccurrences(of: "\n", with: "\r\n")
        let sandbox = try LearnSandbox(log: log)
        let run = try sandbox.learn(LearnSandbox.all("--cause", "a\n\nb"))
        #expect(run.status == 0 && run.errors == "")
        let text = try sandbox.log
        #expect(text.contains("**Root Cause:**\r\na\r\n\r\nb\r\n"))
        #expect(!text.replacingOccurrences(of: "\r\n", with: "").contains("\n"))
    }

    @Test("a credential in a value is warned of, and not repeated")
    func secret() throws {
        let secret = "AKIA" + "IOSFODNN7EXAMPL3"
        let run = try sandbox.learn(LearnSandbox.all("--cause", "The key \(secret) leaked."))
        #expect(run.status == 0)
        #expect(run.errors.hasPrefix("FAILURE_LOG.md: warning: line 1 of 'Root Cause'"))
        #expect(!run.errors.contains(secret) && !run.text.contains(secret))
    }
}
