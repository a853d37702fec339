import Foundation
import LogStore
import SystemPackage
import TestSupport
import Testing

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

    @Test("a directory that is not there is an error, and no trap")
    func missing() throws {
        let listing = DirectoryListing(of: path.appending("none"), isRecursive: true)
        #expect(listing.files.isEmpty)
        #expect(listing.errors == [.unlistable(path.appending("none"), .noSuchFileOrDirectory)])
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
