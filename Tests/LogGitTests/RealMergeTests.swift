import Foundation
import TestSupport
import Testing

@Suite("merge --driver, called by git", .tags(.process))
struct RealMergeTests {
    private let box: GitSandbox

    init() throws { box = try GitSandbox() }

    private static let both = ["[F-OPS-001] First", "[F-OPS-002] Ours", "[F-OPS-003] Theirs"]

    private func expectMerged(_ folder: String = "") throws {
        #expect(try box.entries("\(folder)FAILURE_LOG.md") == Self.both)
        #expect(
            try box.entries("\(folder)OPS_RULES.md") == [
                "[R-OPS-SYS-001] rule of First", "[R-OPS-SYS-002] rule of Ours",
                "[R-OPS-SYS-003] rule of Theirs",
            ])
        let check = try box.attempt("$bizlog check --strict \(folder.isEmpty ? "." : folder)")
        #expect(check.status == 0, "\(check.text)")
        #expect(try box.run("git status --porcelain --untracked-files=all") == "")
    }

    @Test("a merge, a rebase with both backends, and a cherry-pick")
    func operations() throws {
        try box.diverge()
        for script in [
            "git merge -q topic", "git checkout -q -b t2 topic && git rebase -q main",
            "git checkout -q -b t3 topic && git rebase -q --apply main",
            "git checkout -q -b t4 main && git cherry-pick topic >/dev/null",
        ] {
            let run = try box.attempt(script)
            #expect(run.status == 0, "\(script): \(run.text)\(run.errors)")
            try expectMerged()
            try box.run("git checkout -q main && git reset -q --hard $(git log --format=%H --grep=ours -1)")
        }
    }

    @Test("a stash that is put back, and a patch that is applied")
    func changes() throws {
        try box.run("learn Theirs && git stash -q")
        try box.commit("ours") { "learn Ours" }
        let run = try box.attempt("git stash pop && git commit -q -a -m popped")
        #expect(run.status == 0, "\(run.text)\(run.errors)")
        try expectMerged()
        try box.run("git reset -q --hard HEAD~2 && git checkout -q -b other")
        try box.commit("theirs") { "learn Theirs" }
        try box.run("git format-patch -q -1 --stdout >.git/patch && git checkout -q main")
        try box.commit("ours") { "learn Ours" }
        let am = try box.attempt("git am -q -3 .git/patch")
        #expect(am.status == 0, "\(am.text)\(am.errors)")
        try expectMerged()
    }

    @Test("a revert takes back one entry and leaves those that came later")
    func revert() throws {
        try box.diverge()
        try box.run("git merge -q topic")
        try box.commit("later") { "learn Later" }
        let run = try box.attempt("git revert --no-edit $(git log --format=%H --grep=ours -1) >/dev/null")
        #expect(run.status == 0, "\(run.text)\(run.errors)")
        #expect(try box.entries() == ["[F-OPS-001] First", "[F-OPS-003] Theirs", "[F-OPS-004] Later"])
    }

    @Test("in a linked working tree, with a subfolder, and with a file that was renamed")
    func places() throws {
        try box.commit("docs") { "mkdir docs && git mv *.md docs && mv docs 'd o c s' && git add -A" }
        try box.run("git checkout -q -b topic")
        try box.commit("theirs") { "learn Theirs --log 'd o c s'" }
        try box.run("git checkout -q main")
        try box.commit("ours") { "git mv 'd o c s' logs && learn Ours --log logs" }
        let linked = try box.attempt(
            "git worktree add -q .git/linked -b side topic && cd .git/linked && git merge -q --no-edit main && $bizlog check --strict logs"
        )
        #expect(linked.status == 0, "\(linked.text)\(linked.errors)")
        let run = try box.attempt("git merge -q topic")
        #expect(run.status == 0, "\(run.text)\(run.errors)")
        try expectMerged("logs/")
    }

    @Test("a criss-cross: bases that are merged first have no marks")
    func crissCross() throws {
        try box.diverge()
        try box.run(
            "git branch a main && git branch b topic && git checkout -q a && git merge -q b~0 && git checkout -q b && git merge -q main"
        )
        try box.commit("more of b") { "learn MoreOfB" }
        try box.run("git checkout -q a")
        try box.commit("more of a") { "learn MoreOfA" }
        let run = try box.attempt("git merge b")
        #expect(!(try box.text("FAILURE_LOG.md").contains("||||||")), "\(run.errors)")
        let titles = try box.entries().map { $0.split(separator: " ").last ?? "" }
        #expect(Set(titles) == ["First", "Ours", "Theirs", "MoreOfA", "MoreOfB"])
    }

    @Test("a bare repository merges trees without a driver")
    func bare() throws {
        try box.diverge()
        let run = try box.attempt(
            "git clone -q --bare . .git/bare && cd .git/bare && git merge-tree --write-tree main topic >/dev/null"
        )
        #expect(run.status == 1)
    }

    @Test(
        "the rules file is merged in the same way whichever file git asks for first, and when the other call never comes"
    )
    func order() throws {
        try box.diverge()
        try box.run("echo 'OPS_RULES.md -merge' >>.git/info/attributes")
        let run = try box.attempt("git merge topic")
        // What git merges by itself is not known to the driver, so the id that moved is left to a person.
        #expect(run.status == 1)
        let text = try box.text("FAILURE_LOG.md")
        #expect(text.contains("Ours") && text.contains("Theirs"))
    }

    @Test("a failure that both branches have is there once")
    func same() throws {
        try box.diverge()
        try box.run("git checkout -q main && git cherry-pick topic >/dev/null")
        let run = try box.attempt("git merge -q topic")
        #expect(run.status == 0, "\(run.text)\(run.errors)")
        try expectMerged()
    }

    @Test("names that mean something to a shell or to git")
    func names() throws {
        for name in ["-dash.md", "a 'b' \"c\".md", "new\\nline.md", "%P $x.md"] {
            try box.run(
                "git checkout -q main; mkdir -p x && cp FAILURE_LOG.md \"x/$(printf -- '\(name.replacing("'", with: "'\\''").replacing("%", with: "%%"))')\""
            )
        }
        try box.run("git add -A && git commit -q -m names && git checkout -q -b topic")
        try box.run(
            "for file in x/*; do sed -i 's/cause of First/theirs/' \"$file\"; done && git commit -q -am theirs && git checkout -q main"
        )
        try box.run(
            "for file in x/*; do sed -i 's/lesson of First/ours/' \"$file\"; done && git commit -q -am ours")
        let run = try box.attempt("git merge -q topic")
        #expect(run.status == 0, "\(run.text)\(run.errors)")
        try box.run("for file in x/*; do grep -q theirs \"$file\"; grep -q ours \"$file\"; done")
    }
}
