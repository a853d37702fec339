import Foundation
import MarkdownAST
import TestSupport
import Testing

/// The code of the documentation's articles is what the example package compiles and runs.
///
/// With `BIZLOG_RECORD_GOLDENS=1` the package's files are written from the articles, and the tests fail.
@Suite("Documentation: the code of the articles")
struct QueryArticleGoldenTests {
    private static let libraries = Fixtures.directory.deletingLastPathComponent().appending(path: "Sources")
    private static let sources = Fixtures.directory.appending(path: "ExamplePackage/Sources/LogReport")

    @Test(
        "is the example package's",
        arguments: [
            ("LogModel", "Reading-a-log", "Reading"),
            ("LogModel", "Editing-without-losing-a-byte", "Editing"),
            ("LogModel", "Merging-two-branches", "Merging"),
            ("LogChecks", "Writing-your-own-check", "Checking"),
        ]
    )
    func code(library: String, article: String, file: String) throws {
        let url = Self.sources.appending(path: "\(file).swift")
        let code = try Self.code(of: article, library)
        #expect(code.contains("\n/// ") && code.contains("\nfunc "))
        if ProcessInfo.processInfo.environment["BIZLOG_RECORD_GOLDENS"] == "1" {
            try code.write(to: url, atomically: true, encoding: .utf8)
            Issue.record("recorded \(file).swift")
        }
        #expect(
            try String(contentsOf: url, encoding: .utf8) == code,
            "make goldens writes the article's code there"
        )
    }

    @Test(
        "every article is one of these, and the landing page leads to it",
        arguments: [("LogModel", 3), ("LogChecks", 1)]
    )
    func all(library: String, count: Int) throws {
        let catalogue = Self.catalogue(of: library)
        let names = try FileManager.default.contentsOfDirectory(atPath: catalogue.path)
        let landing = try String(contentsOf: catalogue.appending(path: "\(library).md"), encoding: .utf8)
        let articles = names.filter { $0.hasSuffix(".md") && $0 != "\(library).md" }
        #expect(articles.count == count)
        for name in articles { #expect(landing.contains("<doc:\(name.dropLast(3))>")) }
    }

    private static func catalogue(of library: String) -> URL {
        libraries.appending(path: "\(library)/\(library).docc")
    }

    /// The Swift code blocks of an article, with a blank line between.
    private static func code(of article: String, _ library: String) throws -> String {
        let url = catalogue(of: library).appending(path: "\(article).md")
        let text = try String(contentsOf: url, encoding: .utf8)
        let document = try Document(parsing: text)
        let blocks = document.topLevelBlocks.compactMap { block -> String? in
            guard case .codeBlock(let code) = document.nodes[block].kind,
                document.string(of: code.info) == "swift"
            else { return nil }
            return document.string(of: code.code)
        }
        return blocks.joined(separator: "\n")
    }
}
