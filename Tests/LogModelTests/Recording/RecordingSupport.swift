import Foundation
import LogChecks
import LogModel
import MarkdownAST
import TestSupport
import Testing

/// Recordings that tests share. The day is 2026-03-04.
enum RecordingSupport {
    static let logName = "bizos/FAILURE_LOG.md"
    static let rulesName = "BIZOS_RULES.md"
    static let otherName = "cto-brain/FAILURE_LOG.md"

    static func text(_ name: String) throws -> String {
        String(decoding: try Fixtures.bytes(name), as: UTF8.self)
    }

    static var seed: String { get throws { try seedFile.get() } }
    static var rules: String { get throws { try rulesFile.get() } }
    private static let seedFile = Result { try text("seed/FAILURE_LOG.md") }
    private static let rulesFile = Result { try text("rules/BIZOS_RULES.md") }
    static var other: String { get throws { try text("learn/cto-brain/FAILURE_LOG.input.md") } }

    static var day: LogDate { get throws { try #require(LogDate("2026-03-04")) } }

    static func read(_ text: String) throws -> LogDocument {
        try LogDocument(parsing: text)
    }

    static func family(
        _ log: String,
        rules: String? = nil,
        other: String? = nil
    ) throws -> LogFamily {
        LogFamily(
            log: LogFamily.Member(try read(log), name: logName),
            rules: try rules.map { LogFamily.Member(try read($0), name: rulesName) },
            otherLog: try other.map { LogFamily.Member(try read($0), name: otherName) }
        )
    }

    static var postmortem: Postmortem {
        get throws {
            let json = Data(try Fixtures.bytes("learn/postmortem.json"))
            return try JSONDecoder().decode(Postmortem.self, from: json)
        }
    }

    /// A failure that the seed's template has nothing against.
    static func failure(
        title: String = "Something broke",
        _ changed: [String: String] = [:],
        without removed: Set<String> = []
    ) -> EntryDraft {
        let fields = [
            ("Date", "2026-03-03"), ("Severity", "🟡 Important"), ("Layer", "Process"), ("Entity", "WCI"),
            ("What Broke", "It broke."), ("Root Cause", "Nobody looked."),
            ("Why We Didn't Catch It", "No test."),
            ("Lessons", "- Look"),
        ]
        var drafted = fields.filter { !removed.contains($0.0) }
            .map { EntryDraft.Field(label: $0.0, text: changed[$0.0] ?? $0.1) }
        for (label, text) in changed.sorted(by: { $0.key < $1.key })
        where !fields.contains(where: { $0.0 == label }) {
            drafted.append(EntryDraft.Field(label: label, text: text))
        }
        return EntryDraft(title: title, fields: drafted)
    }

    static func rule(title: String = "Look twice") -> EntryDraft {
        EntryDraft(title: title, fields: [EntryDraft.Field(label: "Rule", text: "Look twice.")])
    }

    /// The seed log with its entries in the other order.
    static func newestFirst(_ log: String) -> String {
        let start = log.range(of: "### [F-BIZ-001]")?.lowerBound ?? log.endIndex
        let middle = log.range(of: "### [F-BIZ-002]")?.lowerBound ?? log.endIndex
        let end = log.range(of: "## Historical")?.lowerBound ?? log.endIndex
        return String(log[..<start] + log[middle..<end] + log[start..<middle] + log[end...])
    }

    static func applied(_ edits: [TextEdit], to text: String) throws -> String {
        String(decoding: try edits.applied(to: Array(text.utf8)), as: UTF8.self)
    }

    static func isCanonical(_ text: String) throws -> Bool {
        LogFormatter().format(try Document(parsing: text)).edits.isEmpty
    }

    /// What there is to say about a log beside its rules, with errors, warnings and notes.
    static func diagnostics(_ text: String, beside other: String) throws -> [String] {
        let checker = LogChecker(today: try #require(LogDate("2026-03-31")))
        return checker.diagnostics(of: try read(text), named: "x", companions: [try read(other)])
            .map { "\($0.start) \($0.code): \($0.message)" }
    }
}
