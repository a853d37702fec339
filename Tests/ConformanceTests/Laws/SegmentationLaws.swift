import Foundation
import MarkdownAST
import Testing

/// Runs with ``ConformanceLaws``.
@Suite(
    "Segments: the specifications' examples give the same trees in pieces",
    .enabled(if: Collection.directory != nil, "run by 'make conformance'")
)
struct SegmentationLaws {
    @Test("each example between headings", arguments: Collection.allCases)
    func each(_ collection: Collection) throws {
        for example in try collection.examples(in: try #require(Collection.directory)) {
            let text = "# a\n\n" + example.markdown + "\n# b\n\n" + example.markdown + "\n\n# c\n\n~~d~~\n"
            try expectSameTree(text, "\(collection.rawValue) \(example.id)")
        }
    }

    @Test(
        "all examples in one file, but for link reference definitions, which no file in pieces has",
        arguments: Collection.allCases)
    func all(_ collection: Collection) throws {
        let examples = try collection.examples(in: try #require(Collection.directory))
        for size in [examples.count, 40, 5] {
            for start in stride(from: 0, to: examples.count, by: size) {
                let texts = examples[start..<min(start + size, examples.count)].map(\.markdown)
                let text = texts.filter { !$0.contains("]:") }.joined(separator: "\n\n# heading\n\n")
                try expectSameTree(text, "\(collection.rawValue) from \(start)")
            }
        }
    }

    private func expectSameTree(_ text: String, _ name: String) throws {
        let source = try SourceText(text)
        let whole = try Document(parsing: source, .whole)
        for segmentation in [Segmentation(size: 1, threads: 1), Segmentation(size: 200, threads: 2)] {
            let cut = try Document(parsing: source, segmentation)
            #expect(cut.hasSameTree(as: whole), "\(name)")
            #expect(cut.nodes.map(\.startLine) == whole.nodes.map(\.startLine), "\(name)")
        }
    }
}
