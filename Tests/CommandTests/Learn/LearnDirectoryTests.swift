import Foundation
import TestSupport
import Testing

@Suite("learn where each entry is a file", .tags(.process))
struct LearnDirectoryTests {
    private static let queue = """
        ---
        title: The queue stood
        date: 2026-03-04
        severity: high
        status: resolved
        ---

        # The queue stood

        ## Summary

        It stood.

        ## Root cause

        A lock.

        """

    private static let arguments = [
        "--title", "The disk was full", "--broke", "The job stopped.", "--cause", "Logs.", "--severity",
        "high",
    ]

    @Test("a file that is one entry as a whole gets a file beside it, and stays as it is")
    func beside() throws {
        let sandbox = try LearnSandbox()
        try FileManager.default.createDirectory(
            at: sandbox.sandbox.url("notes"), withIntermediateDirectories: true)
        try sandbox.sandbox.write("notes/2026-03-04-queue.md", Self.queue)
        let run = try sandbox.bizlog(["learn", "--log", "notes/2026-03-04-queue.md"] + Self.arguments)
        #expect(run.status == 0, "\(run.errors)")
        let made = run.text.split(separator: " ").last.map(String.init) ?? ""
        let path = made.trimmingCharacters(in: .whitespacesAndNewlines)
        #expect(path.hasPrefix("notes/") && path.hasSuffix("-the-disk-was-full.md"), "\(run.text)")
        #expect(try sandbox.sandbox.text("notes/2026-03-04-queue.md") == Self.queue)
        let list = try sandbox.bizlog(["list", "notes"]).text
        #expect(list.contains("The queue stood") && list.contains("The disk was full"), "\(list)")
    }

    @Test("the next number is that of the files that are called alike")
    func numbers() throws {
        let sandbox = try LearnSandbox()
        for name in ["INC-002.md", "RCA-017.md"] { try sandbox.sandbox.write("notes/\(name)", Self.queue) }
        let run = try sandbox.bizlog(["learn", "--log", "notes/INC-002.md"] + Self.arguments)
        #expect(run.status == 0 && run.text.contains("notes/INC-003.md"), "\(run.text)\(run.errors)")
    }

    @Test("the newest file that is understood shows the form")
    func model() throws {
        let sandbox = try LearnSandbox()
        try sandbox.sandbox.write("incidents/0001-queue.md", Self.queue)
        try sandbox.sandbox.write(
            "incidents/0002-thought.md", "# A thought\n\nSome words that say nothing of the kind.\n")
        let run = try sandbox.bizlog(["learn", "--log", "incidents"] + Self.arguments)
        #expect(
            run.status == 0 && run.text.contains("incidents/0003-the-disk-was-full.md"),
            "\(run.text)\(run.errors)")
        try sandbox.sandbox.write(
            "other/0002-thought.md", "# A thought\n\nSome words that say nothing of the kind.\n")
        let refused = try sandbox.bizlog(["learn", "--log", "other"] + Self.arguments)
        #expect(
            refused.status == 2 && refused.errors.contains("name a file that does with --log"),
            "\(refused.errors)")
    }
}
