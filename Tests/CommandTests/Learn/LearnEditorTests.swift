import Foundation
import TestSupport
import Testing

@Suite("bizlog learn --editor", .tags(.process))
struct LearnEditorTests {
    let sandbox: LearnSandbox

    init() throws { sandbox = try LearnSandbox() }

    /// Runs learn with a script for an editor, whose temporary files go to `scratch`.
    private func learn(_ arguments: [String], editor: String, name: String = "EDITOR") throws -> ProcessRun {
        try sandbox.sandbox.write("scratch/x", "")
        try sandbox.sandbox.write("edit it.sh", "#!/bin/sh\n\(editor)\n", permissions: 0o755)
        return try sandbox.bizlog(
            ["learn", "--editor"] + arguments,
            environment: [
                name: "'\(sandbox.sandbox.url("edit it.sh").path)' --wait",
                "TMPDIR": sandbox.sandbox.url("scratch").path,
            ]
        )
    }

    private func scratch() throws -> [String] {
        try sandbox.sandbox.names().filter { $0.hasPrefix("scratch/") && $0 != "scratch/x" }
    }

    /// Fills in what the options of these tests do not say. The file is the second argument.
    private static let fill = """
        sed -i -e 's/^\\[Root cause\\]/The cause/; s/^\\[What was missing\\]/No alert./; s/^- \\[Additional learnings\\]/- One/' \
            -e 's/Title of the rule/My rule/; s/^\\(\\*\\*Rule:\\*\\*\\).*/\\1 Do it./' "$2"
        """

    private static let some = [
        "The sync stopped. Nobody noticed.", "--severity", "critical", "--layer", "model", "--entity", "wci",
        "--category", "automation",
    ]

