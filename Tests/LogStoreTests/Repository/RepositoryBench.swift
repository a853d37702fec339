import Foundation
import LogStore
import TestSupport

/// A directory with the reference log and its rules file in `docs`.
struct RepositoryBench {
    let sandbox: ProcessSandbox

    init() throws {
        sandbox = try ProcessSandbox(inMemory: true)
        try sandbox.write("docs/FAILURE_LOG.md", Fixtures.bytes("seed/FAILURE_LOG.md"))
        try sandbox.write("docs/BIZOS_RULES.md", Fixtures.bytes("rules/BIZOS_RULES.md"))
        try sandbox.write(".git/HEAD", "")
    }

    func path(_ name: String) -> FilePath { FilePath(sandbox.url(name).path) }

    func repository() throws -> LogRepository { try LogRepository(at: path("docs")) }

    var log: String { get throws { try sandbox.text("docs/FAILURE_LOG.md") } }

    var rules: String { get throws { try sandbox.text("docs/BIZOS_RULES.md") } }

    /// Whether both files are as they were, and no others have come.
    func isUntouched() throws -> Bool {
        try sandbox.bytes("docs/FAILURE_LOG.md") == Fixtures.bytes("seed/FAILURE_LOG.md")
            && sandbox.bytes("docs/BIZOS_RULES.md") == Fixtures.bytes("rules/BIZOS_RULES.md")
            && sandbox.names().filter { !$0.hasPrefix(".git") }
                == ["docs", "docs/BIZOS_RULES.md", "docs/FAILURE_LOG.md"]
    }

    /// A post-mortem that says all that the reference log asks for.
    static func postmortem(_ title: String) throws -> Postmortem {
        let values = [
            "Severity": "important", "Layer": "System", "Entity": "Hippos", "What Broke": "\(title).",
            "Root Cause": "The token of \(title) expired.", "Why We Didn't Catch It": "There was no alert.",
            "Lessons": "- Watch tokens",
        ]
        let failure = EntryDraft(
            title: title,
            fields: values.sorted { $0.key < $1.key }.map { EntryDraft.Field(label: $0.key, text: $0.value) }
        )
        let fields = [EntryDraft.Field(label: "Rule", text: "Watch what \(title) needs.")]
        let draft = EntryDraft(title: "Watch \(title)", fields: fields)
        return Postmortem(
            failure: failure,
            rule: .new(draft, layer: nil),
            category: "CRM/Zoho",
            date: try LogDate("2026-03-01").required
        )
    }

    /// The id of the reference log's first failure.
    static func first() throws -> EntryID { try EntryID("F-BIZ-001").required }

    /// An edit that gives the first failure another root cause.
    static func cause(_ text: String, in log: LogDocument) throws -> [TextEdit] {
        try log.edits(setting: "Root Cause", of: first(), to: .text(text))
    }
}

extension Optional {
    struct Missing: Error {}

    /// The value; a test without it fails.
    var required: Wrapped {
        get throws {
            guard let self else { throw Missing() }
            return self
        }
    }
}
