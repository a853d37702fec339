import TestSupport
import Testing

@Suite("What is read does not depend on the run", .tags(.process))
struct RepeatedRunTests {
    // Dictionaries have another order in each process.
    @Test("two groups of one size speak for different readings")
    func same() throws {
        let sandbox = try ProcessSandbox()
        let entries = (1...3).map { "## Pattern: a\($0)\n\nx\n\n## Trap: b\($0)\n\ny\n" }
        try sandbox.write("LESSONS.md", "# Lessons\n\n" + entries.joined(separator: "\n"))
        let runs = try (1...12).map { _ in try sandbox.bizlog("list", "--json", "LESSONS.md").text }
        #expect(Set(runs).count == 1)
        #expect(runs[0].matches(of: /"title" : "[ab]\d"/).count == 6, "\(runs[0])")
    }
}
