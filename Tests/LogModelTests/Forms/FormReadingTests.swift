import Foundation
import LogModel
import MarkdownAST
import TestSupport
import Testing

/// Reads every `Fixtures/forms/NAME.md` and compares its entries with the rows of `NAME.tsv`: the line, the id or number, the date,
/// the severity, the status and the title, with `-` for what is not there. A file without rows has no entries.
@Suite("Forms: what is read")
struct FormReadingTests {
    static let names: [String] = {
        let path = Fixtures.directory.appending(path: "forms").path(percentEncoded: false)
        let files = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
        return files.filter { $0.hasSuffix(".md") }.map { String($0.dropLast(".md".count)) }.sorted()
    }()

    @Test("there are fixtures to compare with")
    func hasFixtures() {
        #expect(Self.names.count >= 24)
        #expect(Self.names.filter { $0.hasPrefix("none-") }.count >= 4)
    }

    @Test("all six columns", arguments: names)
    func columns(name: String) throws {
        let document = try Document(parsing: Fixtures.bytes("forms/\(name).md"))
        let rows = try Self.rows(of: name)
        #expect(InferredForm(document).entries.map(Self.row) == rows)
        #expect(rows.isEmpty == name.hasPrefix("none-"))
    }

    @Test("a log tells the same entries", arguments: names)
    func entries(name: String) throws {
        let log = try LogDocument(parsing: Fixtures.bytes("forms/\(name).md"))
        let lines = try Self.rows(of: name).map { String($0.prefix { $0 != "\t" }) }
        #expect(log.entries.map { "\($0.position.line)" } == lines)
    }

    @Test("line endings change nothing", arguments: names)
    func carriageReturns(name: String) throws {
        let text = String(decoding: try Fixtures.bytes("forms/\(name).md"), as: UTF8.self)
        let document = try Document(parsing: Array(text.replacing("\n", with: "\r\n").utf8))
        #expect(try InferredForm(document).entries.map(Self.row) == Self.rows(of: name))
    }

    private static func rows(of name: String) throws -> [String] {
        String(decoding: try Fixtures.bytes("forms/\(name).tsv"), as: UTF8.self)
            .split(separator: "\n").map(String.init)
    }

    private static func row(_ entry: FormEntry) -> String {
        [
            "\(entry.lines.lowerBound + 1)", entry.key?.id.description, entry.date?.content.description,
            entry.severity?.content.description, entry.status?.content.description,
            entry.title.isEmpty ? nil : entry.title,
        ].map { $0 ?? "-" }.joined(separator: "\t")
    }
}
