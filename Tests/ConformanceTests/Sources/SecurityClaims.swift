import Foundation
import TestSupport
import Testing

@Suite("SECURITY.md: each claim has its test")
struct SecurityClaims {
    private let text: String

    init() throws { text = try Self.file("SECURITY.md") }

    private static func file(_ name: String) throws -> String {
        let root = Fixtures.directory.deletingLastPathComponent()
        return try String(contentsOf: root.appending(path: name), encoding: .utf8)
    }

    @Test("each row of the tables of claims names a test")
    func rows() {
        let rows = text.split(separator: "\n").filter { $0.hasPrefix("| ") && !$0.hasPrefix("| claim") }
        #expect(rows.count > 15)
        for row in rows { #expect(row.split(separator: "|").last?.contains("`") == true, "\(row)") }
    }

    @Test("the tests that it names are there, and so are the targets of the Makefile")
    func names() throws {
        let sources = try SourceFile.all(in: "Tests").flatMap(\.lines)
        let suites = Set(sources.compactMap { $0.firstMatch(of: #/struct (\w+)/#)?.output.1 })
        let named = Set(text.matches(of: #/`(\w+(Tests|Laws))`/#).map(\.output.1))
        #expect(named.count > 20)
        #expect(named.subtracting(suites) == [])
        let makefile = try Self.file("Makefile")
        let targets = Set(text.matches(of: #/`make (\w+)`/#).map(\.output.1))
        #expect(!targets.isEmpty)
        for target in targets { #expect(makefile.contains("\n\(target): ")) }
    }
}
