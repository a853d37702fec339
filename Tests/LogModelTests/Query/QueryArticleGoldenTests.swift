import Foundation
import MarkdownAST
import TestSupport
import Testing

/// The code of the documentation's articles is what the example package compiles and runs.
///
/// With `BIZLOG_RECORD_GOLDENS=1` the package's files are written from the articles, and the tests fail.
@Suite("Documentation: the code of the articles")
struct QueryArticleGoldenTests {
    private static let articles = Fixtures.directory.deletingLastPathComponent()
        .appending(path: "Sources/LogModel/LogModel.docc")
    private static let sources = Fixtures.directory.appending(path: "ExamplePackage/Sources/LogReport")

    @Test(
        "is the example package's",
        arguments: [
            ("Reading-a-log", "Reading"), ("Editing-without-losing-a-byte", "Editing"),
            ("Writing-your-own-check", "Checking"),
        ]
    )
    func code(article: String, file: String) throws {
        let url = Self.sources.appending(path: "\(file).swift")
        let code = try Self.code(of: article)
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

    @Test("every article is one of these, and the landing page leads to it")
    func all() throws {
        let names = try FileManager.default.contentsOfDirectory(atPath: Self.articles.path)
        let landing = try String(contentsOf: Self.articles.appending(path: "LogModel.md"), encoding: .utf8)
        let articles = names.filter { $0.hasSuffix(".md") && $0 != "LogModel.md" }
        #expect(articles.count == 3)
        for name in articles { #expect(landing.contains("<doc:\(name.dropLast(3))>")) }
    }

    /// The Swift code blocks of an article, with a blank line between.
    private static func code(of article: String) throws -> String {
        let text = try String(contentsOf: articles.appending(path: "\(article).md"), encoding: .utf8)
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
