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

    private static let examples = [
        Example(
            program: "CriticalFailures",
            prints: "F-BIZ-001 Hallucinated Zoho API Endpoints in Skill Reference File\n")
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
