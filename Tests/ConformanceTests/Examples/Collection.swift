import Foundation
import TestSupport

/// A set of documents, with the number of them that must be there.
enum Collection: String, CaseIterable, Sendable {
    case gfm
    case commonmark
    case generated

    /// The directory that `make conformance` fills and names in `BIZLOG_CONFORMANCE`; nil in an ordinary run.
    static let directory = ProcessInfo.processInfo.environment["BIZLOG_CONFORMANCE"]
        .map { URL(filePath: $0, directoryHint: .isDirectory) }

    /// How many documents are generated: `BIZLOG_GENERATED`, or 2,000.
    private static let generatedCount =
        ProcessInfo.processInfo.environment["BIZLOG_GENERATED"].flatMap { Int($0) } ?? 2000

    /// The name for people.
    var title: String {
        switch self {
        case .gfm: "GFM examples"
        case .commonmark: "CommonMark examples"
        case .generated: "Generated documents"
        }
    }

    /// How many documents there are. A specification that is not read to its end must not pass for a smaller one.
    var expectedCount: Int {
        switch self {
        case .gfm: 672
        case .commonmark: 652
        case .generated: Self.generatedCount
        }
    }

    /// Reads the specification from `spec` in the directory, or generates the documents.
    func examples(in directory: URL) throws -> [Example] {
        switch self {
        case .gfm, .commonmark:
            let file = directory.appending(path: "spec/\(rawValue).txt")
            return Example.examples(ofSpecification: try String(contentsOf: file, encoding: .utf8))
        case .generated:
            return (1...expectedCount).map { seed in
                Example(id: seed, section: "seed \(seed)", markdown: MarkdownGenerator.document(seed: seed))
            }
        }
    }

    /// Writes the documents as JSON, so that any formatter can be measured on them.
    func export(_ examples: [Example], to directory: URL) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        try encoder.encode(examples).write(
            to: directory.appending(path: "\(rawValue).json"), options: .atomic)
    }
}
