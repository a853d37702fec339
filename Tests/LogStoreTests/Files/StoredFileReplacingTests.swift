import Foundation
import Synchronization
import SystemPackage
import TestSupport
import Testing

@testable import LogStore

@Suite("StoredFile: replacing, entirely or not at all", .tags(.process))
struct StoredFileReplacingTests {
    let sandbox: ProcessSandbox

    init() throws { sandbox = try ProcessSandbox() }

    @Test("the new bytes are there, and nothing else is", arguments: [0, 1, 50_000])
    func contents(_ lines: Int) throws {
        let text = String(repeating: "new\n", count: lines)
        try sandbox.write("LOG.md", "old")
        try StoredFile(reading: path("LOG.md")).replace(with: Array(text.utf8))
        #expect(try sandbox.text("LOG.md") == text)
        #expect(try sandbox.names() == ["LOG.md"])
    }

    @Test("the mode is kept, whatever the umask", arguments: [0o600, 0o644, 0o664, 0o755, 0o666, 0o4711])
    func mode(_ permissions: Int) throws {
        try sandbox.write("LOG.md", "old", permissions: permissions)
        try StoredFile(reading: path("LOG.md")).replace(with: Array("new".utf8))
        #expect(try Stat(path("LOG.md")).permissions.rawValue == CModeT(permissions))
    }

    @Test("the owner is kept", .enabled(if: NSUserName() == "root", "only root can give a file away"))
    func owner() throws {
        try sandbox.write("LOG.md", "old")
        #expect(try sandbox.shell("chown 1234:4321 LOG.md").status == 0)
        try StoredFile(reading: path("LOG.md")).replace(with: Array("new".utf8))
        let status = try Stat(path("LOG.md"))
        #expect(status.userID.rawValue == 1234 && status.groupID.rawValue == 4321)
    }

    @Test("behind a link the file itself is replaced, in its own directory")
    func link() throws {
        try sandbox.write("real/LOG.md", "old")
        try sandbox.link("LOG.md", to: "real/LOG.md")
        try StoredFile(reading: path("LOG.md")).replace(with: Array("new".utf8))
        #expect(try sandbox.text("real/LOG.md") == "new")
        #expect(try sandbox.names() == ["LOG.md", "real", "real/LOG.md"])
        #expect(
            try FileManager.default.destinationOfSymbolicLink(atPath: sandbox.url("LOG.md").path)
                == "real/LOG.md")
    }

    @Test("a file that nobody may write is left, although its directory would allow to replace it")
    func readOnly() throws {
        try sandbox.write("LOG.md", "old", permissions: 0o444)
        let file = try StoredFile(reading: path("LOG.md"))
        #expect(throws: StoreError.readOnly(path("LOG.md"))) { try file.replace(with: Array("new".utf8)) }
        #expect(try sandbox.text("LOG.md") == "old")
        #expect(try sandbox.names() == ["LOG.md"])
    }

    enum Change: CaseIterable { case rewritten, replaced, removed, mode }

    @Test("a file that changed since it was read is left as it is", arguments: Change.allCases)
    func changed(_ change: Change) throws {
        try sandbox.write("LOG.md", "old")
        let file = try StoredFile(reading: path("LOG.md"))
        var left: String? = "alt"
        switch change {
        case .rewritten: try sandbox.write("LOG.md", "alt")
        case .replaced:
            #expect(try sandbox.shell("cp -p LOG.md x && printf alt >x && mv x LOG.md").status == 0)
        case .removed: (left, _) = (nil, try FileManager.default.removeItem(at: sandbox.url("LOG.md")))
        case .mode: (left, _) = ("old", #expect(try sandbox.shell("chmod 600 LOG.md").status == 0))
        }
        #expect(throws: StoreError.self) { try file.replace(with: Array("new".utf8)) }
        #expect((try? sandbox.text("LOG.md")) == left)
        #expect(try sandbox.names() == (left == nil ? [] : ["LOG.md"]))
    }

    @Test("the temporary file is beside the file, private, and goes when the replacement is given up")
    func temporaryFile() throws {
        try sandbox.write("real/LOG.md", "old")
        try sandbox.link("LOG.md", to: "real/LOG.md")
        let file = try StoredFile(reading: path("LOG.md"))
        let probe = ModeProbe(directory: path("real"))
        #expect(throws: StoreError.unwritable(path("LOG.md"), .ioError)) {
            try DiskCall.$probe.withValue(probe) { try file.replace(with: Array("new".utf8)) }
        }
        let modes = probe.modes.withLock { $0 }
        let temporary = try #require(modes.keys.first { $0 != "LOG.md" })
        #expect(temporary.hasPrefix(".bizlog-"))
        #expect(modes[temporary] == .ownerReadWrite)
        #expect(try sandbox.names() == ["LOG.md", "real", "real/LOG.md"])
        #expect(try sandbox.text("LOG.md") == "old")
    }

    @Test("a file with the longest of names")
    func longName() throws {
        let name = String(repeating: "x", count: 252) + ".md"
        try sandbox.write(name, "old")
        try StoredFile(reading: path(name)).replace(with: Array("new".utf8))
        #expect(try sandbox.text(name) == "new")
    }

    private func path(_ name: String) -> FilePath { FilePath(sandbox.url(name).path) }
}

/// Looks at a directory at the first change of a mode, which fails.
private final class ModeProbe: DiskProbe {
    let directory: FilePath
    let modes = Mutex<[String: FilePermissions]>([:])

    init(directory: FilePath) { self.directory = directory }

    func willMake(_ call: DiskCall) throws(Errno) {
        guard call == .setMode else { return }
        for name in (try? FileManager.default.contentsOfDirectory(atPath: directory.string)) ?? [] {
            let mode = (try? Stat(directory.appending(name)))?.permissions
            modes.withLock { $0[name] = mode }
        }
        throw .ioError
    }
}

private typealias CModeT = CInterop.Mode
