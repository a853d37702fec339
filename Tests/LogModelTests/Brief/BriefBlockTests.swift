import LogModel
import MarkdownAST
import Testing

@Suite("Brief: kept between two marks")
struct BriefBlockTests {
    private static let start =
        "<!-- bizlog-brief-start: made by 'bizlog brief'; what is written here is lost -->"
    private static let end = "<!-- bizlog-brief-end -->"
    private static let brief = "## Rules and lessons\n\n- **R-001** A\n"

    private static func kept(_ text: String, _ brief: String = Self.brief) throws -> String {
        let document = try Document(parsing: Array(text.utf8))
        let edits = try BriefBlock(in: document).edits(keeping: brief)
        return String(decoding: try document.source.applying(edits).bytes, as: UTF8.self)
    }

    @Test(
        "a file without marks gets them at its end",
        arguments: [
            ("", ""), ("# A\n", "# A\n\n"), ("# A", "# A\n\n"), ("# A\n\n", "# A\n\n"),
            ("\u{FEFF}# A\n", "\u{FEFF}# A\n\n"),
        ])
    func appended(_ text: String, _ before: String) throws {
        let block = "\(Self.start)\n\n\(Self.brief)\n\(Self.end)\n"
        #expect(try Self.kept(text) == before + block)
        #expect(try Self.kept(before + block) == before + block)
    }

    @Test("all else stays, in the line endings of the file", arguments: ["\n", "\r\n"])
    func replaced(_ ending: String) throws {
        func lines(_ lines: String...) -> String { lines.joined(separator: ending) }
        let old = lines(
            "# A  ", "text", "<!--bizlog-brief-start-->", "old", Self.end, "tail", "", "```", Self.end, "```")
        let new = lines(
            "# A  ", "text", "<!--bizlog-brief-start-->", "", "## Rules and lessons", "", "- **R-001** A", "",
            Self.end, "tail", "", "```", Self.end, "```")
        #expect(try Self.kept(old) == new)
        #expect(try Self.kept(new) == new)
        let empty = lines(
            "# A  ", "text", "<!--bizlog-brief-start-->", Self.end, "tail", "", "```", Self.end, "```")
        #expect(try Self.kept(new, "") == empty)
    }

    @Test(
        "marks that do not fit are refused with their place",
        arguments: [
            ("a\n\nSTART\n", 3), ("END\n", 1), ("END\n\nSTART\n", 1), ("START\nSTART\nEND\n", 2),
            ("START\nEND\nEND\n", 3), ("START\nEND\n\nSTART\nEND\n", 4), ("- START\nEND\n", 1),
            ("> START\n\nEND\n", 1), ("- a\n\n  START\n\nEND\n", 3), ("START\n  END\n", 2),
            ("<div>\nSTART\nEND\n</div>\n", 2), ("<!--\nSTART\n", 2),
        ])
    func refused(_ text: String, _ line: Int) throws {
        let text = text.replacing("START", with: Self.start).replacing("END", with: Self.end)
        let error = #expect(throws: BriefBlockError.self) { try Self.kept(text) }
        #expect(error?.position?.line == line, "\(text)")
        #expect(error.map { !$0.description.isEmpty } ?? false)
    }

    @Test(
        "where something is open at the end of the file, nothing is added",
        arguments: ["```\na\n", "<!-- a\n"])
    func open(_ text: String) throws {
        #expect(throws: BriefBlockError.noPlace) { try Self.kept(text) }
    }

    @Test("marks in a line of text are none")
    func inline() throws {
        let text = "Between `\(Self.end)` and \(Self.start) stands a brief.\n"
        #expect(try Self.kept(text).hasPrefix(text))
    }
}
