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
}
