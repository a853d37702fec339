import Foundation
import TestSupport
import Testing

@Suite("resolve: a family is put right after a merge by lines", .tags(.process))
struct ResolveTests {
    private let box: GitSandbox

    init() throws {
        box = try GitSandbox(installs: false)
        try box.diverge()
    }

    private func expectMerged() throws {
        #expect(try box.entries() == ["[F-OPS-001] First", "[F-OPS-002] Ours", "[F-OPS-003] Theirs"])
        #expect(
            try box.entries("OPS_RULES.md") == [
                "[R-OPS-SYS-001] rule of First", "[R-OPS-SYS-002] rule of Ours",
                "[R-OPS-SYS-003] rule of Theirs",
            ])
        #expect(try box.attempt("$bizlog check --strict").status == 0)
    }

    @Test(
        "whatever a merge by lines has made of it",
        arguments: [
            "git merge topic", "git -c merge.conflictStyle=diff3 merge topic",
            "git -c merge.conflictStyle=zdiff3 merge topic",
            "echo '*.md merge=union' >.git/info/attributes && git merge topic && false",
            "git merge -X ours topic && false",
            "git merge topic || { git add -A && git commit -q -m web && false; }",
            "echo '*.md conflict-marker-size=15' >.git/info/attributes && git merge topic",
        ])
    func merged(_ script: String) throws {
        _ = try box.attempt(script)
        let dry = try box.attempt("$bizlog resolve --dry-run")
        #expect(dry.status == 0 && dry.text.contains("+### [F-OPS-003] Theirs"))
        let run = try box.attempt("$bizlog resolve")
        #expect(run.status == 0, "\(run.errors)")
        #expect(run.errors.contains("F-OPS-003") && run.errors.hasSuffix("run 'bizlog check'\n"))
        try expectMerged()
        #expect(try box.run("$bizlog resolve") == "")
    }

    @Test("a rebase, a cherry-pick and a stash that are under way")
    func others() throws {
        _ = try box.attempt("git cherry-pick topic")
        try box.run("$bizlog resolve --add && git cherry-pick --continue")
        try expectMerged()
        try box.run("git reset -q --hard HEAD~1 && git checkout -q topic")
        _ = try box.attempt("git rebase main")
        try box.run("$bizlog resolve --add && git rebase --continue")
        try expectMerged()
        try box.run(
            "git checkout -q main && git reset -q --hard main~1 && learn Theirs && git stash -q && learn Ours && git commit -q -am ours"
        )
        _ = try box.attempt("git stash pop")
        try box.run("$bizlog resolve --add")
        try expectMerged()
    }

    @Test("revisions by their names, from a subfolder, and with another folder's log")
    func named() throws {
        _ = try box.attempt("git merge topic || git add -A && git commit -q -m web && learn Later")
        try box.run(
            "git checkout -q . && mkdir -p deep && cd deep && $bizlog resolve --ours HEAD~1 --theirs topic")
        try expectMerged()
    }

    @Test("what somebody has edited since is not thrown away")
    func edited() throws {
        _ = try box.attempt("git merge topic")
        try box.run("sed -i 's/^<<<<<<<.*/decided/' OPS_RULES.md")
        let before = try box.text("FAILURE_LOG.md")
        let run = try box.attempt("$bizlog resolve")
        #expect(run.status == 2 && run.errors.hasPrefix("OPS_RULES.md: error: was edited after the merge"))
        #expect(try box.text("FAILURE_LOG.md") == before)
        try box.run("$bizlog resolve --force")
        try expectMerged()
    }

    @Test("nothing is staged unless that is asked for")
    func staging() throws {
        _ = try box.attempt("git merge topic")
        try box.run("$bizlog resolve")
        #expect(try box.run("git diff --name-only --diff-filter=U") == "FAILURE_LOG.md\nOPS_RULES.md\n")
        try box.run("$bizlog resolve --add && git commit -q -m merged")
        #expect(try box.run("git status --porcelain") == "")
    }

    @Test("without a merge, with wrong revisions and outside of a repository it says what to do")
    func refused() throws {
        for (script, words) in [
            ("$bizlog resolve", "no merge is under way"),
            ("$bizlog resolve --ours main --theirs nowhere", "no revision 'nowhere'"),
            ("$bizlog resolve --ours=--output=x --theirs main", "cannot be the name"),
            ("$bizlog resolve docs", "docs: error"),
        ] {
            let run = try box.attempt(script)
            #expect(run.status == 2 && run.errors.contains(words), "\(script): \(run.errors)")
        }
        #expect(try box.attempt("$bizlog resolve --ours main").status == 64)
        #expect(
            try box.attempt("cp FAILURE_LOG.md /dev/shm/$$.md && $bizlog resolve /dev/shm/$$.md").status == 2)
        _ = try box.attempt("rm -f /dev/shm/*.md")
        #expect(try box.run("git status --porcelain") == "")
    }

    @Test("a file in which git writes CRLF keeps it")
    func carriageReturns() throws {
        try box.run("git config core.autocrlf true && rm *.md && git checkout -q .")
        _ = try box.attempt("git merge topic")
        try box.run("$bizlog resolve")
        #expect(!(try box.text("FAILURE_LOG.md").replacing("\r\n", with: "").contains("\n")))
        #expect(try box.text("FAILURE_LOG.md").contains("### [F-OPS-003] Theirs\r\n"))
    }

    @Test("what a repository names to be run is not run")
    func hostile() throws {
        _ = try box.attempt("git merge topic")
        try box.run(
            """
            printf '#!/bin/sh\\ntouch .git/ran\\ncat\\n' >.git/evil && chmod +x .git/evil
            for key in core.fsmonitor core.pager diff.external filter.x.clean filter.x.smudge core.sshCommand diff.x.textconv; do
                git config $key "$PWD/.git/evil"
            done
            mkdir -p .git/hooks && for hook in post-index-change pre-commit; do cp .git/evil .git/hooks/$hook; done
            printf '*.md filter=x diff=x\\n' >.git/info/attributes
            rm -f .git/ran
            """)
        try box.run(
            "$bizlog resolve --dry-run >/dev/null; $bizlog check --against topic >/dev/null || true; test ! -e .git/ran"
        )
        let run = try box.attempt("$bizlog resolve --add")
        #expect(run.status == 2 && run.errors.contains("filter"))
        #expect(try box.attempt("test -e .git/ran").status == 1)
    }
}
