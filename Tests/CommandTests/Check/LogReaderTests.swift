import TestSupport
import Testing

@Suite("Which files of a directory are logs: all verbs agree", .tags(.process))
struct LogReaderTests {
    let sandbox: ProcessSandbox

    init() throws { sandbox = try ProcessSandbox(inMemory: true) }

    private static let verbs = [
        ["fmt", "--check"], ["check", "--select", "unreadable-related-file"], ["list"],
    ]

    private func run(_ verb: [String], _ paths: String...) throws -> ProcessRun {
        try ProcessRun(ProcessSandbox.command, verb + paths, in: sandbox.directory)
    }

    @Test("a log that is not UTF-8 is an error, and another file that is not is none", arguments: verbs)
    func encoding(_ verb: [String]) throws {
        try sandbox.write("a/log.md", Array(try Samples.log().utf8) + [0xFF, 0x0A])
        try sandbox.write("a/latin1.md", [0x41, 0xE9, 0x0A])
        let run = try run(verb, "a")
        #expect(run.status == 2)
        #expect(run.errors.hasPrefix("a/log.md:") && run.errors.contains(": error: not valid UTF-8"))
        #expect(run.errors.split(separator: "\n").count == 1, "\(run.errors)")
    }

    @Test("a link that is called as logs are is no log by that", arguments: verbs)
    func link(_ verb: [String]) throws {
        try sandbox.write("a/notes.txt", "# Notes\n")
        try sandbox.link("a/FAILURE_LOG.md", to: "notes.txt")
        let directory = try run(verb, "a")
        #expect(directory.status == 2)
        #expect(directory.errors.hasPrefix("a: error: no failure log in this directory; name the file"))
        #expect(try run(verb, "a/FAILURE_LOG.md").status == 0)
    }

    @Test("a file that is called as logs are is one, whatever it holds", arguments: verbs)
    func name(_ verb: [String]) throws {
        try sandbox.write("a/FAILURE_LOG.md", "# Notes\n")
        #expect(try run(verb, "a").status == 0)
    }

    @Test(
        "a file that nobody may read is named", .enabled(if: ProcessSandbox.succeeds("test $(id -u) != 0")),
        arguments: verbs)
    func unreadable(_ verb: [String]) throws {
        try sandbox.write("a/log.md", Samples.log(), permissions: 0)
        let run = try run(verb, "a")
        #expect(run.status == 2 && run.errors.hasPrefix("a/log.md: error: cannot read"))
    }

    @Test("a file that is reached in two ways is dealt with once", arguments: verbs)
    func twice(_ verb: [String]) throws {
        try sandbox.write("a/FAILURE_LOG.md", Array("# A\n".utf8) + [0xFF])
        try sandbox.link("a/link.md", to: "FAILURE_LOG.md")
        let run = try run(verb, "a", "a/FAILURE_LOG.md", "a/link.md")
        #expect(run.status == 2 && run.errors.split(separator: "\n").count == 1, "\(run.errors)")
    }
}
