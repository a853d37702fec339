import Foundation
import TestSupport
import Testing

@Suite("merge --install, --uninstall and --status", .tags(.process))
struct DriverSetupTests {
    @Test("installing names the logs, twice is harmless, and uninstalling leaves nothing")
    func roundTrip() throws {
        let box = try GitSandbox(installs: false)
        try box.files.write(".gitattributes", "*.png binary")
        #expect(try box.attempt("$bizlog merge --status").status == 1)
        let first = try box.run("$bizlog merge --install")
        #expect(first.contains("merge.bizlog.driver") && first.contains("FAILURE_LOG.md"))
        let attributes = "*.png binary\n/FAILURE_LOG.md merge=bizlog\n/OPS_RULES.md merge=bizlog\n"
        #expect(try box.text(".gitattributes") == attributes)
        #expect(try box.run("$bizlog merge --install") == "")
        #expect(try box.text(".gitattributes") == attributes)
        #expect(try box.run("$bizlog merge --status").contains("OPS_RULES.md: merged by bizlog"))
        try box.run("$bizlog merge --uninstall")
        #expect(try box.text(".gitattributes") == "*.png binary\n")
        #expect(try box.attempt("git config --get-regexp bizlog").status == 1)
        #expect(try box.run("$bizlog merge --uninstall") == "")
    }

    @Test("in a subfolder, in a linked working tree, and for names that mean something to git")
    func places() throws {
        let box = try GitSandbox(installs: false)
        try box.run(
            "mkdir -p 'a [b] c*' && cp FAILURE_LOG.md OPS_RULES.md 'a [b] c*'/ && git add -A && git commit -q -m x"
        )
        try box.run("cd 'a [b] c*' && $bizlog merge --install")
        #expect(try box.text(".gitattributes").contains(#""/a \\[b] c\\*/FAILURE_LOG.md" merge=bizlog"#))
        try box.run(
            "test \"$(git check-attr merge 'a [b] c*/OPS_RULES.md')\" = 'a [b] c*/OPS_RULES.md: merge: bizlog'"
        )
        try box.run(
            "git add -A && git commit -q -m y && git worktree add -q ../linked-$(basename $PWD) -b linked")
        defer { _ = try? box.attempt("rm -rf ../linked-$(basename $PWD)") }
        #expect(
            try box.run("cd ../linked-$(basename $PWD) && $bizlog merge --status").contains(
                "git calls bizlog"))
    }

    @Test("for the user: a file of attributes and the configuration of the user")
    func global() throws {
        let box = try GitSandbox(installs: false)
        #expect(try box.attempt("$bizlog merge --status --global").status == 1)
        try box.run("$bizlog merge --install --global")
        #expect(try box.text(".config/git/attributes") == "*.md merge=bizlog\n")
        #expect(try box.run("$bizlog merge --install --global") == "")
        #expect(try box.run("$bizlog merge --status").contains("FAILURE_LOG.md: merged by bizlog"))
        #expect(try box.attempt("test -e .gitattributes").status == 1)
        try box.run("$bizlog merge --uninstall --global")
        #expect(try box.text(".config/git/attributes") == "")
        try box.run(
            "git config --global core.attributesFile '~/own attributes' && $bizlog merge --install --global")
        #expect(try box.text("own attributes") == "*.md merge=bizlog\n")
    }

    @Test("without a log or a repository nothing is changed")
    func nothing() throws {
        let box = try GitSandbox(installs: false)
        try box.run("git rm -q *.md && git commit -q -m none")
        #expect(try box.attempt("$bizlog merge --install").status == 2)
        #expect(try box.attempt("git config --get-regexp bizlog").status == 1)
        let outside = try ProcessSandbox(inMemory: true)
        let run = try outside.bizlog("merge", "--install")
        #expect(run.status == 2 && run.errors.contains("git repository"))
        #expect(try outside.names() == [])
    }

    @Test(
        "where the program is gone, git's own merge of lines is made, with its marks",
        arguments: ["bizlog", "b'i\"z %A $HOME;log"])
    func fallback(_ name: String) throws {
        let box = try GitSandbox(installs: false)
        try box.run(
            #"mkdir -p .git/bin && cp "$bizlog" .git/bin/"$NAME" && .git/bin/"$NAME" merge --install"#,
            ["NAME": name])
        try box.run("git add -A && git commit -q -m installed")
        try box.diverge()
        let merge = try box.attempt("git tag start && git merge topic")
        #expect(merge.status == 0 && !merge.errors.contains("by lines; run"))
        try box.run("git reset -q --hard start && rm -r .git/bin")
        let run = try box.attempt("git merge topic")
        #expect(run.status == 1 && run.errors.contains("merged by lines; run: bizlog merge --install"))
        let text = try box.text("FAILURE_LOG.md")
        #expect(
            text.contains(
                "<<<<<<< ours\n### [F-OPS-002] Ours\n**Date:** 2026-01-02\n=======\n### [F-OPS-002] Theirs\n**Date:** 2026-01-03\n>>>>>>> theirs\n"
            ))
        #expect(try box.run("git diff --name-only --diff-filter=U") == "FAILURE_LOG.md\nOPS_RULES.md\n")
        #expect(try box.attempt("ls -a | grep merge_file").status == 1)
    }
}

extension GitSandbox {
    fileprivate func run(_ script: String, _ environment: [String: String]) throws {
        let run = try attempt(script, environment: environment)
        if run.status != 0 { throw Failure(run: run) }
    }
}
