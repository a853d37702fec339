import Foundation
import LogModel
import SystemPackage
import TestSupport
import Testing

@testable import LogGit

@Suite("The family of a file, as the commits of a merge have it", .tags(.process))
struct MergedCommitsTests {
    private let box: GitSandbox
    private let repository: GitRepository

    init() throws {
        box = try GitSandbox()
        repository = GitRepository(at: FilePath(box.files.directory.path))
    }

    /// What git would give a driver for a file of the merge of `topic` into what is checked out.
    private func family(
        of path: String, base: String = "main~1", labels: [String] = [],
        _ change: ([UInt8]) -> [UInt8] = { $0 }
    ) throws -> FamilyVersions.Family? {
        // A reader keeps what it was told of a name.
        let repository = GitRepository(at: FilePath(box.files.directory.path))
        func bytes(_ revision: String) throws -> [UInt8] {
            try repository.objects.object(Array("\(revision):\(path)".utf8))?.bytes ?? []
        }
        let versions = MergeDriver.Versions(
            base: try bytes(base), ours: try bytes("main"), theirs: change(try bytes("topic")))
        return try MergedCommits(
            repository, path: FilePath(path), versions, labels: labels.map { Array($0.utf8) }
        ).family(isOfVirtualBase: false)
    }

    @Test("whichever file git asks for, the family is the same")
    func same() throws {
        try box.diverge()
        let log = try #require(try family(of: "FAILURE_LOG.md"))
        let rules = try #require(try family(of: "OPS_RULES.md"))
        #expect(log.paths == ["FAILURE_LOG.md", "OPS_RULES.md"])
        #expect(log.isWhole && log.files.allSatisfy(\.isEditable))
        #expect(log.isEqual(to: rules))
        let theirs = try log.files.map { try LogDocument(parsing: $0.theirs) }
        #expect(theirs.map { $0.entries.last?.title } == ["Theirs", "rule of Theirs"])
        let base = try log.files.map { try LogDocument(parsing: try #require($0.base)) }
        #expect(base.map(\.entries.count) == [1, 1])
    }

    @Test("bytes that stand in no commit are no basis for a family")
    func unknown() throws {
        try box.diverge()
        #expect(try family(of: "FAILURE_LOG.md") { $0 + [0x0A] } == nil)
    }

    @Test("a commit that a label names, also if several have made the file what it is")
    func labels() throws {
        try box.diverge()
        // The same change of the log, with another one of the rules.
        try box.run("git branch twin topic~1 && git checkout -q twin && git checkout topic -- FAILURE_LOG.md")
        try box.commit("twin") { "echo >>OPS_RULES.md" }
        try box.run("git checkout -q main")
        #expect(try family(of: "FAILURE_LOG.md") == nil)
        let topic = try repository.commit(GitRevision("topic"))
        for label in ["\(topic.short) (theirs)", "parent of \(topic.short) (theirs)", topic.hex] {
            #expect(try family(of: "FAILURE_LOG.md", labels: [label])?.isWhole == true)
        }
        #expect(try family(of: "FAILURE_LOG.md", labels: ["0123456789 (x)", "main", ""]) == nil)
    }

    @Test(
        "a file that only one side has changed is not edited, and one that git merges by lines is not known")
    func reach() throws {
        try box.run("git checkout -q -b topic")
        try box.commit("theirs") { "sed -i 's/cause of First/another/' FAILURE_LOG.md" }
        try box.run("git checkout -q main")
        try box.commit("ours") { "learn Ours" }
        let one = try #require(try family(of: "FAILURE_LOG.md"))
        #expect(one.files.map(\.isEditable) == [true, false] && one.isWhole)
        try box.run(
            "git checkout -q topic && learn More && git commit -q -a --amend -m both && git checkout -q main")
        try box.files.write(".git/info/attributes", "OPS_RULES.md -merge\n")
        let two = try #require(try family(of: "FAILURE_LOG.md"))
        #expect(two.paths == ["FAILURE_LOG.md"] && !two.isWhole)
    }

    @Test("a rules file that one side has renamed is no new one")
    func renamed() throws {
        try box.run(
            "git checkout -q -b topic && git mv OPS_RULES.md docs.md && sed -i 's/cause of First/x/' FAILURE_LOG.md"
        )
        try box.run(
            "git commit -q -am theirs && git checkout -q main && learn Ours && git commit -q -am ours")
        let family = try #require(try family(of: "FAILURE_LOG.md"))
        #expect(!family.isWhole && family.paths == ["FAILURE_LOG.md"])
    }

    @Test("a log in a folder below is found by the rules file that it names, and others are not")
    func folders() throws {
        try box.commit("docs") { "mkdir -p docs/ops a && cp *.md a/ && git mv FAILURE_LOG.md docs/ops/" }
        try box.run(
            "git checkout -q -b topic && cd docs/ops && learn Theirs && git commit -q -am theirs && git checkout -q main"
        )
        try box.run("cd docs/ops && learn Ours && git commit -q -am ours")
        let log = try #require(try family(of: "docs/ops/FAILURE_LOG.md"))
        #expect(log.paths == ["OPS_RULES.md", "docs/ops/FAILURE_LOG.md"])
        #expect(try family(of: "OPS_RULES.md")?.isEqual(to: log) == true)
    }
}
