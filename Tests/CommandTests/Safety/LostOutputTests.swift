import Foundation
import TestSupport
import Testing

@Suite("What was done and cannot be printed is said, so that nobody does it again", .tags(.process))
struct LostOutputTests {
    let sandbox: LearnSandbox

    init() throws { sandbox = try LearnSandbox() }

    private static let outputs = [">/dev/full", ">&-", "> >(exec <&-; sleep 0.2)"]
    private static let advice = "the output is incomplete, but these changes were made; do not repeat them:\n"

    private func run(_ arguments: [String], _ output: String) throws -> ProcessRun {
        let words = arguments.map { "'\($0.replacing("'", with: "'\\''"))'" }.joined(separator: " ")
        // A reader that is gone has to be gone by then.
        let script =
            output.hasPrefix("> >")
            ? "(sleep 0.1; \"$bizlog\" \(words)) \(output)" : "\"$bizlog\" \(words) \(output)"
        return try sandbox.sandbox.shell(script)
    }

    @Test("learn has recorded", arguments: outputs, [[], ["--json"]])
    func learn(_ output: String, _ more: [String]) throws {
        let run = try run(["learn"] + LearnSandbox.all + more, output)
        #expect(run.status == 0)
        #expect(run.errors.hasPrefix("<stdout>: warning: cannot write: "))
        #expect(
            run.errors.hasSuffix(
                Self.advice + "  F-BIZ-003 FAILURE_LOG.md\n  R-BIZ-SYS-003 BIZOS_RULES.md\n"),
            "\(run.errors)")
        #expect(try sandbox.entry("F-BIZ-003") != "")
    }

    @Test("learn has queued, and fold has recorded", arguments: outputs)
    func fold(_ output: String) throws {
        let queued = try run(["learn", "--handoff"] + LearnSandbox.all, output)
        #expect(
            queued.status == 0 && queued.errors.contains(Self.advice + "  .bizlog/pending/"),
            "\(queued.errors)")
        let folded = try run(["fold"], output)
        #expect(folded.status == 0 && folded.errors.contains(Self.advice + "  F-BIZ-003 FAILURE_LOG.md\n"))
        #expect(try sandbox.entry("F-BIZ-003") != "")
    }

    @Test("init has made files, and check has corrected one", arguments: outputs)
    func others(_ output: String) throws {
        let made = try run(["init", "--system", "Shop", "--category", "A", "."], output)
        #expect(made.status == 2 && !made.errors.contains(Self.advice))
        try FileManager.default.createDirectory(
            at: sandbox.sandbox.url("new"), withIntermediateDirectories: true)
        let new = try run(["init", "--system", "Shop", "new"], output)
        #expect(
            new.status == 0 && new.errors.hasSuffix("  new/FAILURE_LOG.md\n  new/SHOP_RULES.md\n"),
            "\(new.errors)")
        let log = try Samples.log().replacing("Logged:** 2", with: "Logged:** 20")
        try sandbox.sandbox.write("FAILURE_LOG.md", log)
        let arguments = ["check", "--fix", "--format", "json", "--select", "wrong-total"]
        let fixed = try run(arguments, output)
        #expect(
            fixed.status == 0 && fixed.errors.hasSuffix(Self.advice + "  FAILURE_LOG.md: corrected\n"),
            "\(fixed.errors)")
        #expect(try sandbox.log == Samples.log())
        // With nothing to correct, only the output is at stake.
        let lost = try run(arguments, output)
        #expect(lost.status == (output.hasPrefix("> >") ? 141 : 2))
    }

    @Test("what changes nothing fails as it did", arguments: outputs.dropLast())
    func failing(_ output: String) throws {
        for arguments in [
            ["learn", "--dry-run"] + LearnSandbox.all, ["list"], ["show", "F-BIZ-001"], ["export"],
        ] {
            let run = try run(arguments, output)
            #expect(run.status == 2 && run.errors.contains("error: cannot write: "), "\(run.errors)")
        }
        #expect(try sandbox.isUntouched())
    }
}
