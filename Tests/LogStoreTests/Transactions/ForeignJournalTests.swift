import Foundation
import SystemPackage
import TestSupport
import Testing

@testable import LogStore

@Suite(
    "Recovery, invariant 10: a journal that was not written here by this user does nothing",
    .tags(.process, .hostile))
struct ForeignJournalTests {
    let bench: TransactionBench

    init() throws { bench = try TransactionBench(inMemory: true) }

    /// What can have the name of a journal and is none of this user's, made from a true journal beside it.
    enum Foreign: String, CaseIterable {
        case empty, torn, prose, earlierVersion, newerVersion, copy, archived, cloned, link, hardLinkOfCopy,
            directory, pipe, huge
        case unreadable, anotherUsers, hardLink

        var script: String {
            switch self {
            case .empty: ": >.bizlog-journal"
            case .torn: "head -c 40 true >.bizlog-journal"
            case .prose: "echo mine >.bizlog-journal"
            case .earlierVersion: "sed 's/journal 2/journal 1/; /^origin/d' true >.bizlog-journal"
            case .newerVersion: "sed 's/journal 2/journal 3/' true >.bizlog-journal"
            case .copy: "cp -a true .bizlog-journal"
            case .archived:
                "tar -cf t.tar --transform s/true/.bizlog-journal/ true && tar -xpf t.tar && rm t.tar"
            case .cloned: "cat true >.bizlog-journal"
            case .link: "ln -s true .bizlog-journal"
            case .hardLinkOfCopy: "cp -a true x && ln x .bizlog-journal && rm x"
            case .directory: "mkdir .bizlog-journal"
            case .pipe: "mkfifo .bizlog-journal"
            case .huge: "truncate -s 1G .bizlog-journal"
            case .unreadable: "cp true .bizlog-journal && chmod 0 .bizlog-journal"
            case .hardLink: "ln true ../other/x && mv true .bizlog-journal"
            case .anotherUsers: "mv true .bizlog-journal && chown 1234 .bizlog-journal"
            }
        }
    }

    @Test(
        "it is left alone: who reads reads, who writes is told, and nothing changes",
        arguments: Foreign.allCases)
    func foreign(_ foreign: Foreign) throws {
        if foreign == .anotherUsers, NSUserName() != "root" { return }
        // If it were believed, the log would be replaced, and another file moved.
        let names: [FilePath.Component] = ["LOG.md", "lost.md"]
        let steps = [
            Journal.Step(action: .replace(ContentDigest(Array("old log".utf8))), name: names[0]),
            Journal.Step(action: .remove, name: names[1]),
        ]
        let journal = Journal(id: "e", state: .unfinished, main: nil, others: ["../other"], steps: steps)
        try bench.path("main/true").make(journal, in: bench.path("main"))
        try bench.sandbox.write("main/.bizlog-e-0.old", "planted")
        try bench.sandbox.write("main/.bizlog-e-1.old", "planted")
        let made = try bench.sandbox.shell("cd main && \(foreign.script)")
        #expect(made.status == 0, "\(made.errors)")
        if foreign != .link { _ = try bench.sandbox.shell("rm -f main/true") }
        let before = try bench.identities()

        #expect(try StoredFile(reading: bench.path("main/LOG.md")).bytes == Array("old log".utf8))
        let error = StoreError.foreignJournal(bench.path("main/.bizlog-journal"))
        #expect(throws: error) {
            try StoredFile(reading: bench.path("main/LOG.md")).replace(with: Array("x".utf8))
        }
        #expect(throws: error) { try StoredFile.make(bench.path("main/NEW.md"), with: []) }
        #expect(throws: (any Error).self) { try bench.run() }
        #expect(try bench.identities() == before)
        #expect(error.description.contains("main/.bizlog-journal"))

        // As the message says: without it all is as usual.
        #expect(try bench.sandbox.shell("rm -rf main/.bizlog-journal").status == 0)
        try bench.run()
        #expect(try bench.sandbox.text("main/LOG.md") == "new log")
    }

    @Test(
        "a believed journal moves with its directory, and undoes what it says: the same steps are no test of nothing"
    )
    func own() throws {
        let journal = Journal(
            id: "e", state: .unfinished, main: nil, others: [],
            steps: [Journal.Step(action: .remove, name: "lost.md")])
        try bench.write(journal, in: "main")
        try bench.sandbox.write("main/.bizlog-e-0.old", "found")
        #expect(try bench.sandbox.shell("mv main moved").status == 0)
        _ = try StoredFile(reading: bench.path("moved/LOG.md"))
        #expect(try bench.sandbox.text("moved/lost.md") == "found")
    }

    @Test("a journal that names another directory's does not lead there unless both are this user's")
    func foreignOther() throws {
        try bench.write(
            Journal(id: "e", state: .unfinished, main: nil, others: ["../other"], steps: []), in: "main")
        let step = Journal.Step(action: .remove, name: "lost.md")
        let other = Journal(id: "e", state: .unfinished, main: "../main", others: [], steps: [step])
        try bench.path("other/x").make(other, in: bench.path("other"))
        try bench.sandbox.write("other/.bizlog-e-0.old", "planted")
        #expect(try bench.sandbox.shell("cd other && cp -a x .bizlog-journal && rm x").status == 0)
        _ = try StoredFile(reading: bench.path("main/LOG.md"))
        _ = try StoredFile(reading: bench.path("other/LOG.md"))
        #expect(try !bench.sandbox.names().contains("other/lost.md"))
        #expect(try bench.sandbox.text("other/.bizlog-e-0.old") == "planted")
    }

    @Test(
        "nothing is written into .git, nor in its place",
        arguments: [".git", ".git/hooks/post-checkout", ".GIT/config"])
    func git(_ name: String) throws {
        #expect(try bench.sandbox.shell("mkdir -p main/.GIT main/x/.git/hooks").status == 0)
        let directory = name == ".git" ? "main" : "main/x"
        #expect(try bench.sandbox.shell("mkdir -p main/x/.GIT").status == 0)
        let path = bench.path("\(directory)/\(name)")
        #expect(throws: StoreError.forbidden(path)) { try StoredFile.make(path, with: []) }
    }
}
