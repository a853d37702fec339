import Foundation
import TestSupport
import Testing

@Suite("Which files belong to a log, and that no others are read or written", .tags(.process, .hostile))
struct BoundaryCommandTests {
    let sandbox: LearnSandbox

    init() throws {
        sandbox = try LearnSandbox()
        try sandbox.sandbox.write("repo/.git/HEAD", "")
        try sandbox.sandbox.write("repo/FAILURE_LOG.md", Samples.log())
        try sandbox.sandbox.write("home/.git/HEAD", "")
        try sandbox.sandbox.write("home/RULES.md", LearnSandbox.rules())
        try sandbox.sandbox.write("home/FAILURE_LOG.md", Samples.messyLog())
    }

    private var files: ProcessSandbox { sandbox.sandbox }

    private func bizlog(_ arguments: [String]) throws -> ProcessRun {
        try ProcessRun(ProcessSandbox.command, arguments, in: files.url("repo"))
    }

    private func rename(rules: String) throws {
        try files.write("repo/FAILURE_LOG.md", Samples.log().replacing("BIZOS_RULES.md", with: rules))
    }

    @Test("a rules file outside of the repository takes its option, and the log gets its name")
    func rulesOption() throws {
        try rename(rules: "../home/RULES.md")
        let refused = try bizlog(["learn"] + LearnSandbox.all)
        #expect(refused.status == 2 && refused.text == "")
        #expect(refused.errors.contains("outside of the repository ") && refused.errors.contains("--rules"))
        #expect(try files.text("home/RULES.md") == LearnSandbox.rules())
        let run = try bizlog(["learn"] + LearnSandbox.all + ["--rules", "../home/RULES.md"])
        #expect(run.status == 0 && run.errors == "")
        #expect(run.text == "F-BIZ-003 FAILURE_LOG.md\nR-BIZ-SYS-003 ../home/RULES.md\n")
        #expect(try files.text("home/RULES.md").contains("R-BIZ-SYS-003"))
        #expect(try files.text("repo/FAILURE_LOG.md").contains("[R-BIZ-SYS-003] in ../home/RULES.md"))
    }

    @Test("a rules file is made outside only if it was named")
    func createRules() throws {
        try rename(rules: "../home/NEW.md")
        let refused = try bizlog(["learn"] + LearnSandbox.all + ["--create-rules"])
        #expect(refused.status == 2 && refused.errors.contains("--rules"))
        #expect(try !files.names().contains("home/NEW.md"))
        let named = LearnSandbox.all + ["--create-rules", "--rules", "../home/NEW.md"]
        #expect(try bizlog(["learn"] + named).status == 0)
        #expect(try files.names().contains("home/NEW.md"))
    }

    @Test("the other system's log outside of the repository takes its option")
    func otherLogOption() throws {
        try files.write("repo/BIZOS_RULES.md", LearnSandbox.rules())
        let text = try Samples.log().replacing("cto-brain/FAILURE_LOG.md", with: "../home/FAILURE_LOG.md")
        try files.write("repo/FAILURE_LOG.md", text)
        let refused = try bizlog(["learn"] + LearnSandbox.all + ["--cross-system"])
        #expect(refused.status == 2 && refused.errors.contains("--other-log"))
        #expect(try files.text("home/FAILURE_LOG.md") == Samples.messyLog())
        let arguments = LearnSandbox.all + ["--cross-system", "--other-log", "../home/FAILURE_LOG.md"]
        let run = try bizlog(["learn"] + arguments)
        #expect(run.status == 0 && run.text.hasSuffix(" ../home/FAILURE_LOG.md\n"), "\(run.errors)")
    }

    @Test("a link that a directory holds is not followed out of the repository, one that is named is")
    func links() throws {
        try files.link("repo/notes.md", to: "../home/FAILURE_LOG.md")
        let run = try bizlog(["fmt", "."])
        #expect(run.status == 2 && run.errors.hasPrefix("notes.md: error: lies at "))
        #expect(try files.text("home/FAILURE_LOG.md") == Samples.messyLog())
        #expect(try bizlog(["fmt", "notes.md"]).status == 0)
        #expect(try files.text("home/FAILURE_LOG.md") == Samples.log())
    }

