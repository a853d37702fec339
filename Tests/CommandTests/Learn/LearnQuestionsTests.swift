import Foundation
import TestSupport
import Testing

@Suite(
    "bizlog learn on a terminal", .tags(.process),
    .enabled(if: TerminalRun.isPossible, "needs python3 and a system that gives terminals"))
struct LearnQuestionsTests {
    let sandbox: LearnSandbox

    init() throws { sandbox = try LearnSandbox() }

    private func learn(_ arguments: [String], _ answers: [(prompt: String, text: String)]) throws -> (
        status: Int, screen: String
    ) {
        let run = try TerminalRun(["learn"] + arguments, in: sandbox.sandbox.directory, answers: answers)
        return (run.status, run.screen)
    }

    @Test("what is missing is asked for, with the template's choices")
    func asks() throws {
        let (status, screen) = try learn(
            [],
            [
                ("Title: ", "  \nThe sync stopped\n"),
                ("1  🔴 Critical", "7\n2\n"),
                ("3  Model", "process\n"),
                ("6  Cross-entity", "6\n"),
                ("What Broke, an empty line at the end:\n".asOnTerminal, "One\nline two\n\n"),
                ("Root Cause, ", "The cause\n\n"),
                ("Why We Didn't Catch It, ", "No alert\n\n"),
                ("or the id of an existing one:", "Watch it. Always.\n\n"),
                ("Lessons, one a line, ", "\nFirst\nSecond\n\n"),
                ("5  Documentation", "3\n"),
            ]
        )
        #expect(status == 0)
        #expect(screen.hasSuffix("F-BIZ-003 FAILURE_LOG.md\nR-BIZ-PROC-002 BIZOS_RULES.md\n"), "\(screen)")
        let entry = try sandbox.entry("F-BIZ-003")
        #expect(entry.hasPrefix("### [F-BIZ-003] The sync stopped\n"))
        #expect(entry.contains("\n**Severity:** 🟡 Important\n**Layer:** Process\n**Entity:** Cross-entity\n"))
        #expect(entry.contains("\n**What Broke:**\nOne\nline two\n"))
        #expect(entry.contains("\n**Lessons:**\n- First\n- Second\n"))
        #expect(try sandbox.log.contains("\n| Automation | 1 | New |\n"))
        #expect(try sandbox.findings() == "")
    }

    @Test("only what is missing is asked for, and a wrong answer again")
    func again() throws {
        let (status, screen) = try learn(
            LearnSandbox.all("--cause"),
            [("Root Cause, ", "# heading\n\n"), ("Root Cause, ", "No heading\n\n")]
        )
        #expect(status == 0)
        #expect(screen.contains("line 1 of 'Root Cause' of the failure is a heading"))
        #expect(!screen.contains("Title"))
        #expect(try sandbox.entry("F-BIZ-003").contains("\nNo heading\n"))
    }

    @Test("an id in place of a rule is one that stands")
    func existingRule() throws {
        let (status, screen) = try learn(
            LearnSandbox.all("--rule"), [("or the id of an existing one:", "R-BIZ-SYS-001\n\n")])
        #expect(status == 0 && screen.hasSuffix("F-BIZ-003 FAILURE_LOG.md\n"), "\(screen)")
        #expect(try sandbox.entry("F-BIZ-003").contains("\n[R-BIZ-SYS-001] in BIZOS_RULES.md\n"))
    }

    @Test("whoever gives up leaves all as it was", arguments: [("\u{4}", 2), ("\u{3}", -2)])
    func givesUp(_ key: String, _ expected: Int) throws {
        let (status, screen) = try learn([], [("Title: ", "The sync stopped\n"), ("1 to 3: ", key)])
        #expect(status == expected)
        #expect(screen.contains("given up; nothing was recorded") == (expected == 2))
        #expect(try sandbox.log == Samples.log() && sandbox.rules == LearnSandbox.rules())
    }
}

extension String {
    /// Line ends as a terminal shows them.
    fileprivate var asOnTerminal: String { replacing("\n", with: "\r\n") }
}
