import Foundation
import LogStore
import SystemPackage
import TestSupport
import Testing

@Suite("StoredFile: making a file that does not exist")
struct StoredFileCreatingTests {
    let sandbox: ProcessSandbox

    init() throws { sandbox = try ProcessSandbox() }

    @Test("the file has the bytes, and no other file stays")
    func creates() throws {
        let path = FilePath(sandbox.url("new.md").path)
        try StoredFile.make(path, with: Array("text\n".utf8))
        #expect(try sandbox.text("new.md") == "text\n")
        #expect(try sandbox.names() == ["new.md"])
        #expect(try StoredFile(reading: path).bytes == Array("text\n".utf8))
    }

    @Test("what is there stays as it is")
    func exists() throws {
        try sandbox.write("old.md", "old\n")
        try sandbox.link("link.md", to: "nowhere.md")
        for name in ["old.md", "link.md", "."] {
            let path = FilePath(sandbox.url(name).path)
            #expect(throws: StoreError.exists(path)) { try StoredFile.make(path, with: []) }
        }
        #expect(try sandbox.text("old.md") == "old\n")
        #expect(try sandbox.names() == ["link.md", "old.md"])
    }

    @Test("a directory that is not there")
    func missingDirectory() throws {
        let path = FilePath(sandbox.url("none/new.md").path)
        #expect(throws: StoreError.unwritable(path, .noSuchFileOrDirectory)) {
            try StoredFile.make(path, with: [])
        }
    }
}
