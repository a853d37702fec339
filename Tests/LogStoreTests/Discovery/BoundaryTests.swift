import Foundation
import SystemPackage
import TestSupport
import Testing

@testable import LogStore

@Suite(
    "Boundary, invariant 10: where files may be read and changed that nobody named", .tags(.process, .hostile)
)
struct BoundaryTests {
    let sandbox: ProcessSandbox

    init() throws {
        sandbox = try ProcessSandbox(inMemory: true)
        try sandbox.write("repo/.git/HEAD", "")
        try sandbox.write("repo/docs/LOG.md", "log")
        try sandbox.write("home/x.md", "secret")
    }

    private func path(_ name: String) -> FilePath { FilePath(sandbox.url(name).path) }

    @Test("the top is the nearest directory upwards with .git, be that a file, or the directory itself")
    func top() throws {
        #expect(Boundary(around: path("repo/docs")).top == path("repo"))
        #expect(Boundary(around: path("repo/docs")).isRepository)
        #expect(Boundary(around: path("home")).top == path("home"))
        try sandbox.write("repo/docs/.git", "gitdir: elsewhere")
        #expect(Boundary(around: path("repo/docs")).top == path("repo/docs"))
        try sandbox.link("link", to: "repo/docs")
        #expect(Boundary(around: path("link")).top == path("repo/docs"))
        let none = Boundary(around: path("none"))
        #expect(none.top == nil && !none.contains(path("none/x.md")))
    }

    @Test("what lies below the top is within, what belongs to git and all else is not")
    func contains() {
        let boundary = Boundary(around: path("repo/docs"), named: [path("home/x.md"), path("home/new.md")])
        for name in ["repo/LOG.md", "repo/docs/a/b.md", "repo/.github/x.md", "home/x.md", "home/new.md"] {
            #expect(boundary.contains(path(name)), "\(name)")
        }
        for name in ["repo", "repository/x.md", "home/y.md", "repo/.git/x.md", "repo/a/.GIT/x.md", "x.md"] {
            #expect(!boundary.contains(path(name)), "\(name)")
        }
        #expect(boundary.including([path("x.md")]).contains(path("x.md")))
    }

    @Test("a file is not read through a link that leads out, and nothing is done where it leads to")
    func reading() throws {
        try sandbox.link("repo/link.md", to: "../home/x.md")
        // What another process left there would be tidied up by a reader.
        try sandbox.write("home/.bizlog-journal", "")
        let boundary = Boundary(around: path("repo"))
        #expect(
            throws: StoreError.outside(
                path("repo/link.md"), realPath: path("home/x.md"), boundary: boundary)
        ) { try StoredFile(reading: path("repo/link.md"), within: boundary) }
        #expect(try sandbox.names().contains("home/.bizlog-journal"))
        #expect(throws: (any Error).self) {
            let transaction = Transaction(of: [path("repo/link.md")], within: boundary)
            _ = try transaction.run { _ in (changes: [], outcome: ()) }
        }
        #expect(try sandbox.names().contains("home/.bizlog-journal"))
    }

    @Test("a file that was read within a boundary is changed only there, though its directory became a link")
    func replaced() throws {
        let file = try StoredFile(
            reading: path("repo/docs/LOG.md"), within: Boundary(around: path("repo/docs")))
        #expect(try sandbox.shell("mv repo/docs home/docs && ln -s ../home/docs repo/docs").status == 0)
        #expect(throws: StoreError.self) { try file.replace(with: [0x21]) }
        #expect(try sandbox.text("home/docs/LOG.md") == "log")
    }

    @Test("a directory that becomes a link while its lock is waited for is noticed under the lock")
    func race() throws {
        let sandbox = sandbox
        let boundary = Boundary(around: path("repo"))
        let log = path("repo/docs/LOG.md")
        let result = Result {
            try Transaction(of: [log], within: boundary).run { files in
                let file = try #require(files[log])
                _ = try sandbox.shell("mv repo/docs home/docs && ln -s ../home/docs repo/docs")
                return (changes: [.replace(file, with: [0x21])], outcome: ())
            }
        }
        #expect(throws: (any Error).self) { _ = try result.get() }
        #expect(try sandbox.text("home/docs/LOG.md") == "log")
        let names = try sandbox.names().filter { $0.hasPrefix("home/") }
        #expect(names == ["home/docs", "home/docs/LOG.md", "home/x.md"])
    }

    @Test("a new file is made only within")
    func making() throws {
        try sandbox.link("repo/sub", to: "../home")
        let boundary = Boundary(around: path("repo"))
        for name in ["repo/sub/new.md", "home/new.md", "repo/../home/new.md", "repo/.git/new.md"] {
            #expect(throws: StoreError.self) {
                try StoredFile.make(path(name), with: [], within: boundary)
            }
        }
        try StoredFile.make(path("repo/docs/new.md"), with: [], within: boundary)
        #expect(try sandbox.names().filter { $0.hasSuffix("new.md") } == ["repo/docs/new.md"])
    }

    @Test("nothing is removed but what waits in a queue")
    func removing() throws {
        try sandbox.write("repo/.bizlog/pending/a.json", "x")
        let boundary = Boundary(around: path("repo"))
        let log = try StoredFile(reading: path("repo/docs/LOG.md"), within: boundary)
        #expect(throws: StoreError.self) { try Transaction.commit([.remove(log)]) }
        let waiting = try StoredFile(reading: path("repo/.bizlog/pending/a.json"), within: boundary)
        try Transaction.commit([.remove(waiting)])
        #expect(try sandbox.text("repo/docs/LOG.md") == "log")
        #expect(try !sandbox.names().contains("repo/.bizlog/pending/a.json"))
    }

    @Test("one that was named is changed wherever it lies")
    func named() throws {
        try sandbox.link("repo/link.md", to: "../home/x.md")
        try StoredFile(reading: path("repo/link.md")).replace(with: Array("new".utf8))
        #expect(try sandbox.text("home/x.md") == "new")
        let boundary = Boundary(around: path("repo"), named: [path("repo/link.md")])
        try StoredFile(reading: path("repo/link.md"), within: boundary).replace(with: Array("newer".utf8))
        #expect(try sandbox.text("home/x.md") == "newer")
    }
}
