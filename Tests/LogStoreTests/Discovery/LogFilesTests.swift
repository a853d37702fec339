import Foundation
import LogModel
import LogStore
import MarkdownAST
import SystemPackage
import TestSupport
import Testing

@Suite("LogFiles: the log, its rules file and the other system's log", .tags(.process))
struct LogFilesTests {
    let sandbox: ProcessSandbox

    init() throws { sandbox = try ProcessSandbox(inMemory: true) }

    private func path(_ name: String) -> FilePath { FilePath(sandbox.url(name).path) }

    private func files(_ name: String, _ text: String) throws -> LogFiles {
        try sandbox.write(name, text)
        var library = LogLibrary()
        let log = try LogDocument(parsing: text)
        return LogFiles(of: log, at: path(name), library: &library)
    }

    private func seed() throws -> String {
        try String(contentsOf: Fixtures.directory.appending(path: "seed/FAILURE_LOG.md"), encoding: .utf8)
    }

    @Test("the reference log: both are known before they exist")
    func missing() throws {
        let files = try files("bizos/FAILURE_LOG.md", seed())
        #expect(files.rules?.path == path("bizos/BIZOS_RULES.md") && files.rules?.exists == false)
        #expect(files.otherLog?.name == "cto-brain/FAILURE_LOG.md" && files.otherLog?.exists == false)
    }

    @Test("they are found beside the log, and above it up to the repository's top")
    func above() throws {
        try sandbox.write("top/cto-brain/FAILURE_LOG.md", "# other\n")
        try sandbox.write("top/bizos/BIZOS_RULES.md", "# rules\n")
        let files = try files("top/bizos/FAILURE_LOG.md", seed())
        #expect(files.rules?.exists == true)
        #expect(files.otherLog?.path.string.hasSuffix("top/bizos/../cto-brain/FAILURE_LOG.md") == true)
        #expect(files.otherLog?.exists == true)
        try sandbox.write("top/bizos/.git/HEAD", "")
        #expect(try self.files("top/bizos/FAILURE_LOG.md", seed()).otherLog?.exists == false)
    }

    @Test("without a template: the related file that holds rules, or is called so")
    func withoutTemplate() throws {
        let text = "# Log\n\n## Related\n\n- `NOTES.md` — notes\n- `guards.md` — x\n- `team-rules.md` — y\n"
        #expect(try files("FAILURE_LOG.md", text).rules?.name == "team-rules.md")
        try sandbox.write("guards.md", "# G\n\n### [R-A-001] Title\n**Severity:** x\n**Rule:** y\n")
        let files = try files("FAILURE_LOG.md", text)
        #expect(files.rules?.name == "guards.md")
        #expect(files.otherLog == nil)
    }

    @Test("a log that lists nothing, or only itself")
    func alone() throws {
        #expect(try files("a/FAILURE_LOG.md", "# Log\n").rules == nil)
        let files = try files("FAILURE_LOG.md", "# Log\n\n- `FAILURE_LOG.md` — this\n")
        #expect(files.otherLog == nil)
    }

    @Test("a log that cannot be read is the one that is meant all the same")
    func unreadableLog() throws {
        try sandbox.write("docs/FAILURE_LOG.md", "")
        for script in ["ln -s nowhere", "ln -s FAILURE_LOG.md", "mkfifo"] {
            let made = try sandbox.shell("rm -f FAILURE_LOG.md; \(script) FAILURE_LOG.md")
            #expect(made.status == 0, "\(script): \(made.errors)")
            #expect(try LogFiles.findLog(at: path("")) == path("FAILURE_LOG.md"), "\(script)")
        }
    }

    @Test("the log is looked for in docs too, and not outside of a directory that was named")
    func find() throws {
        try sandbox.write("docs/FAILURE_LOG.md", "")
        try sandbox.write("sub/x.md", "")
        let directory = path("")
        #expect(try LogFiles.findLog(at: directory) == path("docs/FAILURE_LOG.md"))
        #expect(try LogFiles.findLog(at: path("sub/x.md")) == path("sub/x.md"))
        #expect(throws: StoreError.noLog(path("sub"))) { try LogFiles.findLog(at: path("sub")) }
        #expect(throws: StoreError.missing(path("none"))) { try LogFiles.findLog(at: path("none")) }
        try sandbox.write("FAILURE_LOG.md", "")
        #expect(try LogFiles.findLog(at: directory) == path("FAILURE_LOG.md"))
    }
}
