import Foundation
import TestSupport
import Testing

@Suite("bizlog learn: what is missing or wrong", .tags(.process))
struct LearnRefusalTests {
    let sandbox: LearnSandbox

    init() throws { sandbox = try LearnSandbox() }

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
            (["a", "--broke", "b"], "The summary and '--broke' mean the same"),
            (["--rule-only", "a", "--rule", "b"], "The summary and '--rule' mean the same"),
            (["--rule", "a", "--existing-rule", "R-1"], "A rule is new or exists"),
            (["--existing-rule", "r1"], "'r1' is not an id"),
            (["--rule-only", "--cross-system"], "'--rule-only' records a new rule and no failure"),
            (["--rule-only", "--broke", "a"], "'--broke' is about a failure"),
            (["--new-category"], "'--new-category' needs '--category'."),
            (["--other-category", "a"], "need '--cross-system'"),
            (["--date", "2/3/2026"], "'2/3/2026' is not a date, or could mean two days"),
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
}
