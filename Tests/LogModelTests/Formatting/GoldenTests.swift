import Foundation
import LogModel
import MarkdownAST
import MarkdownFormat
import TestSupport
import Testing

/// Formats every `NAME.input.md` under `Fixtures/logs` and `Fixtures/markdown` and compares it with its golden file.
///
/// The golden of `seed-NAME.input.md` is the seed log itself; that of any other is `NAME.golden.md` beside it. With
/// `BIZLOG_RECORD_GOLDENS=1` the goldens are written, and the tests fail, so no run can pass by recording.
@Suite("Golden files")
struct GoldenTests {
    /// The inputs as `FOLDER/NAME`.
    static let names: [String] = ["logs", "markdown"].flatMap { folder -> [String] in
        let path = Fixtures.directory.appending(path: folder).path(percentEncoded: false)
        let files = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
        return files.filter { $0.hasSuffix(".input.md") }.sorted()
            .map { "\(folder)/\($0.dropLast(".input.md".count))" }
    }

    static let goldens: [String] =
        names.filter { !isSeed($0) }.map { "\($0).golden.md" }
        + ["seed/FAILURE_LOG.md", "seed/FAILURE_LOG.mojibake.md"]

    static func isSeed(_ name: String) -> Bool { name.hasPrefix("logs/seed-") }

    static func golden(of name: String) -> String {
        isSeed(name) ? "seed/FAILURE_LOG.md" : "\(name).golden.md"
    }

    @Test("there are goldens to compare with")
    func hasGoldens() {
        #expect(Self.names.count >= 25)
    }

    @Test("input → golden", arguments: names)
    func formats(name: String) throws {
        let input = try Fixtures.bytes("\(name).input.md")
        let formatted = try format(input)
        if ProcessInfo.processInfo.environment["BIZLOG_RECORD_GOLDENS"] == "1", !Self.isSeed(name) {
            let file = Fixtures.directory.appending(path: Self.golden(of: name))
            try Data(formatted.bytes).write(to: file)
            Issue.record("recorded \(Self.golden(of: name))")
            return
        }
        let golden = try Fixtures.bytes(Self.golden(of: name))
        #expect(
            String(decoding: formatted.bytes, as: UTF8.self) == String(decoding: golden, as: UTF8.self),
            "make goldens records what is right now"
        )
        #expect(input != golden, "the input must need formatting")
        #expect(try formatted.edits.applied(to: input) == formatted.bytes)
    }

    @Test("golden → golden is the identity", arguments: goldens)
    func isIdempotent(golden: String) throws {
        let bytes = try Fixtures.bytes(golden)
        let formatted = try format(bytes)
        #expect(String(decoding: formatted.bytes, as: UTF8.self) == String(decoding: bytes, as: UTF8.self))
        #expect(formatted.edits.isEmpty)
    }

    private func format(_ bytes: [UInt8]) throws -> (bytes: [UInt8], edits: [TextEdit]) {
        let formatted = LogFormatter().format(try Document(parsing: try SourceText(bytes)))
        return (formatted.document.source.bytes, formatted.edits)
    }
}
