import LogModel
import MarkdownAST
import MarkdownFormat
import TestSupport
import Testing

@Suite("Seed: the log that defines the canonical form")
struct SeedTests {
    @Test(
        "invariant 5: the reference log is canonical, and so is its double-encoded copy",
        arguments: ["seed/FAILURE_LOG.md", "seed/FAILURE_LOG.mojibake.md"]
    )
    func canonical(_ name: String) throws {
        let document = try Document(parsing: SourceText(Fixtures.bytes(name)))
        #expect(MarkdownFormatter().format(document).edits == [])
        #expect(LogFormatter().format(document).edits == [])
    }
}
