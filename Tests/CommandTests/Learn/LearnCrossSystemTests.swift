import Foundation
import TestSupport
import Testing

@Suite("bizlog learn --cross-system", .tags(.process))
struct LearnCrossSystemTests {
    let sandbox: LearnSandbox

    init() throws { sandbox = try LearnSandbox() }

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
            run.errors.contains(" is not a category of cto-brain/FAILURE_LOG.md; choose among 'Access', ")
                && run.errors.contains("; give one of these with --other-category\n")
        )
        let named = category + ["--cross-system", "--other-category", "Access"]
        #expect(try sandbox.learn(LearnSandbox.all("--category") + named).status == 0)
        #expect(try sandbox.sandbox.text(other).contains("\n| Access | 2 | ↑ |\n"))
    }
}
