import Foundation
import TestSupport
import Testing

@Suite("fmt: --check, --diff and standard input", .tags(.process))
struct FmtReportingTests {
    let sandbox: ProcessSandbox

    init() throws {
        sandbox = try ProcessSandbox()
        try sandbox.write("clean.md", Samples.canonical)
        try sandbox.write("messy.md", Samples.messy)
    }

    @Test("--check names the files that would change, and writes nothing")
    func check() throws {
        let run = try sandbox.bizlog("fmt", "--check", "clean.md", "messy.md")
        #expect(run.status == 1)
        #expect(run.text == "messy.md\n")
        #expect(run.errors == "")
        #expect(try sandbox.text("messy.md") == Samples.messy)
        let clean = try sandbox.bizlog("fmt", "--check", "clean.md")
        #expect(clean.status == 0 && clean.text == "" && clean.errors == "")
    }

    @Test("--diff prints what would change, and writes nothing")
    func diff() throws {
        let run = try sandbox.bizlog("fmt", "--diff", "clean.md", "messy.md")
        #expect(run.status == 0)
        #expect(
            run.text == "diff --git a/messy.md b/messy.md\n--- a/messy.md\n+++ b/messy.md\n"
                + Samples.messyDiff)
        #expect(run.errors == "")
        #expect(try sandbox.text("messy.md") == Samples.messy)
    }

    @Test("--check --diff prints the diff and exits with 1")
    func checkDiff() throws {
        let run = try sandbox.bizlog("fmt", "--check", "--diff", "messy.md")
        #expect(run.status == 1)
        #expect(
            run.text == "diff --git a/messy.md b/messy.md\n--- a/messy.md\n+++ b/messy.md\n"
                + Samples.messyDiff)
        #expect(try sandbox.bizlog("fmt", "--check", "--diff", "clean.md").status == 0)
    }

    @Test("patch applies the diff of a whole directory")
    func patch() throws {
        try sandbox.write("logs/FAILURE_LOG.md", Samples.messyLog())
        try sandbox.write("logs/old/FAILURE_LOG.md", Samples.messyLog().utf8.dropLast())
        let diff = try sandbox.bizlog("fmt", "--diff", "logs", "messy.md")
        let run = try sandbox.shell("patch -p1", input: diff.output)
        #expect(run.status == 0, "\(run.text)")
        #expect(try sandbox.text("logs/FAILURE_LOG.md") == Samples.log())
        #expect(try sandbox.text("logs/old/FAILURE_LOG.md") == Samples.log())
        #expect(try sandbox.text("messy.md") == Samples.canonical)
        #expect(try sandbox.bizlog("fmt", "--check", "logs", "messy.md").status == 0)
    }

    @Test(
        "- reads standard input and writes standard output",
        arguments: [Samples.messy, Samples.canonical, ""])
    func standardInput(_ input: String) throws {
        let run = try sandbox.bizlog("fmt", "-", input: Array(input.utf8))
        #expect(run.status == 0)
        #expect(run.text == (input.isEmpty ? "" : Samples.canonical))
        #expect(run.errors == "")
    }

    @Test("for fixtures, in a long run all of them, patch makes of the diff what fmt writes")
    func patchFixtures() throws {
        let run = try sandbox.shell(
            """
            mkdir a && (cd "$fixtures" && cp -R --parents $chosen "$OLDPWD/a") && chmod -R u+w a
            rm -f a/check/codes/conflict-marker.reported.md && cp -R a b
            (cd a && "$bizlog" fmt --diff . >../diff && patch -s --binary -p1 <../diff)
            (cd b && "$bizlog" fmt .)
            grep -c "^--- " diff && diff -r a b
            """,
            environment: [
                "fixtures": Fixtures.directory.path,
                "chosen": Seeds.areAll ? "." : "markdown rules seed learn dialects/mkdocs logs/foreign-*",
            ]
        )
        #expect(run.status == 0, "\(run.text)\(run.errors)")
        #expect(run.errors == "")
        #expect(Int(run.text.split(separator: "\n").first ?? "") ?? 0 > 0)
    }

    @Test("- with --check and --diff")
    func standardInputReports() throws {
        let input = Array(Samples.messy.utf8)
        let check = try sandbox.bizlog("fmt", "--check", "-", input: input)
        #expect(check.status == 1)
        #expect(check.text == "<stdin>\n")
        let diff = try sandbox.bizlog("fmt", "--diff", "-", input: input)
        #expect(diff.status == 0)
        #expect(
            diff.text == "diff --git a/<stdin> b/<stdin>\n--- a/<stdin>\n+++ b/<stdin>\n" + Samples.messyDiff)
        let clean = try sandbox.bizlog("fmt", "--check", "-", input: Array(Samples.canonical.utf8))
        #expect(clean.status == 0 && clean.text == "")
    }

    @Test("- reads a pipe to its end, however slowly it comes")
    func pipe() throws {
        let run = try sandbox.shell(
            "(printf '# Title  \\n\\n* o'; sleep 0.2; printf 'ne\\n* two') | \"$bizlog\" fmt - | cat")
        #expect(run.text == Samples.canonical)
    }

    @Test("what cannot be formatted gives no output at all")
    func refusedInput() throws {
        let run = try sandbox.bizlog("fmt", "-", input: Array("* a\n".utf8) + [0xE9])
        #expect(run.status == 2)
        #expect(run.text == "")
        #expect(run.errors.hasPrefix("<stdin>:2:1: error: not valid UTF-8 at byte 4;"))
    }
}