    @Test(
        "what cannot be looked at is a finding where it is mentioned",
        arguments: [
            ("mkfifo x.md", "a pipe, not a file"), ("mkdir x.md", "a directory, not a file"),
            ("ln -s /dev/null x.md", "outside of the repository"), ("ln -s x.md x.md", "cannot read"),
            ("ln -s nowhere x.md", "leads nowhere"),
            ("ln -s ../home/RULES.md x.md", "outside of the repository"),
            ("printf 'a\\351' >x.md", "not valid UTF-8"),
            ("printf '> %.0s' $(seq 300) >x.md", "cannot be looked at: 1:"),
        ]
    )
    func unreadable(_ script: String, _ reason: String) throws {
        try files.write("repo/BIZOS_RULES.md", LearnSandbox.rules())
        let mark = "- `BIZOS_RULES.md`"
        try files.write("repo/FAILURE_LOG.md", Samples.log().replacing(mark, with: "- `x.md` — x\n" + mark))
        #expect(try files.shell("cd repo && \(script)").status == 0)
        let run = try bizlog(["check", "--select", "unreadable-related-file", "FAILURE_LOG.md"])
        #expect(run.status == 1)
        let start = "FAILURE_LOG.md:137:4: error: \"x.md\" cannot be looked at: "
        #expect(run.text.hasPrefix(start), "\(run.text)")
        #expect(run.text.contains(reason), "\(run.text)")
        // Whoever checks the rules looks at the log and what it lists.
        let rules = try bizlog(["check", "--select", "unreadable-related-file", "BIZOS_RULES.md"])
        #expect(rules.status == 1 && rules.text.hasPrefix("BIZOS_RULES.md:1:1: error: \"FAILURE_LOG.md\" "))
    }

    @Test("what compares files says so if one cannot be looked at, however few codes are asked for")
    func selected() throws {
        try files.write("repo/BIZOS_RULES.md", "")
        #expect(try files.shell("printf 'a\\351' >repo/BIZOS_RULES.md").status == 0)
        for code in ["dangling-rule", "dangling-failure", "origin-mismatch", "id-gap,recurrence"] {
            let run = try bizlog(["check", "--select", code, "FAILURE_LOG.md"])
            #expect(run.status == 1 && run.text.contains("[unreadable-related-file]"), "\(code)")
            let ignoring = ["check", "--select", code, "--ignore", "unreadable-related-file"]
            #expect(!(try bizlog(ignoring + ["FAILURE_LOG.md"]).text.contains("[unreadable-")), "\(code)")
        }
        let alone = try bizlog(["check", "--select", "id-gap", "FAILURE_LOG.md"])
        #expect(alone.status == 0 && alone.text.isEmpty)
    }

    @Test(
        "a related file that nobody may read is a finding, whatever it holds",
        .enabled(
            if: ProcessSandbox.succeeds("setpriv --reuid 1234 --clear-groups true"), "needs another user"),
        arguments: ["notes.txt", "x.md", "docs/plan.pdf"])
    func forbidden(_ name: String) throws {
        try files.write("repo/BIZOS_RULES.md", LearnSandbox.rules())
        try files.write("repo/\(name)", "text")
        let mark = "- `BIZOS_RULES.md`"
        let log = try Samples.log().replacing(mark, with: "- `\(name)` — x\n" + mark)
        try files.write("repo/FAILURE_LOG.md", log)
        let script = """
            chmod -R a+rX . && cp "$bizlog" ./bizlog && cd repo && \(Self.checkAsAnother) && chmod 0 \(name) && \(Self.checkAsAnother)
            """
        let run = try files.shell(script)
        let finding = "error: \"\(name)\" cannot be looked at: cannot read: Permission denied"
        #expect(run.status == 1 && run.text.contains(finding), "\(run.text) \(run.errors)")
        #expect(run.text.split(separator: "\n").count == 1, "\(run.text)")
    }

