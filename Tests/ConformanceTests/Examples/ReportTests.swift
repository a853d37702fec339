import MarkdownAST
import MarkdownFormat
import Testing

@Suite("Report: a formatter that breaks a law is found out")
struct ReportTests {
    private let examples = [
        Example(id: 1, section: "", markdown: "a\n"),
        Example(id: 2, section: "", markdown: "# b\n"),
        Example(id: 3, section: "", markdown: "[^1]\n\n[^1]: a b\n"),
    ]

    @Test("a change of meaning, on one document")
    func meaning() throws {
        let report = try report(inserting: "# ", at: 0, into: "a\n")
        #expect(
            report.failures.map { "\($0.law) \($0.example.id)" } == [
                "same tree 1", "same HTML 1", "+ autolink 1", "+ footnotes 1",
            ]
        )
    }

    @Test("a change that only an extension sees which the tree does not have")
    func extensions() throws {
        let report = try report(inserting: "\\", at: 7, into: examples[2].markdown)
        #expect(report.failures.map(\.law) == ["+ footnotes"])
    }

    @Test("a form that is not final")
    func idempotence() throws {
        let report = try report(inserting: "\n", at: 0)
        #expect(report.failures.map(\.law) == ["idempotent", "idempotent", "idempotent"])
    }

    @Test("edits that do not lead to the outcome")
    func edits() throws {
        let report = try Report(of: [examples[0]], title: "") { document in
            FormattedDocument(document: document, edits: [TextEdit(range: 0..<1, replacement: "b")])
        }
        #expect(report.failures.map(\.law) == ["same tree", "idempotent"])
    }

    @Test("a refused document")
    func refusal() throws {
        let nested = Example(id: 1, section: "", markdown: String(repeating: ">", count: 5000))
        let report = try Report(of: [nested], title: "")
        #expect(report.failures.map(\.law) == ["parsed", "lossless", "same tree", "idempotent"])
    }

    @Test("the columns of a table stand under their titles")
    func table() throws {
        let report = try Report(of: examples, title: "Three") { FormattedDocument(document: $0, edits: []) }
        #expect(
            Report.table([report]) == """
                       documents  changed  parsed  lossless  same tree  idempotent  same HTML  + autolink  + footnotes
                Three          3        0       3         3          3           3          3           3            3
                """
        )
    }

    /// The report on a formatter that does one thing only, to every document or to one.
    private func report(inserting text: String, at offset: Int, into victim: String? = nil) throws -> Report {
        try Report(of: examples, title: "") { document in
            let source = document.source
            guard victim == nil || source.bytes == Array((victim ?? "").utf8) else {
                return FormattedDocument(document: document, edits: [])
            }
            let edits = [TextEdit(range: offset..<offset, replacement: text)]
            guard let edited = try? source.applying(edits), let outcome = try? Document(parsing: edited)
            else {
                return FormattedDocument(document: document, edits: [])
            }
            return FormattedDocument(document: outcome, edits: edits)
        }
    }
}
