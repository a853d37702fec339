import TestSupport
import Testing

@Suite("What is read does not depend on the run", .tags(.process))
struct RepeatedRunTests {
    /// Logs in which two groups of one size speak for different readings. Dictionaries have another order in each process.
    static let logs = [
        "# Lessons\n\n"
            + (1...3).map { "## Pattern: a\($0)\n\nx\n\n## Trap: b\($0)\n\ny\n" }.joined(separator: "\n"),
        "# Lessons\n\n" + (1...3).map { "- Problem: a\($0)\n- Fix: b\($0)\n" }.joined(),
        "# Log\n\n"
            + (1...3).map {
                "## 2026-01-0\($0) — a\n\n**Cause:** x\n**Fix:** y\n\n### b\($0)\n\n**Cause:** x\n**Fix:** y\n"
            }
            .joined(separator: "\n"),
    ]

    @Test("twelve runs say the same", arguments: logs)
    func same(log: String) throws {
        let sandbox = try ProcessSandbox()
        try sandbox.write("LESSONS.md", log)
        let runs = try (1...12).map { _ in try sandbox.bizlog("list", "--json", "LESSONS.md").text }
        #expect(Set(runs).count == 1)
        #expect(runs[0].contains("\"line\"") || runs[0] == "[\n\n]\n")
    }
}