    private static let checkAsAnother =
        "setpriv --reuid 1234 --clear-groups ../bizlog check --select unreadable-related-file FAILURE_LOG.md"

    @Test("a file outside that is named as well is looked at")
    func named() throws {
        try rename(rules: "../home/RULES.md")
        let alone = try bizlog(["check", "FAILURE_LOG.md"])
        #expect(alone.status == 1 && alone.text.contains("[unreadable-related-file]"))
        let both = try bizlog(["check", "FAILURE_LOG.md", "../home/RULES.md"])
        #expect(!both.text.contains("[unreadable-related-file]"))
        #expect(try bizlog(["show", "R-BIZ-SYS-002"]).status == 2)
        let show = try bizlog(["show", "R-BIZ-SYS-002", "--in", "FAILURE_LOG.md", "--in", "../home/RULES.md"])
        #expect(show.status == 0 && show.text.hasPrefix("### [R-BIZ-SYS-002]"))
    }

    @Test(
        "learn, show and check take the same rules file",
        arguments: [
            // The template names it; the list has another one, none at all, another case, or a directory.
            ("in GUARDS.md", "- `RULES.md` — x\n- `GUARDS.md` — x", "GUARDS.md"),
            ("in GUARDS.md", "- `RULES.md` — x", "GUARDS.md"),
            ("in guards.md", "- `RULES.md` — x\n- `GUARDS.md` — x", "GUARDS.md"),
            ("in GUARDS.md", "- `RULES.md` — x\n- `docs/GUARDS.md` — x", "docs/GUARDS.md"),
            // It names none: the file that holds nothing but rules.
            ("", "- `RULES.md` — x\n- `NOTES.md` — x\n- `GUARDS.md` — x", "GUARDS.md"),
        ]
    )
    func oneNotion(_ template: String, _ list: String, _ path: String) throws {
        let text = try Samples.log()
            .replacing("[R-BIZ-XXX] in BIZOS_RULES.md", with: "[R-BIZ-XXX] \(template)")
            .replacing("- `BIZOS_RULES.md` — preventive rules generated from failures", with: list)
        try files.write("repo/FAILURE_LOG.md", text)
        try files.write("repo/RULES.md", "# Rules of the house\n\nBe kind.\n")
        try files.write("repo/NOTES.md", "# Notes\n")
        try files.write("repo/\(path)", LearnSandbox.rules())
        let show = try bizlog(["show", "--json", "R-BIZ-SYS-002"])
        #expect(show.status == 0 && show.text.contains("\"\(path)\""), "\(show.text)\(show.errors)")
        #expect(try !bizlog(["check", "FAILURE_LOG.md"]).text.contains("[dangling-rule]"))
        try files.write("repo/FAILURE_LOG.md", text.replacing("[R-BIZ-SYS-002]", with: "[R-BIZ-SYS-009]"))
        #expect(try bizlog(["check", "FAILURE_LOG.md"]).text.contains("R-BIZ-SYS-009 does not exist"))
        try files.write("repo/FAILURE_LOG.md", text)
        let run = try bizlog(["learn"] + LearnSandbox.all)
        #expect(run.status == 0, "\(run.errors)")
        #expect(run.text.hasSuffix("\nR-BIZ-SYS-003 \(path)\n"), "\(run.text)")
    }

    @Test("a queue that a link leads out of is neither read nor filled")
    func queue() throws {
        try files.write("repo/BIZOS_RULES.md", LearnSandbox.rules())
        try files.write("home/queue/pending/a.json", "secret")
        try files.link("repo/.bizlog", to: "../home/queue")
        for arguments in [["fold"], ["fold", "--list"], ["learn"] + LearnSandbox.all + ["--handoff"]] {
            let run = try bizlog(arguments)
            #expect(run.status == 2 && run.text == "")
            #expect(run.errors.hasPrefix(".bizlog: error: a symbolic link"), "\(run.errors)")
        }
        let names = try files.names().filter { $0.hasPrefix("home/queue/pending/") }
        #expect(names == ["home/queue/pending/a.json"])
    }
}
