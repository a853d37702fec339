import Foundation
import TestSupport
import Testing

@Suite("bizlog learn")
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

    @Test("what is missing is named all at once, with the options that give it")
    func missing() throws {
        let run = try sandbox.learn([])
        #expect(run.status == 64 && run.text == "")
        #expect(run.errors.hasPrefix("FAILURE_LOG.md: error: missing; give it with these options, "))
        let options = run.errors.split(separator: "\n").dropFirst().map { line in
            line.split(separator: "  ").map { $0.trimmingCharacters(in: .whitespaces) }.joined(separator: "|")
        }
        #expect(
            options == [
                "--title TEXT|Title",
                "--severity VALUE|Severity: 🔴 Critical, 🟡 Important, 🟢 Near miss",
                "--layer VALUE|Layer: System, Process, Model",
                "--entity VALUE|Entity: Holding, Solartech, Hippos, WCI, Kinme, Cross-entity",
                "--broke TEXT|What Broke",
                "--cause TEXT|Root Cause",
                "--missed TEXT|Why We Didn't Catch It",
                "--rule TEXT or --existing-rule ID|Preventive Rule Added",
                "--lesson TEXT|Lessons",
                "--category NAME|Category: CRM/Zoho, Entity Ops, Automation, PTL/Performance, Documentation",
            ]
        )
        #expect(try sandbox.isUntouched())
    }

    @Test(
        "one thing that is missing is named with its option",
        arguments: [
            "--severity", "--layer", "--entity", "--cause", "--missed", "--rule", "--category",
        ]
    )
    func missing(_ option: String) throws {
        let run = try sandbox.learn(LearnSandbox.all(option))
        #expect(run.status == 64 && run.text == "")
        #expect(run.errors.split(separator: "\n").count == 2)
        #expect(run.errors.contains("\n  \(option) "))
        #expect(try sandbox.isUntouched())
    }

    @Test(
        "what is wrong is said, and nothing is recorded",
        arguments: [
            (LearnSandbox.all("--severity", "huge"), "\"huge\" is not among the values of 'Severity'"),
            (LearnSandbox.all("--entity", "Acme"), "\"Acme\" is not among the values of 'Entity'"),
            (LearnSandbox.all("--category", "Zoho"), "or add a new one with --new-category"),
            (LearnSandbox.all("--cause", "a\n## b"), "line 2 of 'Root Cause' of the failure is a heading"),
            (
                LearnSandbox.all("--broke", "```\na"),
                "line 1 of 'What Broke' of the failure opens a code block"
            ),
            (LearnSandbox.all("--title", "a\nb"), "the title of the failure "),
            (LearnSandbox.all("--lesson", "a\u{7}"), "control character"),
            (
                LearnSandbox.all("--rule") + ["--existing-rule", "R-BIZ-SYS-009"],
                "there is no rule R-BIZ-SYS-009"
            ),
            (LearnSandbox.all + ["--field", "Preventive Rule Added=R-BIZ-SYS-001"], "leave the field out"),
            (LearnSandbox.all + ["--cross-system"], "there is no other log"),
        ]
    )
    func wrong(_ arguments: [String], _ message: String) throws {
        let run = try sandbox.learn(arguments)
        #expect(run.status == 2 && run.text == "")
        #expect(
            run.errors.hasPrefix("FAILURE_LOG.md: error: ") && run.errors.contains(message), "\(run.errors)")
        #expect(try sandbox.isUntouched())
    }

    @Test(
        "wrong usage is 64",
        arguments: [
            (["a", "--broke", "b"], "The summary and '--broke' say the same thing"),
            (["--rule-only", "a", "--rule", "b"], "The summary and '--rule' say the same thing"),
            (["--rule", "a", "--existing-rule", "R-1"], "A rule is new or exists"),
            (["--existing-rule", "r1"], "'r1' is no id"),
            (["--rule-only", "--cross-system"], "'--rule-only' records a new rule and no failure"),
            (["--rule-only", "--broke", "a"], "'--broke' is about a failure"),
            (["--new-category"], "'--new-category' needs '--category'."),
            (["--other-category", "a"], "need '--cross-system'"),
            (["--date", "2/3/2026"], "'2/3/2026' is no date, or could be two"),
            (["--date", "2999-01-01"], "2999-01-01 lies in the future."),
            (["--field", "a"], "The value 'a' is invalid for '--field <label=text>'"),
            (["--handoff", "--dry-run"], "not both"),
            (["--log", ""], "The value of '--log' is empty"),
            (["a", "b"], "Unexpected argument 'b'"),
        ]
    )
    func usage(_ arguments: [String], _ message: String) throws {
        let run = try sandbox.learn(arguments)
        #expect(run.status == 64 && run.text == "")
        #expect(run.errors.contains(message), "\(run.errors)")
        #expect(try sandbox.isUntouched())
    }

    @Test("a template without the field of an option says which fields it has")
    func otherTemplate() throws {
        try sandbox.sandbox.write(
            "FAILURE_LOG.md",
            """
            # Log

            **Last Updated:** 2026-02-07
            **Total Failures:** 0

            ## Template

            ```
            ### [E-XXX] What
            **When:** YYYY-MM-DD
            **How bad:** 🔴 Bad / 🟢 Fine

            **Story:**
            [What happened]
            ```

            ## Entries

            (none yet)
            """
        )
        let run = try sandbox.learn(["Summary", "--cause", "b", "--date", "2026-02-11"])
        #expect(run.status == 64 && run.text == "")
        #expect(
            run.errors == """
                FAILURE_LOG.md: error: --cause: the template has no field 'Root Cause'; it has 'When', 'How bad', 'Story', which \
                --field "Label=text" sets
                FAILURE_LOG.md: error: the summary: the template has no field 'What Broke'; it has 'When', 'How bad', 'Story', which \
                --field "Label=text" sets

                """
        )
        let noRules = try sandbox.learn(["--title", "A", "--rule", "B", "--create-rules"])
        #expect(noRules.status == 2 && noRules.errors.contains("the log names no rules file; list one"))
        let done = try sandbox.learn(
            ["--title", "A", "--severity", "bad", "--date", "2026-02-11", "--field", "story=B"])
        #expect(done.status == 0 && done.errors == "" && done.text == "E-001 FAILURE_LOG.md\n")
        #expect(
            try sandbox.entry("E-001")
                == "### [E-001] A\n**When:** 2026-02-11\n**How bad:** 🔴 Bad\n\n**Story:**\nB\n")
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

    @Test("the entry in the other system's log has its form and its ids, and each names the other")
    func crossSystem() throws {
        try sandbox.sandbox.write(
            "cto-brain/FAILURE_LOG.md",
            """
            # CTO — Failure Log

            **Last Updated:** 2026-02-07
            **Total Failures:** 0

            ---

            ## Template

            ```
            ### [F-XXX] Title
            **Date:** YYYY-MM-DD
            **Kind:** Bug / Human

            **What Broke:**
            [Description]
            ```

            ---

            ## Entries

            (none yet)

            """
        )
        let missing = try sandbox.learn(LearnSandbox.all + ["--cross-system"])
        #expect(
            missing.status == 64
                && missing.errors.contains(
                    "\n  --other-field \"Kind=TEXT\"  Kind in the other log: Bug, Human\n")
        )
        let run = try sandbox.learn(LearnSandbox.all + ["--cross-system", "--other-field", "Kind=bug"])
        #expect(run.status == 0 && run.errors == "")
        #expect(
            run.text == """
                F-BIZ-003 FAILURE_LOG.md
                R-BIZ-SYS-003 BIZOS_RULES.md
                F-014 cto-brain/FAILURE_LOG.md

                """
        )
        #expect(try sandbox.entry("F-BIZ-003").contains("F-014"))
        let other = try sandbox.entry("F-014")
        #expect(other.contains("\n**Kind:** Bug\n") && other.contains("F-BIZ-003"))
        #expect(try sandbox.bizlog(["check", "--strict", "cto-brain/FAILURE_LOG.md"]).text == "")
    }

    @Test("a category that the other system's log lacks is refused with the option that says another")
    func otherCategory() throws {
        let other = "cto-brain/FAILURE_LOG.md"
        try sandbox.sandbox.write(other, Samples.log().replacing("| CRM/Zoho |", with: "| Access |"))
        let category = ["--category", "CRM/Zoho"]
        let run = try sandbox.learn(LearnSandbox.all("--category") + category + ["--cross-system"])
        #expect(run.status == 2 && run.text == "")
        #expect(
            run.errors.contains(" is no category of cto-brain/FAILURE_LOG.md; it has 'Access', ")
                && run.errors.contains("; --other-category says which of them is meant\n")
        )
        let named = category + ["--cross-system", "--other-category", "Access"]
        #expect(try sandbox.learn(LearnSandbox.all("--category") + named).status == 0)
        #expect(try sandbox.sandbox.text(other).contains("\n| Access | 2 | ↑ |\n"))
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
