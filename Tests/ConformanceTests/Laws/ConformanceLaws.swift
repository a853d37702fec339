import Foundation
import LogModel
import MarkdownAST
import MarkdownFormat
import Testing

/// Runs only when `BIZLOG_CONFORMANCE` names the directory that `make conformance` fills. A directory without
/// the specifications fails.
@Suite(
    "Conformance: invariant 1, invariant 3 and invariant 4 on every example",
    .enabled(if: Collection.directory != nil, "run by 'make conformance'")
)
struct ConformanceLaws {
    @Test("formatting loses nothing, keeps the tree and the HTML, and is idempotent")
    func laws() throws {
        let directory = try #require(Collection.directory)
        var reports: [Report] = []
        for collection in Collection.allCases {
            let examples = try collection.examples(in: directory)
            #expect(examples.count == collection.expectedCount, "\(collection.title): not all were read")
            try collection.export(examples, to: directory)
            let report = try Report(of: examples, title: collection.title)
            for (law, example) in report.failures {
                Issue.record(
                    """
                    \(collection.rawValue) \(example.id) (\(example.section)), not \(law): \
                    \(example.markdown.debugDescription)
                    """
                )
            }
            reports.append(report)
        }
        print("\n" + Report.table(reports) + "\n")
    }

    @Test("no example of a specification is taken for a log", arguments: [Collection.gfm, .commonmark])
    func noLogs(_ collection: Collection) throws {
        for example in try collection.examples(in: try #require(Collection.directory)) {
            let document = try Document(parsing: example.markdown)
            let asLog = LogFormatter().format(document).document.source
            let asMarkdown = MarkdownFormatter().format(document).document.source
            #expect(asLog.bytes == asMarkdown.bytes, "\(collection.rawValue) \(example.id)")
        }
    }
}
