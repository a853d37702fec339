import LogModel
import MarkdownAST
import TestSupport
import Testing

@Suite("Forms: any document", .tags(.slow, .property))
struct FormPropertyTests {
    private static let seeds = Seeds.upTo(400, long: 4_000)

    @Test("generated logs in other forms", arguments: seeds)
    func forms(seed: Int) throws {
        var generator = FormGenerator(seed: seed)
        try expectLaws(generator.log())
    }

    @Test("generated logs in bizlog's own form", arguments: seeds)
    func own(seed: Int) throws {
        var generator = LogGenerator(seed: seed)
        try expectLaws(generator.log())
    }

    @Test("generated Markdown", arguments: seeds)
    func markdown(seed: Int) throws { try expectLaws(MarkdownGenerator.document(seed: seed)) }

    @Test("the generator writes entries of every form, and files without any")
    func generator() throws {
        var kinds: Set<FormKind> = []
        var empty = 0
        for seed in Self.seeds {
            var generator = FormGenerator(seed: seed)
            let entries = InferredForm(try Document(parsing: generator.log())).entries
            kinds.formUnion(entries.map(\.form))
            if entries.isEmpty { empty += 1 }
        }
        #expect(kinds == Set(FormKind.allCases))
        #expect(empty > 0 && empty < Self.seeds.count / 2)
    }

    private func expectLaws(_ text: String) throws {
        let document = try Document(parsing: text)
        let form = InferredForm(document)
        FormLaws.expect(form, of: document)
        guard !text.utf8.contains(UInt8(ascii: "\r")) else { return }
        let other = try Document(parsing: text.replacing("\n", with: "\r\n"))
        let same = InferredForm(other)
        FormLaws.expect(same, of: other)
        #expect(FormLaws.words(same, of: other) == FormLaws.words(form, of: document))
    }
}
