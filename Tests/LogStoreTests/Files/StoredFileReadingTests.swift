import Foundation
import LogStore
import SystemPackage
import TestSupport
import Testing

@Suite("StoredFile: reading", .tags(.process))
struct StoredFileReadingTests {
    let sandbox: ProcessSandbox

    init() throws { sandbox = try ProcessSandbox() }

    @Test("the bytes come as they are", arguments: [0, 1, 50_000])
    func bytes(_ lines: Int) throws {
        let text = String(repeating: "a\r\nb\u{0}\u{FEFF}é", count: lines)
        try sandbox.write("LOG.md", text)
        let file = try StoredFile(reading: path("LOG.md"))
        #expect(file.bytes == Array(text.utf8))
        #expect(file.path == path("LOG.md"))
    }

    @Test("a file of just the limit is read, one byte more is not")
    func sizeLimit() throws {
        try sandbox.write("LOG.md", "12345678")
        #expect(try StoredFile(reading: path("LOG.md"), sizeLimit: 8).bytes.count == 8)
        #expect(throws: StoreError.tooLarge(path("LOG.md"), limit: 7)) {
            try StoredFile(reading: path("LOG.md"), sizeLimit: 7)
        }
    }

    @Test("links are followed to the file that is meant, through any number of them")
    func links() throws {
        try sandbox.write("real/LOG.md", "text")
        try sandbox.link("first", to: "real")
        try sandbox.link("second", to: "first/LOG.md")
        let file = try StoredFile(reading: path("second"))
        #expect(file.bytes == Array("text".utf8))
        #expect(file.path == path("second"))
        #expect(file.realPath == path("real/LOG.md"))
    }

    @Test("what is no file is refused, and nothing waits for it")
    func noFiles() throws {
        try sandbox.link("dangling", to: "nowhere/LOG.md")
        try sandbox.link("loop", to: "loop")
        #expect(try sandbox.shell("mkfifo pipe; mkdir directory").status == 0)
        #expect(throws: StoreError.missing(path("missing"))) { try StoredFile(reading: path("missing")) }
        #expect(throws: StoreError.danglingLink(path("dangling"), target: "nowhere/LOG.md")) {
            try StoredFile(reading: path("dangling"))
        }
        #expect(throws: StoreError.unreadable(path("loop"), .tooManySymbolicLinkLevels)) {
            try StoredFile(reading: path("loop"))
        }
        #expect(throws: StoreError.notRegular(path("pipe"), is: "a pipe")) {
            try StoredFile(reading: path("pipe"))
        }
        #expect(throws: StoreError.notRegular(path("directory"), is: "a directory")) {
            try StoredFile(reading: path("directory"))
        }
        #expect(throws: StoreError.notRegular("/dev/null", is: "a device")) {
            try StoredFile(reading: "/dev/null")
        }
        #expect(throws: StoreError.unreadable(path("directory/\(longName)"), .fileNameTooLong)) {
            try StoredFile(reading: path("directory/\(longName)"))
        }
    }

    @Test("a file within a file is missing like any other")
    func notDirectory() throws {
        try sandbox.write("LOG.md", "text")
        #expect(throws: StoreError.unreadable(path("LOG.md/x"), .notDirectory)) {
            try StoredFile(reading: path("LOG.md/x"))
        }
    }

    private var longName: String { String(repeating: "x", count: 300) }

    private func path(_ name: String) -> FilePath { FilePath(sandbox.url(name).path) }
}
