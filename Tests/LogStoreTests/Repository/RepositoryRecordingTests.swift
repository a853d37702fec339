import Foundation
import LogStore
import Synchronization
import TestSupport
import Testing

@Suite("LogRepository: recording post-mortems")
struct RepositoryRecordingTests {
    let bench: RepositoryBench

    init() throws { bench = try RepositoryBench() }

    @Test("a failure and its rule are recorded, and what is returned says so")
    func record() throws {
        let recorded = try bench.repository().record([RepositoryBench.postmortem("The sync stopped")])
        #expect(recorded.entries.map { $0.failure?.text } == ["F-BIZ-003"])
        #expect(recorded.entries.map { $0.rule?.text } == ["R-BIZ-SYS-003"])
        #expect(recorded.warnings == [] && recorded.storeWarnings == [])
        #expect(
            recorded.revisions.map(\.path) == [
                bench.path("docs/FAILURE_LOG.md"), bench.path("docs/BIZOS_RULES.md"),
            ])
        #expect(recorded.revisions.map(\.new) == [Array(try bench.log.utf8), Array(try bench.rules.utf8)])
        for revision in recorded.revisions {
            #expect(try revision.edits.applied(to: revision.old) == revision.new)
        }
        #expect(try bench.log.contains("\n### [F-BIZ-003] The sync stopped\n"))
        #expect(try bench.log.contains("\n**Total Failures Logged:** 3\n"))
        #expect(try bench.rules.contains("\n### [R-BIZ-SYS-003] Watch The sync stopped\n"))
    }

    @Test("a plan is what recording does, and writes nothing")
    func plan() throws {
        let postmortem = try RepositoryBench.postmortem("A")
        let plan = try bench.repository().plan([postmortem])
        #expect(try bench.isUntouched())
        let recorded = try bench.repository().record([postmortem])
        #expect(plan.revisions == recorded.revisions && plan.entries == recorded.entries)
        #expect(try bench.repository().plan([]).revisions == [])
    }

    @Test("what cannot be recorded is said with the log's path, and nothing is written")
    func problems() throws {
        let date = try LogDate("2026-03-01").required
        let empty = Postmortem(failure: EntryDraft(title: ""), rule: .none, date: date)
        let error = try #require(throws: LogError.self) { try bench.repository().record([empty]) }
        guard case .recording(let recording) = error.cause else { throw error }
        #expect(recording.problems.count > 1 && error.remedy == nil)
        for problem in recording.problems { #expect(error.reason.contains(problem.description)) }
        #expect(error.description.hasPrefix("\(bench.path("docs/FAILURE_LOG.md")): "))
        let one = try RepositoryBench.postmortem("A")
        let wrong = Postmortem(failure: one.failure, rule: one.rule, category: "CRM|Zoho", date: one.date)
        let single = try #require(throws: LogError.self) { try bench.repository().record([wrong]) }
        #expect(single.remedy?.contains("CRM/Zoho") == true, "\(single)")
        #expect(try bench.isUntouched())
    }

    @Test("a rules file that is missing is made when that is asked for, and named when it is not")
    func missingRules() throws {
        try FileManager.default.removeItem(at: bench.sandbox.url("docs/BIZOS_RULES.md"))
        let postmortem = try RepositoryBench.postmortem("A")
        let error = try #require(throws: LogError.self) { try bench.repository().record([postmortem]) }
        #expect(error.reason.contains("there is no rules file"))
        let recorded = try bench.repository().record([postmortem], newRulesDate: postmortem.date)
        #expect(recorded.revisions.map(\.isNew) == [false, true])
        #expect(recorded.revisions.last?.old == [])
        #expect(try bench.rules.contains("\n### [R-BIZ-SYS-003] Watch A\n"))
        // The next one finds it.
        let next = try bench.repository().record(
            [RepositoryBench.postmortem("B")], newRulesDate: postmortem.date)
        #expect(next.revisions.map(\.isNew) == [false, false])
    }

    @Test("a log that names no rules file has none made for it")
    func noPlaceForRules() throws {
        try bench.sandbox.write("docs/FAILURE_LOG.md", "# Log\n\n### F-A-001: Title\n**Date:** 2026-01-01\n")
        let postmortem = try RepositoryBench.postmortem("A")
        #expect(throws: LogError(.noRulesFile, at: bench.path("docs/FAILURE_LOG.md"), .log)) {
            try bench.repository().record([postmortem], newRulesDate: postmortem.date)
        }
    }

    @Test("a snapshot that is out of date is read anew, also if the log has come to name another rules file")
    func outdatedSnapshot() throws {
        let repository = try bench.repository()
        let snapshot = try repository.snapshot()
        try repository.record([RepositoryBench.postmortem("A")])
        let second = try repository.record([RepositoryBench.postmortem("B")], startingFrom: snapshot)
        #expect(second.entries.map { $0.failure?.text } == ["F-BIZ-004"])
        let rules = try bench.rules
        try bench.sandbox.write("docs/GUARDS.md", rules)
        try bench.sandbox.write(
            "docs/FAILURE_LOG.md", bench.log.replacing("BIZOS_RULES.md", with: "GUARDS.md"))
        let third = try repository.record([RepositoryBench.postmortem("C")], startingFrom: snapshot)
        #expect(third.entries.map { $0.rule?.text } == ["R-BIZ-SYS-005"])
        #expect(try bench.rules == rules)
        #expect(try bench.sandbox.text("docs/GUARDS.md").contains("### [R-BIZ-SYS-005] Watch C\n"))
    }

    @Test(
        "a snapshot that lacks a file which is needed is read anew: rules to be made, the other system's log")
    func smallSnapshot() throws {
        try FileManager.default.removeItem(at: bench.sandbox.url("docs/BIZOS_RULES.md"))
        let text = try bench.log.replacing("BIZOS_RULES.md", with: "rules/BIZOS_RULES.md")
        try bench.sandbox.write("docs/FAILURE_LOG.md", text)
        try bench.sandbox.write("docs/rules/README", "")
        try bench.sandbox.write("cto-brain/FAILURE_LOG.md", text)
        let repository = try bench.repository()
        let snapshot = try repository.snapshot()
        let one = try RepositoryBench.postmortem("A")
        let crossing = Postmortem(
            failure: one.failure, rule: one.rule, category: one.category, crossSystem: .init(), date: one.date
        )
        let plan = try repository.plan([crossing], newRulesDate: one.date, startingFrom: snapshot)
        let recorded = try repository.record([crossing], newRulesDate: one.date, startingFrom: snapshot)
        #expect(
            recorded.revisions == plan.revisions && recorded.revisions.map(\.isNew) == [false, true, false])
        #expect(recorded.entries.map { $0.other?.text } == ["F-BIZ-003"])
        #expect(try bench.sandbox.text("docs/rules/BIZOS_RULES.md").contains("] Watch A\n"))
    }

    @Test("repositories that record at once give each failure an id of its own")
    func together() throws {
        let ids = Mutex<[String]>([])
        DispatchQueue.concurrentPerform(iterations: 8) { index in
            do {
                let recorded = try bench.repository().record([RepositoryBench.postmortem("Number \(index)")])
                ids.withLock { $0 += recorded.entries.compactMap { $0.failure?.text } }
            } catch {
                ids.withLock { $0.append("\(error)") }
            }
        }
        #expect(
            ids.withLock { $0 }.sorted()
                == ["03", "04", "05", "06", "07", "08", "09", "10"].map { "F-BIZ-0\($0)" })
        #expect(try bench.log.contains("\n**Total Failures Logged:** 10\n"))
    }
}
