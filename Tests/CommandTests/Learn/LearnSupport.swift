import Foundation
import TestSupport

/// A directory with the reference log and its rules file, in which post-mortems are recorded.
struct LearnSandbox {
    let sandbox: ProcessSandbox

    init(log: String? = nil, rules: String? = nil) throws {
        sandbox = try ProcessSandbox()
        try sandbox.write("FAILURE_LOG.md", log ?? Samples.log())
        try sandbox.write("BIZOS_RULES.md", rules ?? Self.rules())
    }

    /// The rules file that belongs to the reference log.
    static func rules() throws -> String {
        String(decoding: try Fixtures.bytes("rules/BIZOS_RULES.md"), as: UTF8.self)
    }

    /// Options that say all that the reference log asks for.
    static let all = [
        "--title", "The nightly sync stopped", "--severity", "important", "--layer", "system",
        "--entity", "hippos", "--broke", "The sync stopped. Nobody noticed.", "--cause", "The token expired.",
        "--missed", "There was no alert.", "--lesson", "Watch tokens", "--lesson", "Renew early",
        "--rule", "Watch every token. Always.", "--category", "crm/zoho",
    ]

    /// The options without one, or with another value for it.
    static func all(_ option: String, _ value: String? = nil) -> [String] {
        guard let index = all.firstIndex(of: option) else {
            return all + [option] + (value.map { [$0] } ?? [])
        }
        var arguments = all
        arguments.replaceSubrange(index...index + 1, with: value.map { [option, $0] } ?? [])
        return arguments
    }

    func bizlog(
        _ arguments: [String],
        input: String = "",
        environment: [String: String] = [:]
    ) throws -> ProcessRun {
        try ProcessRun(
            ProcessSandbox.command,
            arguments,
            in: sandbox.directory,
            input: Array(input.utf8),
            environment: environment
        )
    }

    func learn(_ arguments: [String], input: String = "") throws -> ProcessRun {
        try bizlog(["learn"] + arguments, input: input)
    }

    var log: String { get throws { try sandbox.text("FAILURE_LOG.md") } }

    var rules: String { get throws { try sandbox.text("BIZOS_RULES.md") } }

    /// Whether both files are as they were, and no others have come.
    func isUntouched() throws -> Bool {
        try log == Samples.log() && rules == Self.rules()
            && sandbox.names() == ["BIZOS_RULES.md", "FAILURE_LOG.md"]
    }

    /// What a check says of both files, but for files that the reference log lists and nobody made.
    func findings() throws -> String {
        try bizlog(["check", "--ignore", "missing-related-file", "FAILURE_LOG.md", "BIZOS_RULES.md"]).text
    }

    /// The entry with an id as it stands.
    func entry(_ id: String) throws -> String { try bizlog(["show", id]).text }
}
