import TestSupport
import Testing

@Suite("report --since: what a revision did not have", .tags(.process))
struct ReportSinceTests {
    @Test("entries that the log did not have in a revision, be they older or not")
    func revision() throws {
        let sandbox = try GitSandbox(installs: false)
        try sandbox.run("learn Ours")
        let text = try sandbox.run("\"$bizlog\" report --format md --since HEAD FAILURE_LOG.md")
        #expect(text.contains("Only what is new since HEAD: 1 failure of 2."))
        #expect(text.contains("Ours\n") && !text.contains(" First\n"))
        let unknown = try sandbox.attempt("\"$bizlog\" report --since v9 FAILURE_LOG.md")
        #expect(unknown.status == 2 && unknown.output.isEmpty && unknown.errors.contains("v9"))
    }

    @Test("a log that the revision did not have is new as a whole")
    func file() throws {
        let sandbox = try GitSandbox(installs: false)
        try sandbox.files.write("LESSONS.md", "# Lessons\n\n## 2026-01-01 A\n\nx\n\n## 2026-01-02 B\n\ny\n")
        let text = try sandbox.run("\"$bizlog\" report --format md --since HEAD LESSONS.md")
        #expect(text.contains("2 failures of 2"))
    }
}
