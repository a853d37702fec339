import Foundation
import LogChecks
import LogModel
import MarkdownAST
import TestSupport
import Testing

/// Records a made-up failure in the seed log, its rules file and the log of another system that has a template of its own.
///
/// With `BIZLOG_RECORD_GOLDENS=1` the goldens are written, and the tests fail.
@Suite("Recording: golden files")
struct RecordingGoldenTests {
    /// A file before and after, and which edits lead there.
    struct File: CustomTestStringConvertible, Sendable {
        let before: String
        let after: String
        let edits: @Sendable (Recording) -> [TextEdit]
        var testDescription: String { after }
    }

    static let files = [
        File(before: "seed/FAILURE_LOG.md", after: "learn/FAILURE_LOG.golden.md") { $0.log },
        File(before: "rules/BIZOS_RULES.md", after: "learn/BIZOS_RULES.golden.md") { $0.rules },
        File(
            before: "learn/cto-brain/FAILURE_LOG.input.md", after: "learn/cto-brain/FAILURE_LOG.golden.md"
        ) { $0.otherLog },
    ]

    private func recording() throws -> Recording {
        let family = try RecordingSupport.family(
            RecordingSupport.seed, rules: RecordingSupport.rules, other: RecordingSupport.other)
        return try family.recording([RecordingSupport.postmortem])
    }

    @Test("the files after", arguments: files)
    func records(file: File) throws {
        let before = try RecordingSupport.text(file.before)
        let after = try RecordingSupport.applied(file.edits(recording()), to: before)
        if ProcessInfo.processInfo.environment["BIZLOG_RECORD_GOLDENS"] == "1" {
            try Data(after.utf8).write(to: Fixtures.directory.appending(path: file.after))
            Issue.record("recorded \(file.after)")
            return
        }
        #expect(after == (try RecordingSupport.text(file.after)), "make goldens records what is right now")
        #expect(try RecordingSupport.isCanonical(before), "the file before must be canonical")
        #expect(try RecordingSupport.isCanonical(after))
    }

    @Test("the ids")
    func ids() throws {
        let entry = try #require(try recording().entries.first)
        #expect(entry.failure?.text == "F-BIZ-003")
        #expect(entry.rule?.text == "R-BIZ-SYS-003")
        #expect(entry.addsRule)
        #expect(entry.other?.text == "F-015")
    }

    @Test("a check has no more to say than before")
    func checks() throws {
        let recording = try recording()
        let (log, rules) = (try RecordingSupport.seed, try RecordingSupport.rules)
        let newLog = try RecordingSupport.applied(recording.log, to: log)
        let newRules = try RecordingSupport.applied(recording.rules, to: rules)
        let before = try RecordingSupport.diagnostics(log, beside: rules).filter {
            !$0.contains("stale-last")
        }
        #expect(try RecordingSupport.diagnostics(newLog, beside: newRules) == before)
        #expect(try RecordingSupport.diagnostics(newRules, beside: newLog) == [])
    }

    @Test("the other log is clean as before")
    func checksOther() throws {
        let other = try RecordingSupport.other
        #expect(try RecordingSupport.diagnostics(other, beside: RecordingSupport.rules) == [])
        let after = try RecordingSupport.applied(recording().otherLog, to: other)
        #expect(try RecordingSupport.diagnostics(after, beside: RecordingSupport.rules) == [])
    }
}
