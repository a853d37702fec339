import Foundation
import TestSupport
import Testing

@Suite("check --against: what a branch loses or uses twice", .tags(.process))
struct AgainstTests {
    private let box: GitSandbox

    init() throws { box = try GitSandbox(installs: false) }

    private func codes(_ arguments: String = "main") throws -> [String] {
        let run = try box.attempt(
            "$bizlog check --against \(arguments) --select append-only,id-collision,reused-id")
        return run.text.split(separator: "\n").map { line in
            let name = line.split(separator: ":").first ?? ""
            return "\(name) \(line.split(separator: "[").last?.dropLast() ?? "")"
        }
    }

    @Test("a branch that only adds is fine")
    func fine() throws {
        try box.run("git checkout -q -b topic")
        try box.commit("more") { "learn More" }
        #expect(try codes() == [])
        #expect(try codes("HEAD") == [])
    }

    @Test(
        "ids that both branches have taken, in the log and in its rules; after a merge there is nothing to say"
    )
    func collision() throws {
        try box.diverge()
        #expect(try codes("topic") == ["FAILURE_LOG.md id-collision", "OPS_RULES.md id-collision"])
        try box.run("git merge -q -s ours topic")
        #expect(try codes("topic").contains("FAILURE_LOG.md append-only"))
    }

    @Test("the same entry on both branches is no collision")
    func picked() throws {
        try box.diverge()
        try box.run("git reset -q --hard main~1 && git cherry-pick topic >/dev/null && git checkout -q topic")
        #expect(try codes("main") == [])
    }

    @Test(
        "what is gone or says something else",
        arguments: [
            ("sed -i '/^### .F-OPS-001/,/^---/d' FAILURE_LOG.md", ["FAILURE_LOG.md append-only"]),
            ("sed -i 's/cause of First/another cause/' FAILURE_LOG.md", ["FAILURE_LOG.md append-only"]),
            ("sed -i 's/rule of First/another rule/' OPS_RULES.md", ["OPS_RULES.md append-only"]),
            ("sed -i 's/Critical$/Important/; s/^cause of First/&\\nand more/' FAILURE_LOG.md", []),
            (
                "$bizlog renumber F-OPS-001 F-OPS-009 >/dev/null",
                ["FAILURE_LOG.md append-only", "OPS_RULES.md append-only"]
            ),
        ])
    func changed(_ script: String, _ expected: [String]) throws {
        try box.run("git checkout -q -b topic")
        try box.run(script)
        #expect(try codes() == expected)
    }

    @Test("an id that was removed is not given again")
    func reused() throws {
        try box.commit("second") { "learn Second" }
        try box.commit("third") { "learn Third" }
        try box.commit("removed") { "sed -i '/^### .F-OPS-002/,/^---/d' FAILURE_LOG.md" }
        try box.run("git checkout -q -b topic")
        try box.commit("again") {
            "learn Fourth; $bizlog renumber F-OPS-004 F-OPS-999; sed -i s/F-OPS-999/F-OPS-002/ FAILURE_LOG.md"
        }
        #expect(try codes() == ["FAILURE_LOG.md reused-id"])
    }

    @Test("annotations and code scanning name files from the repository's top")
    func formats() throws {
        try box.run(
            "mkdir docs && git mv FAILURE_LOG.md OPS_RULES.md docs && git commit -q -m moved && git checkout -q -b topic"
        )
        try box.run("sed -i 's/cause of First/100%, a: b/' docs/FAILURE_LOG.md")
        let github = try box.attempt(
            "cd docs && $bizlog check --against main --format github --select append-only")
        #expect(github.status == 1)
        #expect(github.text.hasPrefix("::error file=docs/FAILURE_LOG.md,line="))
        #expect(github.text.contains(",title=append-only::\"Root Cause\" of F-OPS-001"))
        let sarif = try box.attempt(
            "cd docs && $bizlog check --against main --format sarif --select append-only")
        #expect(sarif.text.contains("\"docs/FAILURE_LOG.md\""))
    }

    @Test("a log that is gone as a whole is missed, wherever one would be looked for, and the last one too")
    func deleted() throws {
        try box.run(
            "mkdir -p docs sub/docs && touch sub/x && cp FAILURE_LOG.md docs && cp FAILURE_LOG.md sub/docs && git add -A && git commit -q -m copies && git checkout -q -b topic"
        )
        try box.run("git rm -q OPS_RULES.md FAILURE_LOG.md docs/FAILURE_LOG.md sub/docs/FAILURE_LOG.md")
        let found = try box.attempt("$bizlog check --against main")
        #expect(found.status == 1 && !found.errors.contains("no failure log"))
        #expect(
            found.text
                == ["FAILURE_LOG.md", "docs/FAILURE_LOG.md"].map {
                    "\($0):1:1: error: the log with 1 entry of main is gone; put it back, or move its entries to another log as they are [append-only]\n"
                }.joined())
        #expect(try codes("main .").count == 3)
        #expect(
            try box.attempt("cd sub && $bizlog check --against main").text.hasPrefix(
                "docs/FAILURE_LOG.md:1:1: "))
        #expect(
            try box.attempt("$bizlog check --against main sub").text.hasPrefix(
                "sub/docs/FAILURE_LOG.md:1:1: "))
        #expect(try box.attempt("$bizlog check --against main --ignore append-only").status == 2)
        #expect(try box.attempt("$bizlog check").status == 2)
    }

    @Test("a log that was moved is compared with what it was, and is not missed")
    func moved() throws {
        try box.commit("second") { "learn Second" }
        try box.run("git checkout -q -b topic && mkdir docs && git mv FAILURE_LOG.md OPS_RULES.md docs")
        #expect(try codes() == [])
        try box.run("sed -i '/^### .F-OPS-001/,/^---/d' docs/FAILURE_LOG.md")
        #expect(try codes() == ["docs/FAILURE_LOG.md append-only"])
    }

    @Test(
        "what is no revision is refused, and nothing is run",
        arguments: [
            "--upload-pack=touch${IFS}x", "-x", "nowhere", "a..b", "main:FAILURE_LOG.md", "^main",
            "main^{tree}", "'a b'",
        ])
    func hostile(_ revision: String) throws {
        let run = try box.attempt("$bizlog check --against=\(revision)")
        #expect(run.status == 2 || run.status == 64)
        #expect(try box.run("git status --porcelain") == "")
    }

    @Test("without a common commit it says so")
    func unrelated() throws {
        try box.run("git checkout -q --orphan other && git commit -q -m other")
        let run = try box.attempt("$bizlog check --against main")
        #expect(run.status == 2 && run.errors.contains("fetch-depth"))
    }
}
