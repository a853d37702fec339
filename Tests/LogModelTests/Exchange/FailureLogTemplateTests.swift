import MarkdownAST
import TestSupport
import Testing

@testable import LogModel

@Suite("FailureLog: it knows the templates by which its entries are written", .tags(.property))
struct FailureLogTemplateTests {
    /// What reading a file finds, and what its texts alone tell.
    private func expectSame(_ text: [UInt8]) throws {
        let document = try LogDocument(parsing: text)
        let log = FailureLog(reading: document)
        #expect(log.templates == document.templates)
        #expect(FailureLog(header: log.header, parts: log.parts).templates == document.templates)
    }

    @Test("the texts of a log tell its templates", arguments: Fixtures.all.filter { $0.hasSuffix(".md") })
    func fixtures(name: String) throws { try expectSame(Fixtures.bytes(name)) }

    @Test("the texts of a generated log tell its templates", arguments: Seeds.upTo(40, long: 300))
    func generated(seed: Int) throws {
        var generator = LogGenerator(seed: seed)
        try expectSame(Array(generator.log().utf8))
    }

    private static let template = "```\n### F-A-XXX: Title\n\n**Cause**: text\n```\n"

    @Test(
        "a template is found wherever it stands",
        arguments: [
            "\(template)\n# Log\n", "# Log\n\n\(template)", "# Log\n\n**Total:** 1\n\n---\n\n\(template)",
            "# Log\n\n## Form\n\n\(template)", "# Log\n\n### F-A-001: One\n\n\(template)\n**Cause**: a\n",
            "# Log\n\n### F-A-001: One\n\n**Cause**: a\n\n\(template)",
            "# Log\n\n### F-A-001: One\n\n**Cause**: a\n\n---\n\n\(template)\n### F-A-002: Two\n\n**Cause**: b\n",
            "# Log\n\n## Form\n\n    ### F-A-XXX: Title\n\n    **Cause**: text\n",
            "# Log\n\n## Form\n\n~~~~\n### F-A-XXX: Title\n\n**Cause**: text\n~~~~\n",
        ])
    func places(text: String) throws {
        try expectSame(Array(text.utf8))
        #expect(try LogDocument(parsing: text).templates.count == 1)
    }
}
