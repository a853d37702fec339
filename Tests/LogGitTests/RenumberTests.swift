import Foundation
import TestSupport
import Testing

@Suite("renumber: an entry's id, in all files or in none", .tags(.process))
struct RenumberTests {
    private let box: GitSandbox

    init() throws { box = try GitSandbox(installs: false) }

    @Test("the heading and all that names the entry change, and nothing else does")
    func both() throws {
        try box.run("printf '\\nSee [F-OPS-001](#f-ops-001-first), `F-OPS-001`.\\n' >>FAILURE_LOG.md")
        let (log, rules) = (try box.text("FAILURE_LOG.md"), try box.text("OPS_RULES.md"))
        let run = try box.run("$bizlog renumber F-OPS-001 F-OPS-007")
        #expect(run == "FAILURE_LOG.md: 3 places\nOPS_RULES.md: 1 place\n")
        let expected = log.replacing("F-OPS-001", with: "F-OPS-007").replacing("f-ops-001", with: "f-ops-007")
            .replacing("`F-OPS-007`", with: "`F-OPS-001`")
        #expect(try box.text("FAILURE_LOG.md") == expected)
        #expect(try box.text("OPS_RULES.md") == rules.replacing("F-OPS-001", with: "F-OPS-007"))
        try box.run("$bizlog renumber R-OPS-SYS-001 R-OPS-SYS-003")
        #expect(try box.text("FAILURE_LOG.md").contains("[R-OPS-SYS-003] in OPS_RULES.md"))
        #expect(try box.entries("OPS_RULES.md") == ["[R-OPS-SYS-003] rule of First"])
    }

    @Test("a dry run shows a diff that git applies")
    func dryRun() throws {
        let diff = try box.run("$bizlog renumber --dry-run F-OPS-001 F-OPS-007")
        #expect(try box.run("git status --porcelain") == "")
        try box.files.write(".git/diff", diff)
        try box.run("git apply .git/diff && $bizlog show F-OPS-007 >/dev/null")
    }

    @Test(
        "what cannot be is refused, and nothing changes",
        arguments: [
            "F-OPS-009 F-OPS-010", "F-OPS-001 F-OPS-001", "F-OPS-001 F-OPS-002", "F-OPS-001 R-OPS-SYS-009",
            "F-OPS-001 X-9",
            "F-OPS-001 words", "F-OPS-001 F-OPS-077",
        ])
    func refused(_ ids: String) throws {
        try box.commit("second") { "learn Second; printf '\\nLater: `F-OPS-077`.\\n' >>OPS_RULES.md" }
        let run = try box.attempt("$bizlog renumber \(ids)")
        #expect(run.status == 2 && run.errors.contains("error:"))
        #expect(try box.run("git status --porcelain") == "")
    }

    @Test("an id that two entries have, a file with conflict markers, and a read-only file")
    func unsafe() throws {
        try box.commit("twice") { "learn Second; sed -i s/F-OPS-002/F-OPS-001/ FAILURE_LOG.md" }
        let twice = try box.attempt("$bizlog renumber F-OPS-001 F-OPS-009")
        #expect(twice.status == 2 && twice.errors.contains("several entries"))
        try box.run(
            "git reset -q --hard HEAD~1 && printf '<<<<<<< a\\n=======\\n>>>>>>> b\\n' >>OPS_RULES.md")
        let before = try box.text("FAILURE_LOG.md")
        #expect(try box.attempt("$bizlog renumber F-OPS-001 F-OPS-009").status == 2)
        try box.run("git checkout -q . && chmod 444 OPS_RULES.md")
        #expect(try box.attempt("$bizlog renumber F-OPS-001 F-OPS-009").status == 2)
        #expect(try box.text("FAILURE_LOG.md") == before)
    }
}
