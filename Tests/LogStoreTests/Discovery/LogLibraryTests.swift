import Foundation
import LogModel
import MarkdownAST
import SystemPackage
import TestSupport
import Testing

@testable import LogStore

@Suite("LogLibrary: each file once, by whatever name", .tags(.process))
struct LogLibraryTests {
    let sandbox: ProcessSandbox

    init() throws {
        sandbox = try ProcessSandbox(inMemory: true)
        try sandbox.write("repo/.git/HEAD", "")
        try sandbox.write("repo/RULES.md", Self.rules)
    }

    private static let rules = "# Rules\n\n### [R-A-001] Title\n**Severity:** x\n**Rule:** y\n"

    private func log(listing names: [String]) throws -> (document: LogDocument, path: FilePath) {
        let text = "# Log\n\n## Related\n\n" + names.map { "- `\($0)` — x\n" }.joined()
        try sandbox.write("repo/LOG.md", text)
        let document = try LogDocument(parsing: text)
        return (document, FilePath(sandbox.url("repo/LOG.md").path))
    }

    private func companions(of names: [String], _ library: inout LogLibrary) throws -> LogFiles.Companions {
        let (document, path) = try log(listing: names)
        return LogFiles(of: document, at: path, library: &library).companions(reading: &library)
    }

    @Test("links, hard links and all spellings of one path are one file, which is read once")
    func once() throws {
        try sandbox.write("repo/a/x", "")
        try sandbox.link("repo/link.md", to: "RULES.md")
        #expect(try sandbox.shell("cd repo && ln RULES.md twin.md").status == 0)
        var names = ["RULES.md", "link.md", "twin.md", "a/../a/../RULES.md"]
        names.append(sandbox.url("repo/RULES.md").path)
        names += (0..<300).map { String(repeating: "./", count: $0 % 40) + "RULES.md" }
        var library = LogLibrary()
        let companions = try companions(of: names, &library)
        #expect(companions.files.map(\.path) == [FilePath(sandbox.url("repo/RULES.md").path)])
        #expect(library.readCount == 1)
    }

    @Test("one that cannot be read is not tried again")
    func failing() throws {
        try sandbox.write("repo/latin1.md", [0xE9])
        try sandbox.link("repo/link.md", to: "latin1.md")
        var library = LogLibrary()
        let companions = try companions(of: ["latin1.md", "./latin1.md", "link.md"], &library)
        #expect(companions.files.isEmpty)
        #expect(companions.unreadable.keys.sorted() == ["./latin1.md", "latin1.md", "link.md"])
        #expect(library.readCount == 1)
    }

    @Test("the log itself is none of its companions, by whatever name, and loops end")
    func loops() throws {
        let main = "# L\n\n## Related\n\n- `LOG.md` — x\n- `FAILURE_LOG.md` — x\n"
        try sandbox.write("repo/FAILURE_LOG.md", main)
        try sandbox.write("repo/LOG.md", "")
        #expect(try sandbox.shell("cd repo && ln LOG.md twin.md && ln -s LOG.md link.md").status == 0)
        // Written over, not replaced, so that the second name stays one.
        let names = ["LOG.md", "twin.md", "link.md", "./LOG.md", "FAILURE_LOG.md", "RULES.md"]
        let (document, path) = try log(listing: names)
        #expect(try sandbox.shell("cd repo && ln -f LOG.md twin.md").status == 0)
        var library = LogLibrary()
        library.update(document, readFrom: try StoredFile(reading: path))
        let companions = LogFiles(of: document, at: path, library: &library).companions(reading: &library)
        let found = companions.files.map { $0.path.lastComponent?.string }
        #expect(found == ["RULES.md", "FAILURE_LOG.md"])
        #expect(library.readCount == 2)
    }

    @Test("what lies outside is not read, also if another log has had it read")
    func outside() throws {
        try sandbox.write("other/RULES.md", Self.rules)
        try sandbox.write("other/LOG.md", "# Log\n\n## Related\n\n- `RULES.md` — x\n")
        var library = LogLibrary()
        let bytes = try sandbox.bytes("other/LOG.md")
        let other = try LogDocument(parsing: bytes)
        let path = FilePath(sandbox.url("other/LOG.md").path)
        let others = LogFiles(of: other, at: path, library: &library).companions(reading: &library)
        #expect(others.files.count == 1)
        let companions = try companions(of: ["../other/RULES.md", "../other/none.md"], &library)
        #expect(companions.files.isEmpty && companions.missing == ["../other/none.md"])
        let reason = companions.unreadable["../other/RULES.md"]
        #expect(reason?.hasPrefix("it lies outside of the repository") == true)
    }
}
