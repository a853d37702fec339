import Foundation
import LogStore
import Synchronization
import TestSupport
import Testing

@Suite("LogRepository: editing a log under its lock")
struct RepositoryEditingTests {
    let bench: RepositoryBench

    init() throws { bench = try RepositoryBench() }

    private struct Refusal: Error, Equatable {
        let reason: String
    }

    @Test("edits are written, and the revision says what became of the file")
    func edit() throws {
        let before = try bench.log
        let revision = try bench.repository().edit { log in try RepositoryBench.cause("A typo.", in: log) }
        let after = try bench.log
        #expect(after.contains("\n**Root Cause:**\nA typo.\n"))
        #expect(revision.path == bench.path("docs/FAILURE_LOG.md") && !revision.isNew)
        #expect(String(decoding: revision.old, as: UTF8.self) == before)
        #expect(String(decoding: revision.new, as: UTF8.self) == after)
        #expect(try revision.edits.applied(to: revision.old) == revision.new)
    }

    @Test("the rules file is edited in the same way, and a file that is not there cannot be")
    func rules() throws {
        let id = try EntryID("R-BIZ-SYS-001").required
        try bench.repository().edit(.rules) { rules in
            try rules.edits(setting: "Exception", of: id, to: .text("None."))
        }
        #expect(try bench.rules.contains("\n**Exception:** None.\n"))
        #expect(throws: LogError(.noFile, at: bench.path("docs/FAILURE_LOG.md"), .otherLog)) {
            try bench.repository().edit(.otherLog) { _ in [] }
        }
    }

    @Test("without edits nothing is written")
    func nothing() throws {
        let attributes = { [url = bench.sandbox.url("docs/FAILURE_LOG.md")] in
            try FileManager.default.attributesOfItem(atPath: url.path)[.systemFileNumber] as? Int
        }
        let inode = try attributes()
        #expect(try bench.repository().edit { _ in [] }.edits == [])
        #expect(try attributes() == inode)
        #expect(try bench.isUntouched())
    }

    @Test("what the closure throws comes out as it was thrown, and nothing is written")
    func refusal() throws {
        let id = try EntryID("F-BIZ-999").required
        #expect(throws: Refusal(reason: "no")) {
            try bench.repository().edit { _ in throw Refusal(reason: "no") }
        }
        #expect(throws: FieldEditError.noEntry(id)) {
            try bench.repository().edit { log in
                try log.edits(setting: "Severity", of: id, to: .text("x"))
            }
        }
        #expect(try bench.isUntouched())
    }

    @Test("a log that an editor writes while the closure decides is read again, and nothing is lost")
    func changed() throws {
        var titles: [[String]] = []
        let editors = try bench.log.replacing("Hallucinated Zoho API Endpoints", with: "Invented Endpoints")
        try bench.repository().edit { log in
            titles.append(log.entries.map(\.title))
            if titles.count == 1 { try bench.sandbox.write("docs/FAILURE_LOG.md", editors) }
            return try RepositoryBench.cause("A typo.", in: log)
        }
        #expect(titles.count == 2)
        #expect(titles.last?.first == "Invented Endpoints in Skill Reference File")
        let log = try bench.log
        #expect(log.contains("Invented Endpoints") && log.contains("\n**Root Cause:**\nA typo.\n"))
    }

    @Test("edits that do not fit, or leave no text or no log, are refused with the file as it was")
    func proof() throws {
        let size = try bench.sandbox.bytes("docs/FAILURE_LOG.md").count
        let whole = 0..<size
        let edits: [(String, TextEdit)] = [
            ("reaches beyond the text", TextEdit(range: size..<size + 1, replacement: "")),
            ("not valid UTF-8", TextEdit(range: 0..<0, replacement: [0xFF])),
            ("would hold no failure", TextEdit(range: whole, replacement: "# Notes\n")),
            (
                "mark of an unfinished merge",
                TextEdit(range: 0..<0, replacement: "<<<<<<< a\n=======\n>>>>>>> b\n")
            ),
        ]
        for (reason, edit) in edits {
            let error = try #require(throws: LogError.self) { try bench.repository().edit { _ in [edit] } }
            #expect(error.reason.contains(reason), "\(error)")
            #expect(error.path == bench.path("docs/FAILURE_LOG.md"))
            #expect(try bench.isUntouched())
        }
    }

    @Test("a file that may not be written is named and left alone")
    func readOnly() throws {
        let path = bench.sandbox.url("docs/FAILURE_LOG.md").path
        try FileManager.default.setAttributes([.posixPermissions: 0o444], ofItemAtPath: path)
        #expect(throws: LogError(.readOnly(FilePath(path)), .log)) {
            try bench.repository().edit { log in try RepositoryBench.cause("x", in: log) }
        }
        #expect(try bench.isUntouched())
    }

    @Test("fields are changed by name, and the result is written")
    func fields() throws {
        let id = try RepositoryBench.first()
        let before = try bench.log
        let revision = try bench.repository().edit { log in
            var edit = LogEdit(log)
            try edit.set(.severity, of: id, to: "critical")
            try edit.append("Tokens expire.", to: .lesson, of: FailureID(id))
            return edit
        }
        let lessons = try LogDocument(parsing: before)[id]?[.lesson]?.value.description ?? ""
        let expected = before.replacing(
            "**Severity:** 🟡 Important\n", with: "**Severity:** 🔴 Critical\n", maxReplacements: 1
        ).replacing(lessons, with: lessons + "\n- Tokens expire.")
        #expect(try bench.log == expected)
        #expect(revision.edits.count == 2)
    }

    @Test("a change that cannot be made is said with the path, the line and a remedy, and nothing is written")
    func refusedField() throws {
        let id = try RepositoryBench.first()
        let repository = try bench.repository()
        func message(_ value: String) -> String? {
            do {
                try repository.edit { log in
                    var edit = LogEdit(log)
                    try edit.set(.severity, of: id, to: "important")
                    try edit.set("Layer", of: id, to: value)
                    try edit.set(.cause, of: id, to: value)
                    return edit
                }
                return nil
            } catch { return "\(error)" }
        }
        let path = bench.path("docs/FAILURE_LOG.md")
        let line = try LogDocument(parsing: bench.log)[id].required.position
        #expect(
            message("Cellar")
                == "\(path):\(line): \(id): \"Cellar\" is not among the values of \"Layer\"; choose among "
                + "'System', 'Process', 'Model'")
        #expect(message("model") == nil)
        let log = try bench.log
        #expect(throws: LogError.self) {
            try repository.edit { log in
                var edit = LogEdit(log)
                try edit.set(.cause, of: id, to: "a\n\n## Heading")
                return edit
            }
        }
        #expect(throws: LogError(.staleEdit, at: path, .log)) {
            try repository.edit { _ in LogEdit(try LogDocument(parsing: "# Other\n")) }
        }
        #expect(throws: Refusal(reason: "no")) {
            try repository.edit { log in
                var edit = LogEdit(log)
                try edit.set(.severity, of: id, to: "critical")
                if edit.isEmpty { return edit }
                throw Refusal(reason: "no")
            }
        }
        #expect(try bench.log == log)
    }

    @Test("of edits that several repositories make at once, none is lost")
    func together() throws {
        let faults = Mutex<[String]>([])
        DispatchQueue.concurrentPerform(iterations: 8) { index in
            do {
                try bench.repository().edit { log in
                    let id = try RepositoryBench.first()
                    let old = log.failures.first { $0.id == id }?["Why We Didn't Catch It"]?.description ?? ""
                    let value = FieldValue.text(old + "\n\nWriter \(index) was here.")
                    return try log.edits(setting: "Why We Didn't Catch It", of: id, to: value)
                }
            } catch {
                faults.withLock { $0.append("\(error)") }
            }
        }
        #expect(faults.withLock { $0 } == [])
        let log = try bench.log
        for index in 0..<8 { #expect(log.contains("\nWriter \(index) was here.\n")) }
    }
}
