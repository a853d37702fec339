import Foundation
import TestSupport
import Testing

/// The short programs of Fixtures/ExamplePackage, each run on a copy of the reference log in which both failures are critical and the
/// first one has no rule.
@Suite("The example programs", .tags(.process))
struct ExampleProgramTests {
    /// A program, what it prints, and what it changes: texts of a file with what takes their place.
    struct Example: Sendable, CustomTestStringConvertible {
        let program: String
        var prints = ""
        var changesInLog: [(old: String, new: String)] = []
        var changesInRules: [(old: String, new: String)] = []
        var testDescription: String { program }
    }

    private static let recorded = """

        ### [F-BIZ-003] The nightly sync stopped
        **Date:** 2026-02-12
        **Severity:** 🟡 Important
        **Layer:** System
        **Entity:** Hippos

        **What Broke:**
        Nothing was synced for a night.

        **Root Cause:**
        The token had expired.

        **Why We Didn't Catch It:**
        There was no alert.

        **Preventive Rule Added:**
        [R-BIZ-SYS-003] in BIZOS_RULES.md

        **Lessons:**
        - Tokens expire

        ---

        """

    private static let recordedRule = """

        ---

        ### [R-BIZ-SYS-003] Watch every token
        **Severity:** 🟡 Important
        **Added:** 2026-02-12
        **Origin:** Failure (F-BIZ-003)

        **Rule:** Watch every token.

        """

    private static let examples = [
        Example(
            program: "CriticalFailures",
            prints: "F-BIZ-001 Hallucinated Zoho API Endpoints in Skill Reference File\n"),
        Example(
            program: "EditFailure",
            prints: "FAILURE_LOG.md: 2 edits\n",
            changesInLog: [
                (
                    "🔴 Critical\n**Layer:** System\n**Entity:** Solartech\n",
                    "🟡 Important\n**Layer:** System\n**Entity:** Solartech\n"
                ),
                (
                    "generating API reference docs\n",
                    "generating API reference docs\n- Look again after a month.\n"
                ),
            ]),
        Example(
            program: "RecordFailure",
            prints: "FAILURE_LOG.md: 5 edits\nBIZOS_RULES.md: 3 edits\nF-BIZ-003 R-BIZ-SYS-003\n",
            changesInLog: [
                ("**Last Updated:** 2026-02-07", "**Last Updated:** 2026-02-12"),
                ("**Total Failures Logged:** 2", "**Total Failures Logged:** 3"),
                ("| CRM/Zoho | 1 | New |", "| CRM/Zoho | 2 | ↑ |"),
                ("were redundant work\n\n---\n", "were redundant work\n\n---\n" + recorded),
            ],
            changesInRules: [
                ("**Last Updated:** 2026-02-11", "**Last Updated:** 2026-02-12"),
                ("**Total Rules:** 3", "**Total Rules:** 4"),
                ("trusted as authoritative.\n", "trusted as authoritative.\n" + recordedRule),
            ]),
    ]

    private static let sources = Fixtures.directory.appending(path: "ExamplePackage/Sources")

    private static func log() throws -> String {
        try Samples.log().replacing("**Severity:** 🟡 Important\n", with: "**Severity:** 🔴 Critical\n")
            .replacing("**Severity:** 🟢 Near miss\n", with: "**Severity:** 🔴 Critical\n")
            .replacing("[R-BIZ-SYS-002] in BIZOS_RULES.md", with: "(none yet)")
    }

    private static func changed(_ text: String, _ changes: [(old: String, new: String)]) -> String {
        changes.reduce(text) { text, change in
            #expect(text.contains(change.old))
            return text.replacing(change.old, with: change.new)
        }
    }

    @Test("each prints and changes what it says, and nothing else", arguments: examples)
    func run(_ example: Example) throws {
        let sandbox = try LearnSandbox(log: Self.log())
        let run = try ProcessRun(
            ProcessSandbox.program(example.program), ["FAILURE_LOG.md"], in: sandbox.sandbox.directory)
        #expect(run.status == 0 && run.errors == "")
        #expect(run.text == example.prints)
        #expect(try sandbox.log == Self.changed(Self.log(), example.changesInLog))
        #expect(try sandbox.rules == Self.changed(LearnSandbox.rules(), example.changesInRules))
        #expect(try sandbox.sandbox.names() == ["BIZOS_RULES.md", "FAILURE_LOG.md"])
    }

    @Test("each has twenty lines at most, and is run here")
    func sizes() throws {
        let names = try FileManager.default.contentsOfDirectory(atPath: Self.sources.path)
        #expect(Set(names).subtracting(["LogReport"]) == Set(Self.examples.map(\.program)))
        for example in Self.examples {
            let directory = Self.sources.appending(path: example.program)
            let files = try FileManager.default.contentsOfDirectory(atPath: directory.path)
            let texts = try files.map {
                try String(contentsOf: directory.appending(path: $0), encoding: .utf8)
            }
            let lines = texts.flatMap {
                $0.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
            }
            #expect(lines.count <= 20, "\(example.program)")
            #expect(lines.allSatisfy { $0.count <= 110 }, "\(example.program)")
        }
    }
}
