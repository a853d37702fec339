import Foundation
import SystemPackage
import TestSupport
import Testing

@testable import LogStore

@Suite("DirectoryListing: the Markdown files of a directory")
struct DirectoryListingTests {
    let sandbox: ProcessSandbox

    init() throws {
        sandbox = try ProcessSandbox()
        for name in [
            "b.md", "a/z.md", "a/b/c.MD", "a-b.md", ".git/x.md", ".x.md", "a/text.txt", "md", "d.md/e.md",
        ] {
            try sandbox.write(name, "")
        }
        try sandbox.link("link.md", to: "a/text.txt")
        try sandbox.link("up", to: "..")
        try sandbox.link("dangling.md", to: "nowhere")
        try sandbox.link("a/FAILURE_LOG.md", to: "nowhere")
    }

    @Test("all levels: sorted, hidden ones left out, links to directories not followed")
    func recursive() throws {
        let listing = DirectoryListing(of: path, isRecursive: true)
        #expect(
            names(listing) == [
                "a-b.md", "a/FAILURE_LOG.md", "a/b/c.MD", "a/z.md", "b.md", "d.md/e.md", "link.md",
            ])
        #expect(listing.errors.isEmpty)
    }

    @Test("one level")
    func flat() throws {
        #expect(names(DirectoryListing(of: path, isRecursive: false)) == ["a-b.md", "b.md", "link.md"])
    }

    @Test("what would be listed is what is listed", arguments: [true, false])
    func lists(isRecursive: Bool) throws {
        let names = [
            "docs/x.md", "docs/y/x.md", "docs/incidents/x.md", ".learnings/x.md", "tasks/X.md",
            "incidents/x.md",
            "incidents/2026/x.md", "node_modules/x.md", "a/.y/x.md", "other/incidents/x.md", "docs/.x.md",
            "docs/x.txt",
        ]
        for name in names { try sandbox.write(name, "") }
        let files = DirectoryListing(of: path, isRecursive: isRecursive).files
        for name in names {
            #expect(
                DirectoryListing.lists(FilePath(name), isRecursive: isRecursive)
                    == files.contains(path.pushing(FilePath(name))), "\(name)")
        }
    }

    @Test("a directory that is not there is an error, and no trap")
    func missing() throws {
        let listing = DirectoryListing(of: path.appending("none"), isRecursive: true)
        #expect(listing.files.isEmpty)
        #expect(listing.errors == [.unlistable(path.appending("none"), .noSuchFileOrDirectory)])
    }

    @Test("packages, what was built, other repositories and what git ignores are left out")
    func leftOut() throws {
        for name in [
            "node_modules", "build", ".build", "target", "vendor", "repository", "submodule", "a/dist",
        ] {
            try sandbox.write("\(name)/LESSONS.md", "")
        }
        try sandbox.write("repository/.git/HEAD", "")
        try sandbox.write("submodule/.git", "gitdir: ../.git/modules/submodule\n")
        try sandbox.write(".gitignore", "/b.md\nb/\n")
        let listing = DirectoryListing(of: path, isRecursive: true)
        #expect(names(listing) == ["a-b.md", "a/FAILURE_LOG.md", "a/z.md", "d.md/e.md", "link.md"])
        #expect(
            listing.leftOut.map { $0.removingPrefix(path) } == [
                "a/b", "a/dist", "b.md", "build", "node_modules", "repository", "submodule", "target",
                "vendor",
            ])
        for name in ["node_modules", "repository", "submodule", ".build", "a/b"] {
            #expect(DirectoryListing(of: path.appending(name), isRecursive: true).files.count == 1, "\(name)")
        }
    }

    @Test(
        "a directory that is named is listed, whatever git ignores of it",
        arguments: ["x/", "/x", "x/*", "x/**", "x\n", "**/x/**", "x/*.md"], [true, false])
    func named(pattern: String, isRepository: Bool) throws {
        try sandbox.write("x/sub/LESSONS.md", "")
        try sandbox.write("x/one.md", "")
        if !isRepository { try FileManager.default.removeItem(at: sandbox.url(".git")) }
        try sandbox.write(".gitignore", pattern)
        let inside = DirectoryListing(of: path.appending("x"), isRecursive: true)
        #expect(inside.files.map { $0.removingPrefix(path) } == ["x/one.md", "x/sub/LESSONS.md"])
        try sandbox.write("x/.gitignore", "*\n")
        #expect(DirectoryListing(of: path.appending("x"), isRecursive: true).files.count == 2)
        #expect(!names(DirectoryListing(of: path, isRecursive: true)).contains("x/one.md"))
    }

    @Test("one level and the places where logs are kept")
    func places() throws {
        for name in [
            ".learnings/ERRORS.md", "docs/notes.md", "docs/incidents/2026/INC-001.md", "docs/guide/x.md",
            "tasks/lessons.md",
            "Post-Mortems/0001-x.md", ".hidden/LESSONS.md", "a/lessons.md", "docs/.learnings/x.md",
        ] { try sandbox.write(name, "") }
        let listing = DirectoryListing(of: path, isRecursive: false)
        #expect(
            names(listing) == [
                ".learnings/ERRORS.md", "Post-Mortems/0001-x.md", "a-b.md", "b.md", "docs/.learnings/x.md",
                "docs/incidents/2026/INC-001.md", "docs/notes.md", "link.md", "tasks/lessons.md",
            ])
        #expect(names(DirectoryListing(of: path, isRecursive: true)).contains(".learnings/ERRORS.md"))
        #expect(!names(DirectoryListing(of: path, isRecursive: true)).contains(".hidden/LESSONS.md"))
        func naming(_ name: String) -> LogNaming { listing.naming(of: path.pushing(FilePath(name))) }
        #expect(naming(".learnings/ERRORS.md") == .usual && naming("tasks/lessons.md") == .usual)
        #expect(
            naming("docs/incidents/2026/INC-001.md") == .entry && naming("Post-Mortems/0001-x.md") == .entry)
        #expect(naming("docs/notes.md") == .other && naming("b.md") == .other)
    }

    @Test("links to places are not followed")
    func linkedPlaces() throws {
        let other = try ProcessSandbox()
        try other.write("LESSONS.md", "")
        for name in ["docs", ".learnings", "incidents"] { try sandbox.link(name, to: other.directory.path) }
        #expect(names(DirectoryListing(of: path, isRecursive: false)) == ["a-b.md", "b.md", "link.md"])
    }

    @Test(
        "entries in files of a directory that is named, in the order of their names; the files about them are none"
    )
    func entries() throws {
        for name in [
            "0002-b.md", "0001-a.md", "2026-03-04-t.md", "INC-001.md", "README.md", "0000-template.md",
            "notes.md",
        ] {
            try sandbox.write("log/\(name)", "")
        }
        let listing = DirectoryListing(of: path.appending("log"), isRecursive: true)
        let entries = listing.files.filter { listing.naming(of: $0) == .entry }
        #expect(
            entries.map { $0.removingPrefix(path) } == [
                "log/0001-a.md", "log/0002-b.md", "log/2026-03-04-t.md", "log/INC-001.md",
            ])
        #expect(listing.files.count == 7)
    }

    @Test("a list of patterns that is a link or a directory is none, and one that is too large is an error")
    func strangeLists() throws {
        try sandbox.write("patterns", "*.md\n")
        try sandbox.link(".gitignore", to: "patterns")
        try sandbox.write("a/.gitignore/x", "")
        #expect(names(DirectoryListing(of: path, isRecursive: true)).count == 7)
        try sandbox.write("d.md/.gitignore", String(repeating: "abcdefgh\n", count: 1 << 17))
        let listing = DirectoryListing(of: path, isRecursive: true)
        #expect(listing.errors == [.tooLarge(path.appending("d.md").appending(".gitignore"), limit: 1 << 20)])
        #expect(listing.files.count == 7)
    }

    @Test("a journal that is not ours, above what is listed, is of no concern")
    func journalAbove() throws {
        try sandbox.write(".bizlog-journal", "{}")
        try sandbox.write(".gitignore", "z.md\n")
        let listing = DirectoryListing(of: path.appending("a"), isRecursive: true)
        #expect(names(listing) == ["a/FAILURE_LOG.md", "a/b/c.MD"] && listing.errors == [])
    }

    @Test("patterns that take too long end the listing with an error")
    func tooMuch() throws {
        try sandbox.write(".gitignore", String(repeating: "*a*b*c*x*\n", count: 1_000))
        for index in 0..<10 { try sandbox.write("\(index)-abcabcabc.md", "") }
        var walk = DirectoryWalk(of: path, isRecursive: true, maximumSteps: 100_000)
        walk.run()
        #expect(walk.errors.count == 1)
        guard case .tooMuchToIgnore? = walk.errors.first else {
            Issue.record("\(walk.errors)")
            return
        }
        walk = DirectoryWalk(of: path, isRecursive: true)
        walk.run()
        #expect(walk.errors == [] && walk.files.count == 17)
    }

    private var path: FilePath { FilePath(sandbox.directory.path) }

    private func names(_ listing: DirectoryListing) -> [String] {
        listing.files.map { $0.removingPrefix(path) }
    }
}

extension FilePath {
    fileprivate func removingPrefix(_ prefix: FilePath) -> String {
        var path = self
        return path.removePrefix(prefix) ? path.string : string
    }
}
