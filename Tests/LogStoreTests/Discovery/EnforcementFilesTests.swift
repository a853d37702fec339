import Foundation
import LogModel
import SystemPackage
import TestSupport
import Testing

@testable import LogStore

@Suite("Enforcement: what is looked for, and where", .tags(.hostile))
struct EnforcementFilesTests {
    let sandbox: ProcessSandbox

    init() throws {
        sandbox = try ProcessSandbox()
        try sandbox.write("outside/secret.sh", "")
        try sandbox.write("repository/.git/HEAD", "")
        try sandbox.write("repository/.git/hooks/pre-commit", "")
        try sandbox.write("repository/Tests/A.swift", "")
        try sandbox.write("repository/services/one/tests/b.py", "")
        try sandbox.write("repository/services/one/docs/FAILURE_LOG.md", "# Log\n")
        try sandbox.write(
            "repository/Makefile", "VALUE := x\nall lint: deps\n\tmake hidden:\n.PHONY: all\n# note: no\n")
    }

    private func states(_ value: String) throws -> [EnforcementFiles.State] {
        let text = "# Rules\n\n### [R-001] Watch\n**Added:** 2026-01-01\n**Enforced by:** \(value)\n"
        let entry = try #require(try LogDocument(parsing: text).entries.first)
        let log = sandbox.url("repository/services/one/docs/FAILURE_LOG.md").path
        var files = EnforcementFiles(around: FilePath(log))
        return entry.enforcement.map { files.state(of: $0) }
    }

    private static let outside = EnforcementFiles.State.unknown("it lies outside of the repository")

    @Test("from the top, and from the directories between it and the log")
    func places() throws {
        #expect(try states("`Tests/A.swift`, `tests/b.py`, `Tests/`") == [.there, .there, .there])
        #expect(try states("`Tests/B.swift`, `services/two/tests/b.py`") == [.missing, .missing])
    }

    @Test("nothing outside of the repository is looked at, be it there or not")
    func outside() throws {
        let real = sandbox.url("outside/secret.sh").path
        for path in [
            "../outside/secret.sh", "../outside/gone.sh", real, "/etc/passwd",
            "Tests/../../outside/secret.sh",
        ] {
            let found = try states("`\(path)`")
            #expect(found == [Self.outside] || found == [.missing], "\(path)")
            #expect(found != [.there], "\(path)")
        }
        try FileManager.default.createSymbolicLink(
            at: sandbox.url("repository/link.sh"), withDestinationURL: sandbox.url("outside/secret.sh"))
        try FileManager.default.createSymbolicLink(
            at: sandbox.url("repository/away"), withDestinationURL: sandbox.url("outside"))
        #expect(try states("`link.sh`, `away/secret.sh`") == [Self.outside, Self.outside])
        #expect(try states("`.git/hooks/pre-commit`") == [Self.outside])
    }

    @Test("targets of the Makefile")
    func targets() throws {
        #expect(try states("`make lint`, `make all`") == [.there, .there])
        #expect(
            try states("`make VALUE`, `make hidden`, `make note`, `make deps`") == [
                .missing, .missing, .missing, .missing,
            ])
    }

    @Test("words and addresses cannot be looked for")
    func words() throws {
        #expect(
            try states("code review, <https://example.com>").allSatisfy {
                if case .unknown = $0 { true } else { false }
            })
        #expect(RuleEnforcement([.there, .unknown("")]) == .enforced)
        #expect(RuleEnforcement([.there, .missing]) == .missing)
        #expect(RuleEnforcement([.unknown("")]) == .advisory)
        #expect(RuleEnforcement([EnforcementFiles.State]()) == .advisory)
    }
}
