import TestSupport
import Testing

@Suite("fmt: --repair-encoding", .tags(.process))
struct FmtRepairTests {
    let sandbox: ProcessSandbox

    init() throws {
        sandbox = try ProcessSandbox()
        try sandbox.write("FAILURE_LOG.md", Fixtures.bytes("seed/FAILURE_LOG.mojibake.md"))
    }

    @Test("the double-encoded reference log becomes the clean one, and each place is reported")
    func repairs() throws {
        let run = try sandbox.bizlog("fmt", "--repair-encoding")
        #expect(run.status == 0)
        #expect(run.text == "")
        let lines = run.errors.split(separator: "\n")
        #expect(lines.count == 18)
        #expect(lines.first == "FAILURE_LOG.md:1:9: repaired \"â€”\" to \"—\"")
        #expect(lines.contains("FAILURE_LOG.md:56:15: repaired \"ðŸŸ¡\" to \"🟡\""))
        #expect(try sandbox.text("FAILURE_LOG.md") == Samples.log())
        let again = try sandbox.bizlog("fmt", "--repair-encoding")
        #expect(again.status == 0 && again.errors == "")
    }

    @Test("--check and --diff say what would be repaired, and write nothing")
    func reports() throws {
        let run = try sandbox.bizlog("fmt", "--repair-encoding", "--check", "--diff")
        #expect(run.status == 1)
        #expect(run.errors.hasPrefix("FAILURE_LOG.md:1:9: would repair \"â€”\" to \"—\"\n"))
        #expect(try sandbox.bytes("FAILURE_LOG.md") == Fixtures.bytes("seed/FAILURE_LOG.mojibake.md"))
        #expect(try sandbox.shell("patch -p1", input: run.output).status == 0)
        #expect(try sandbox.text("FAILURE_LOG.md") == Samples.log())
    }

    @Test("repair and formatting in one go, the diff of both against the file as it was")
    func together() throws {
        let input = Array("# A â€” B  \n\n* c â†’ d\n".utf8)
        let run = try sandbox.bizlog("fmt", "--repair-encoding", "-", input: input)
        #expect(run.text == "# A — B\n\n- c → d\n")
        let diff = try sandbox.bizlog("fmt", "--repair-encoding", "--diff", "-", input: input)
        #expect(diff.text.hasSuffix("@@ -1,3 +1,3 @@\n-# A â€” B  \n+# A — B\n \n-* c â†’ d\n+- c → d\n"))
    }

    @Test("code keeps its bytes, and what is ambiguous is left and reported")
    func left() throws {
        let text = "`â€”` and\n\n    â€”\n\nLost: ï¿½ here.\n"
        let run = try sandbox.bizlog("fmt", "--repair-encoding", "--check", "-", input: Array(text.utf8))
        #expect(run.errors.hasPrefix("<stdin>:5:7: warning: \"ï¿½\" looks double-encoded"))
        #expect(run.errors.contains(" was left unchanged: "))
        #expect(run.errors.split(separator: "\n").count == 1)
    }

    @Test("without the option nothing is repaired or said")
    func notAskedFor() throws {
        let run = try sandbox.bizlog("fmt")
        #expect(run.status == 0 && run.errors == "")
        #expect(try sandbox.bytes("FAILURE_LOG.md") == Fixtures.bytes("seed/FAILURE_LOG.mojibake.md"))
    }
}
