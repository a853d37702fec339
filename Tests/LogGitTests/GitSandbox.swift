import Foundation
import TestSupport

/// A repository in which a test runs git and the command, removed with it.
final class GitSandbox: Sendable {
    /// The directory of the repository.
    let files: ProcessSandbox

    /// Makes a repository with a branch `main`, on which there is a log with its rules file and one failure.
    ///
    /// - Parameter installs: whether git asks the command to merge logs.
    init(installs: Bool = true) throws {
        files = try ProcessSandbox(inMemory: true)
        try run("git init -q -b main . && git config user.email a@example.org && git config user.name A")
        try run("$bizlog init --system Ops --prefix OPS")
        if installs {
            try files.write(".gitattributes", "*.md merge=bizlog\n")
            try run("git config merge.bizlog.driver \"'$bizlog' \(Self.driver)\"")
        }
        try commit("first") { "learn First" }
    }

    /// The arguments with which git is to call the driver.
    static let driver = "merge --driver %O %A %B -L %L -P %P -S %S -X %X -Y %Y"

    /// What scripts may call: `learn TITLE` records a failure with its rule. Ours is older than theirs, and so keeps its number.
    private static let functions = """
        learn() {
            local day=04
            case $1 in First) day=01 ;; Ours) day=02 ;; Theirs) day=03 ;; esac
            "$bizlog" learn "$1" --date 2026-01-$day --severity critical --layer system --entity Shop --cause "cause of $1" \
                --missed "missed $1" --rule "rule of $1" --lesson "lesson of $1" "${@:2}" >/dev/null
        }
        set -e

        """

    /// A command has failed that must not.
    struct Failure: Error, CustomStringConvertible {
        let run: ProcessRun
        var description: String { "status \(run.status): \(run.text)\(run.errors)" }
    }

    /// Runs a script by `bash`, in which `$bizlog` is the command, with no configuration but that of the repository. It ends at the first
    /// command that fails.
    func attempt(_ script: String, environment: [String: String] = [:]) throws -> ProcessRun {
        let own = [
            "GIT_CONFIG_GLOBAL": files.url(".git/user-config").path, "GIT_CONFIG_NOSYSTEM": "1",
            "HOME": files.directory.path, "GIT_EDITOR": "true", "LC_ALL": "C",
        ]
        return try files.shell(
            Self.functions + script, environment: own.merging(environment) { _, new in new })
    }

    /// Runs a script that must end well, and returns what it printed.
    @discardableResult
    func run(_ script: String) throws -> String {
        let run = try attempt(script)
        if run.status != 0 { throw Failure(run: run) }
        return run.text
    }

    /// Runs a script and commits what it has changed.
    func commit(_ message: String, _ script: () -> String) throws {
        try run("\(script())\ngit add -A\ngit commit -q -m '\(message)'")
    }

    /// A file as it stands in the working tree.
    func text(_ name: String) throws -> String { try files.text(name) }

    /// Makes a branch `topic` that records a failure, and records another one on `main`, which stays checked out.
    func diverge() throws {
        try run("git checkout -q -b topic")
        try commit("theirs") { "learn Theirs" }
        try run("git checkout -q main")
        try commit("ours") { "learn Ours" }
    }

    /// The ids of a log's entries with their titles, in the order of the file.
    func entries(_ name: String = "FAILURE_LOG.md") throws -> [String] {
        try text(name).split(separator: "\n").filter { $0.hasPrefix("### [") && !$0.contains("XXX") }
            .map { String($0.dropFirst(4)) }
    }
}
