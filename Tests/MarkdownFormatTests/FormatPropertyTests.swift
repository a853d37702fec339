import MarkdownAST
import MarkdownFormat
import TestSupport
import Testing

/// The laws of formatting on documents that nobody would write.
@Suite("Laws of formatting", .tags(.slow, .property))
struct FormatPropertyTests {
    @Test(
        "Invariants 3 and 4: the tree is kept, and formatting again changes nothing",
        arguments: Seeds.upTo(120, long: 500))
    func keepsMeaning(seed: Int) throws {
        _ = try formatted(MarkdownGenerator.document(seed: seed))
    }

    @Test(
        "a block that cannot be changed does not keep its neighbours from it",
        arguments: Seeds.upTo(10, long: 50))
    func isLocal(seed: Int) throws {
        // A label that a hard break would change, between two lists with bullets to change.
        let stubborn = "[a  \nb\(seed)]"
        let text = "* one\n\n\(stubborn)\n\n* two\n\n[a b\(seed)]: /c\n"
        #expect(try formatted(text) == "- one\n\n\(stubborn)\n\n- two\n\n[a b\(seed)]: /c\n")
    }

    @Test("many blocks that cannot be changed are each left alone")
    func manyStubbornBlocks() throws {
        let text = (0..<200).map { "* ---\n\n# a\($0) #\n" }.joined(separator: "\n")
        let golden = (0..<200).map { "* ---\n\n# a\($0)\n" }.joined(separator: "\n")
        #expect(try formatted(text) == golden)
    }

    @Test("lazy lines get no prefixes, which would blow up the file")
    func doesNotBlowUp() throws {
        let lazy = String(repeating: ">", count: 150) + "a\n" + String(repeating: "b\n", count: 5000)
        let golden = String(repeating: "> ", count: 150) + "a\n" + String(repeating: "b\n", count: 5000)
        #expect(try formatted(lazy) == golden)
    }
}
