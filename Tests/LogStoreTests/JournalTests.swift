import SystemPackage
import TestSupport
import Testing

@testable import LogStore

@Suite("Journal: as a file")
struct JournalTests {
    private let journal: Journal

    init() throws {
        let names = ["LOG.md", "a b%.md", "ü\u{1}\n.md"].compactMap { FilePath.Component($0) }
        try #require(names.count == 3)
        journal = Journal(
            id: Journal.makeID(),
            state: .unfinished,
            main: nil,
            others: ["../other system", ".bizlog/pending"],
            steps: [
                Journal.Step(action: .replace(ContentMark(Array("new".utf8))), name: names[0]),
                Journal.Step(action: .make(ContentMark([])), name: names[1]),
                Journal.Step(action: .remove, name: names[2]),
            ]
        )
    }

    @Test("what is written is read back, whatever the names")
    func roundTrip() throws {
        #expect(try Journal(journal.bytes) == journal)
        #expect(try Journal(journal.with(.done).bytes) == journal.with(.done))
        let other = Journal(id: "x", state: .unfinished, main: "../main", others: [], steps: [])
        #expect(try Journal(other.bytes) == other)
    }

    @Test("a part of a journal is torn, and none of it is believed")
    func torn() {
        let bytes = journal.bytes
        for end in bytes.indices {
            #expect(throws: Journal.ReadingError.torn) { try Journal(Array(bytes[..<end])) }
        }
    }

    @Test("a byte that changed is noticed")
    func damaged() {
        for index in journal.bytes.indices {
            var bytes = journal.bytes
            bytes[index] ^= 1
            #expect(throws: Journal.ReadingError.self) { try Journal(bytes) }
        }
    }

    @Test(
        "a name that leads elsewhere, or a word from the future, is not understood",
        arguments: [
            "remove ../LOG.md", "remove /etc/passwd", "remove ..", "remove .", "remove a/b", "shred LOG.md",
            "id A/B",
        ])
    func unknown(_ line: String) {
        let body = Array("bizlog journal 1\nid x\nstate unfinished\n\(line)\n".utf8)
        let seal = "end \(String(ContentMark(body).checksum, radix: 16))\n"
        #expect(throws: Journal.ReadingError.unknown) { try Journal(body + Array(seal.utf8)) }
    }

    @Test("random bytes are no journal, and no trap", arguments: 0..<20 as Range<UInt64>)
    func random(_ seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<200 {
            var bytes = journal.bytes
            for _ in 0..<Int.random(in: 1...6, using: &generator) {
                let index = Int.random(in: 0..<bytes.count, using: &generator)
                bytes[index] = UInt8.random(in: .min ... .max, using: &generator)
            }
            if bytes != journal.bytes { #expect(throws: Journal.ReadingError.self) { try Journal(bytes) } }
        }
    }
}
