import Foundation
import TestSupport
import Testing

@Suite("The example package", .tags(.process))
struct QueryExamplePackageTests {
    private static let package = Fixtures.directory.appending(path: "ExamplePackage")

    /// What is built stays between runs, outside of the fixtures.
    private static let scratch = Fixtures.directory.deletingLastPathComponent()
        .appending(path: ".build/example-package")

    private static func build() throws -> ProcessRun {
        try ProcessRun(
            URL(filePath: "/usr/bin/env"),
            ["swift", "build", "--package-path", package.path, "--scratch-path", scratch.path],
            in: package
        )
    }

    @Test(
        "imports the library by path and builds without a warning",
        .enabled(if: Seeds.areAll, "run by 'make test-long'"), .timeLimit(.minutes(15)))
    func build() throws {
        var build = try Self.build()
        if build.status != 0 {
            // A build that stayed from before a source was removed does not find its way.
            try FileManager.default.removeItem(at: Self.scratch)
            build = try Self.build()
        }
        try #require(build.status == 0, "\(build.text)\n\(build.errors)")
        #expect(!build.text.contains("warning:") && !build.errors.contains("warning:"))
    }

    @Test("reports on a log")
    func run() throws {
        let log = try Samples.log()
            .replacingOccurrences(of: "**Severity:** 🟢 Near miss", with: "**Severity:** 🔴 Critical")
            .replacingOccurrences(of: "[R-BIZ-PROC-001]", with: "[R-BIZ-SYS-002]")
            .replacingOccurrences(of: "- Direct _CONTEXT.md", with: "One as in F-BIZ-001. Direct _CONTEXT.md")
            .replacingOccurrences(of: "- Even", with: "Even")
            .replacingOccurrences(of: "- In this", with: "In this")
        let run = try ProcessRun(
            ProcessSandbox.program("LogReport"),
            [],
            in: Self.package,
            input: Array(log.utf8)
        )
        #expect(run.status == 0 && run.errors == "")
        let lines = run.text.split(separator: "\n").map { String($0) }
        #expect(lines.first == "overview" && lines.count == 15, "\(run.text)")
        #expect(
            lines.dropFirst(3) == [
                #"dated: ["Critical 1", "Important 1"]"#,
                "serious: [F-BIZ-001, F-BIZ-002]",
                #"recurrences: ["F-BIZ-002 is F-BIZ-001 again, in spite of [R-BIZ-SYS-002]"]"#,
                lines[6],
                "added: [F-BIZ-001, F-BIZ-002, F-BIZ-003]",
                "untouched around: true",
                lines[9],
                "repaired: 0",
                "log:54:6: error: 2026-02-11 is in the next quarter",
                "log:80:6: error: 2026-02-11 is in the next quarter",
                "log:80:6: note: R-BIZ-SYS-002 was already added for F-BIZ-001",
                "log:80:6: warning: F-BIZ-002 has fewer than two lessons",
            ],
            "\(run.text)"
        )
        #expect(lines[6].hasPrefix("edits: [") && lines[6].contains("### [F-BIZ-003] Another"))
        #expect(lines[9].hasPrefix(#"escalation: [1043..<1057 → "🔴 Critical", "#))
        #expect(lines[9].hasSuffix(#" → "\n- Ask who uses it."]"#))
    }
}
