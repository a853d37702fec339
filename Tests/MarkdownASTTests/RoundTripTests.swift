import MarkdownAST
import TestSupport
import Testing

@Suite("Invariant 1: bytes in, bytes out", .tags(.slow, .property))
struct RoundTripTests {
    @Test("Invariant 1: generated documents and their variants", arguments: Seeds.upTo(50, long: 400))
    func generated(seed: Int) {
        expectRoundTrip(Array(MarkdownGenerator.document(seed: seed).utf8))
    }

    @Test("Invariant 1: fixtures and their variants", arguments: Seeds.all(of: Fixtures.all, orOneIn: 6))
    func fixture(name: String) throws {
        expectRoundTrip(try Fixtures.bytes(name))
    }

    @Test(
        "Invariant 1: odd texts",
        arguments: [
            "", "\n", "\r", "\r\n", "\n\r", "\0", "\u{FEFF}", "\u{FEFF}\n", " ", "\t", "a", "\r\r\n\n",
            "\u{FEFF}---\na: b\n---\n",
        ]
    )
    func odd(text: String) {
        expectRoundTrip(Array(text.utf8))
    }

    @Test("the generator gives the same documents for the same seed, and different ones for others")
    func deterministic() {
        #expect(
            (0..<50).allSatisfy {
                MarkdownGenerator.document(seed: $0) == MarkdownGenerator.document(seed: $0)
            })
        #expect(Set((0..<50).map { MarkdownGenerator.document(seed: $0) }).count > 45)
        var random = SeededGenerator(seed: 42)
        // From the reference implementation of SplitMix64.
        #expect(random.next() == 13_679_457_532_755_275_413)
    }

    @Test("the generator covers every kind of node")
    func coverage() throws {
        var kinds: Set<String> = []
        for seed in 0..<300 {
            let document = try Document(parsing: MarkdownGenerator.document(seed: seed))
            for node in document.nodes {
                kinds.insert(String(describing: node.kind).prefix { $0 != "(" }.description)
            }
        }
        #expect(kinds.count == 23, "\(kinds.sorted())")
    }
}