    @Test("the form shows what is known, and what it becomes is recorded", arguments: ["EDITOR", "VISUAL"])
    func fills(_ name: String) throws {
        let run = try learn(
            Self.some, editor: "cp \"$2\" seen.md; stat -c %a \"$2\" >mode; \(Self.fill)", name: name)
        #expect(run.status == 0 && run.errors == "")
        #expect(run.text == "F-BIZ-003 FAILURE_LOG.md\nR-BIZ-MOD-001 BIZOS_RULES.md\n")
        #expect(
            try sandbox.sandbox.text("seen.md") == """
                ### [F-BIZ-XXX] The sync stopped
                **Date:** YYYY-MM-DD
                **Severity:** critical
                **Layer:** model
                **Entity:** wci

                **What Broke:**
                The sync stopped. Nobody noticed.

                **Root Cause:**
                [Root cause]

                **Why We Didn't Catch It:**
                [What was missing]

                **Preventive Rule Added:**
                [R-BIZ-XXX] in BIZOS_RULES.md

                **Lessons:**
                - [Additional learnings]

                ---

                ### [R-XXX] Title of the rule

                **Rule:** [What prevents it from now on]

                """
        )
        #expect(try sandbox.entry("F-BIZ-003").contains("\n**Root Cause:**\nThe cause\n"))
        #expect(try sandbox.entry("R-BIZ-MOD-001").hasPrefix("### [R-BIZ-MOD-001] My rule\n"))
        #expect(try scratch() == [])
        #expect(try sandbox.findings() == "")
    }

    @Test(
        "nothing is recorded if nothing is said",
        arguments: [
            (":", "<editor>: error: the text is empty or unchanged; nothing was recorded\n"),
            (": >\"$2\"", "<editor>: error: the text is empty or unchanged; nothing was recorded\n"),
            ("exit 3", "ended with status 3; nothing was recorded\n"),
            ("kill -9 $$", "ended with status 137; nothing was recorded\n"),
        ]
    )
    func nothing(_ editor: String, _ message: String) throws {
        let run = try learn(Self.some, editor: editor)
        #expect(run.status == 2 && run.text == "" && run.errors.hasSuffix(message))
        #expect(try scratch() == [])
        #expect(try sandbox.log == Samples.log() && sandbox.rules == LearnSandbox.rules())
    }

    @Test("a text that cannot be recorded is kept, and its path is said")
    func kept() throws {
        let run = try learn(Self.some, editor: Self.fill + "; sed -i 's/^The cause/# The cause/' \"$2\"")
        #expect(run.status == 2 && run.text == "")
        let path = try sandbox.sandbox.url(#require(scratch().first)).path
        #expect(run.errors.hasPrefix("\(path):11:1: error: this belongs to no entry"))
        #expect(run.errors.hasSuffix("the text is kept; correct it, then: bizlog learn --from \(path)\n"))
        #expect(try sandbox.log == Samples.log())
        let half = try learn(Self.some, editor: "sed -i 's/^\\[Root cause\\]/The cause/' \"$2\"")
        #expect(half.status == 64 && half.errors.contains("\n  --rule TEXT or --existing-rule ID "))
        #expect(try scratch().count == 2)
        #expect(try sandbox.sandbox.shell("sed -i 's/^# The/The/' \(path)").status == 0)
        let again = try sandbox.learn(["--from", path, "--category", "automation"])
        #expect(again.status == 0 && again.text.hasPrefix("F-BIZ-003 "))
    }

    @Test(
        "what was typed is kept whatever happens to it, unless it is recorded",
        arguments: [
            ([], "; exit 3"), ([], "; kill -9 $$"), ([], "; printf '\\377' >>\"$2\""),
            ([], "; cp \"$2\" x.md; mv x.md \"$2\"; exit 1"), ([], "; chmod 444 \"$bizlog_log\""),
            (["--dry-run"], ""),
        ])
    func typed(_ options: [String], _ end: String) throws {
        let script = end.replacing("$bizlog_log", with: sandbox.sandbox.url("FAILURE_LOG.md").path)
        let run = try learn(Self.some + options, editor: Self.fill + script)
        let name = try #require(scratch().first)
        #expect(run.status == (options == [] ? 2 : 0))
        #expect(try sandbox.sandbox.bytes(name).starts(with: "### [F-BIZ-XXX] The sync stopped\n".utf8))
        #expect(try String(decoding: sandbox.sandbox.bytes(name), as: UTF8.self).contains("\nThe cause\n"))
        #expect(run.errors.hasSuffix("bizlog learn --from \(sandbox.sandbox.url(name).path)\n"))
        #expect(try sandbox.log == Samples.log() && sandbox.rules == LearnSandbox.rules())
    }

    @Test(
        "in the directory of temporary files no transaction is ended, and no journal keeps a text from being read"
    )
    func sharedDirectory() throws {
        let journal = "bizlog journal 1\nid e\nstate unfinished\nremove lost\n"
        let script =
            "cd scratch; printf '\(journal)' >.bizlog-journal; echo x >.bizlog-e-0.old; cd ..; \(Self.fill)"
        let run = try learn(Self.some, editor: script)
        #expect(run.status == 0 && run.errors == "")
        #expect(try scratch() == ["scratch/.bizlog-e-0.old", "scratch/.bizlog-journal"])
    }

    @Test("what no form can mend is said before it is opened")
    func before() throws {
        let run = try learn(["The sync stopped."], editor: "touch opened")
        #expect(run.status == 64 && run.errors.contains("\n  --category NAME "))
        let rule = try learn(Self.some + ["--existing-rule", "R-BIZ-SYS-009"], editor: "touch opened")
        #expect(rule.status == 2 && rule.errors.contains("there is no rule R-BIZ-SYS-009"))
        #expect(try !sandbox.sandbox.names().contains("opened"))
        let none = try sandbox.bizlog(["learn", "--editor"] + Self.some)
        #expect(
            none.status == 2
                && none.errors
                    == "<editor>: error: no editor is set; set VISUAL or EDITOR, for example to 'vi'\n"
        )
    }

    @Test("a rule alone, and one that stands")
    func rules() throws {
        let alone = try learn(
            ["--rule-only", "--layer", "process", "--severity", "critical", "--field", "Origin=Review"],
            editor: "cp \"$2\" seen.md; \(Self.fill)"
        )
        #expect(alone.status == 0 && alone.text == "R-BIZ-PROC-002 BIZOS_RULES.md\n")
        #expect(try sandbox.sandbox.text("seen.md").hasPrefix("### [R-XXX] Title of the rule\n"))
        let existing = try learn(
            Self.some + ["--existing-rule", "R-BIZ-SYS-001"], editor: "cp \"$2\" seen.md; \(Self.fill)")
        #expect(existing.status == 0 && existing.text == "F-BIZ-003 FAILURE_LOG.md\n")
        #expect(try sandbox.sandbox.text("seen.md").contains("\n[R-BIZ-SYS-001]\n"))
        #expect(try sandbox.entry("F-BIZ-003").contains("\n[R-BIZ-SYS-001] in BIZOS_RULES.md\n"))
    }
}
