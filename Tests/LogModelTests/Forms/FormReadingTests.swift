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

    @Test(
        "a log says the same of its entries, whether they are read in bizlog's own form or not",
        arguments: names)
    func entries(name: String) throws {
        let log = try LogDocument(parsing: Fixtures.bytes("forms/\(name).md"))
        #expect(try log.entries.map(Self.row) == Self.rows(of: name))
        #expect(log.entries.map(\.failure.title) == log.entries.map(\.title))
        let source = log.document.source
        #expect(log.entries.map { source.string($0.titleRange) } == log.entries.map(\.title))
    }

    @Test("line endings change nothing", arguments: names)
    func carriageReturns(name: String) throws {
        let text = String(decoding: try Fixtures.bytes("forms/\(name).md"), as: UTF8.self)
        let document = try Document(parsing: Array(text.replacing("\n", with: "\r\n").utf8))
        #expect(try InferredForm(document).entries.map(Self.row) == Self.rows(of: name))
    }

    @Test(
        "a word like an id that ends the file is a title",
        arguments: [
            "- 2026-01-02 The pump\n- 2026-01-03 F12", "## 2026-01-02 The pump\n\n## 2026-01-03 — F12",
            "**2026-01-02 The pump**\n\nSand.\n\n**2026-01-03** F12",
        ])
    func lastWord(entries: String) throws {
        let log = try LogDocument(parsing: "# Bugs\n\n\(entries)")
        #expect(log.entries.map(\.title) == ["The pump", "F12"])
    }

    @Test(
        "a file that ends within an entry, behind any word and without a line ending, is read",
        arguments: names)
    func ends(name: String) throws {
        let bytes = try Fixtures.bytes("forms/\(name).md")
        func isWord(_ byte: UInt8) -> Bool {
            byte >= 0x80 || Character(Unicode.Scalar(byte)).isLetter || (48...57).contains(byte)
        }
        for end in bytes.indices.dropFirst() where isWord(bytes[end - 1]) && !isWord(bytes[end]) {
            let log = try LogDocument(parsing: Array(bytes[..<end]))
            #expect(log.entries.allSatisfy { $0.range.upperBound <= end && $0.titleRange.upperBound <= end })
        }
    }

    private static func rows(of name: String) throws -> [String] {
        String(decoding: try Fixtures.bytes("forms/\(name).tsv"), as: UTF8.self)
            .split(separator: "\n").map(String.init)
    }

    private static func row(_ entry: FormEntry) -> String {
        row([
            "\(entry.lines.lowerBound + 1)", entry.key?.id.description, entry.date?.content.description,
            entry.severity?.content.description, entry.status?.content.description, entry.title,
        ])
    }

    private static func row(_ entry: LogEntry) -> String {
        let summary = entry.summary
        return row([
            "\(entry.position.line)", entry.hasID ? entry.id.description : nil, summary.date?.description,
            summary[.severity]?.description, summary[.status]?.description, entry.title,
        ])
    }

    private static func row(_ columns: [String?]) -> String {
        columns.map { $0.flatMap { $0.isEmpty ? nil : $0 } ?? "-" }.joined(separator: "\t")
    }
}
