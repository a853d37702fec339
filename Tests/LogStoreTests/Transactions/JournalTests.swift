import Foundation
import SystemPackage
import TestSupport
import Testing

@testable import LogStore

@Suite("Journal: as a file", .tags(.property))
struct JournalTests {
    private let journal: Journal
    private let origin: FileOrigin

    init() throws {
        let sandbox = try ProcessSandbox(inMemory: true)
        try sandbox.write("journal", "")
        let directory = FilePath(sandbox.url(".").path)
        let descriptor = try FileDescriptor.open(directory.appending("journal"), .readOnly)
        defer { try? descriptor.close() }
        origin = try FileOrigin(of: descriptor, in: directory)
        let names = ["LOG.md", "a b%.md", "ü\u{1}\n.md"].compactMap { FilePath.Component($0) }
        try #require(names.count == 3)
        journal = Journal(
            id: Journal.makeID(),
            state: .unfinished,
            main: nil,
            others: ["../other system", ".bizlog/pending"],
            steps: [
                Journal.Step(action: .replace(ContentDigest(Array("new".utf8))), name: names[0]),
                Journal.Step(action: .make(ContentDigest([])), name: names[1]),
                Journal.Step(action: .remove, name: names[2]),
            ]
        )
    }

    @Test("what is written is read back, whatever the names")
    func roundTrip() throws {
        #expect(Journal(journal.bytes(of: origin), of: origin) == journal)
        #expect(Journal(journal.with(.done).bytes(of: origin), of: origin) == journal.with(.done))
        let other = Journal(id: "x", state: .unfinished, main: "../main", others: [], steps: [])
        #expect(Journal(other.bytes(of: origin), of: origin) == other)
    }

    @Test("the same bytes in another file are no journal, nor are a part of them or what was changed")
    func copied() throws {
        let sandbox = try ProcessSandbox(inMemory: true)
        try sandbox.write("copy", journal.bytes(of: origin))
        let directory = FilePath(sandbox.url(".").path)
        let descriptor = try FileDescriptor.open(directory.appending("copy"), .readOnly)
        defer { try? descriptor.close() }
        let other = try FileOrigin(of: descriptor, in: directory)
        #expect(other != origin)
        #expect(Journal(journal.bytes(of: origin), of: other) == nil)
    }

    @Test("a part of a journal is none")
    func torn() {
        let bytes = journal.bytes(of: origin)
        for end in bytes.indices { #expect(Journal(Array(bytes[..<end]), of: origin) == nil) }
    }

    @Test("a byte that changed is noticed")
    func damaged() {
        for index in journal.bytes(of: origin).indices {
            var bytes = journal.bytes(of: origin)
            bytes[index] ^= 1
            #expect(Journal(bytes, of: origin) == nil)
        }
    }

    @Test(
        "a name that leads elsewhere, or a word from the future, is not understood",
        arguments: [
            "remove ../LOG.md", "remove /etc/passwd", "remove ..", "remove .", "remove a/b", "shred LOG.md",
            "id A/B", "remove LOG.md 1 1", "make LOG.md", "replace LOG.md -1 x",
        ])
    func unknown(_ line: String) {
        let body = Journal.beginning(of: origin) + Array("id x\nstate unfinished\n\(line)\n".utf8)
        let seal = "end \(String(ContentDigest(body).checksum, radix: 16))\n"
        #expect(Journal(body + Array(seal.utf8), of: origin) == nil)
    }

    @Test("more steps than a transaction makes are no journal")
    func bounded() {
        let most = Seeds.areAll ? Journal.maximumSteps : 256
        let steps = [Journal.Step](repeating: journal.steps[2], count: most)
        func bytes(_ steps: [Journal.Step]) -> [UInt8] {
            Journal(id: "x", state: .unfinished, main: nil, others: [], steps: steps).bytes(of: origin)
        }
        #expect(Journal(bytes(steps), of: origin, maximumSteps: most)?.steps.count == most)
        #expect(Journal(bytes(steps + steps.prefix(1)), of: origin, maximumSteps: most) == nil)
        #expect(Journal(bytes(steps + steps.prefix(1)), of: origin) != nil || Seeds.areAll)
    }

    @Test("random bytes are no journal, and no trap", arguments: 0..<20 as Range<UInt64>)
    func random(_ seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let whole = journal.bytes(of: origin)
        for _ in Seeds.upTo(10, long: 200) {
            var bytes = whole
            for _ in 0..<Int.random(in: 1...6, using: &generator) {
                let index = Int.random(in: 0..<bytes.count, using: &generator)
                bytes[index] = UInt8.random(in: .min ... .max, using: &generator)
            }
            if bytes != whole { #expect(Journal(bytes, of: origin) == nil) }
        }
    }
}
