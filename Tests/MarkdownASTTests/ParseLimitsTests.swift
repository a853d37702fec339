import MarkdownAST
import TestSupport
import Testing

@Suite("ParseLimits: hostile texts are parsed or refused, with the right reason", .tags(.slow, .hostile))
struct ParseLimitsTests {
    @Test("each shape, with a last newline and without", arguments: HostileText.shapes)
    func shapes(hostile: HostileText) {
        let limits = HostileText.limits
        #expect(Self.outcome(of: hostile.text, limits) == hostile.outcome)
        if hostile.outcome != .parsed {
            #expect(Self.outcome(of: hostile.text + "\n", limits) == hostile.outcome)
        }
    }

    @Test("a hundred thousand nested markers", arguments: HostileText.markers)
    func markers(hostile: HostileText) {
        #expect(Self.outcome(of: hostile.text) == hostile.outcome)
    }

    @Test("nesting up to the limit is read, one more is refused at its line")
    func nesting() throws {
        let limits = ParseLimits(
            nesting: 10, missingCells: 0, work: 1000, workPerByte: 0, expansion: 0, expansionPerByte: 0,
            nodes: 1000)
        func nested(_ depth: Int) throws -> SourceText {
            try SourceText(
                "a\n\n" + (1...depth).map { String(repeating: ">", count: $0) + "\n" }.joined() + "b\n")
        }
        _ = try Document(parsing: try nested(10), limits: limits)
        #expect(
            throws: ParseError.limit(.nesting(limit: 10), SourcePosition(offset: 68, line: 13, column: 1))
        ) {
            try Document(parsing: try nested(11), limits: limits)
        }
        // A list counts with its items, and what is in the container does not count.
        _ = try Document(parsing: try SourceText("- - - - - # a"), limits: limits)
        #expect(throws: ParseError.limit(.nesting(limit: 10), SourcePosition(offset: 0, line: 1, column: 1)))
        {
            try Document(parsing: try SourceText("> - - - - - # a"), limits: limits)
        }
    }

    @Test(
        "what takes more memory than its bytes is refused before it is parsed",
        arguments: [("\0", 4), ("\t", 3), ("&", 2), ("a", 1), ("\n", 1), ("é", 2), ("\r\n", 2)]
    )
    func text(piece: String, cost: Int) throws {
        let limits = ParseLimits(
            nesting: 10, missingCells: 0, work: 100_000, workPerByte: 100, expansion: 0, expansionPerByte: 0,
            nodes: 10_000, text: 4000)
        let most = try SourceText(String(repeating: piece, count: 4000 / cost))
        #expect(try Document(parsing: most, limits: limits).source == most)
        let more = try SourceText(String(repeating: piece, count: 4000 / cost + 1))
        #expect(throws: ParseError.limit(.text(limit: 4000), SourcePosition(offset: 0, line: 1, column: 1))) {
            try Document(parsing: more, limits: limits)
        }
        // No limit of one's own reaches beyond what cmark-gfm can count.
        #expect(
            ParseLimits(
                nesting: 0, missingCells: 0, work: 0, workPerByte: 0, expansion: 0, expansionPerByte: 0,
                nodes: 0, text: .max
            ).text == ParseLimits.standard.text)
        #expect(ParseLimits.standard.text < Int(Int32.max) / 2)
    }

    @Test("a file with many links and a list of definitions at its end is read")
    func definitions() throws {
        let links = (0..<3000).map { "See [#\($0)] and [x](y).\n\n" }.joined()
        let definitions = (0..<1000).map { "[#\($0)]: https://example.org/project/issues/\($0)\n" }.joined()
        let document = try Document(parsing: links + definitions)
        #expect(document.nodes.count { if case .link = $0.kind { true } else { false } } == 4000)
        #expect(Self.outcome(of: links + "[" + definitions.dropFirst(1).dropLast(1)) == .parsed)
    }

    @Test(
        "long lines that only look nested are read",
        arguments: [
            "..........", "- - - - - ", "----------", "1.2.3.4.5.", "**********", "+-+-+-+-+-", "> * * * * ",
            "2026-02-11", ")))",
        ]
    )
    func harmless(start: String) throws {
        let text = String(repeating: start, count: 100) + " and " + String(repeating: "text ", count: 300)
        let isNested = start == "> * * * * " || start == "- - - - - "
        #expect(Self.outcome(of: text) == (isNested ? .nesting : .parsed))
        #expect(
            Self.outcome(of: String(repeating: start, count: 100))
                == (start == "> * * * * " ? .nesting : .parsed))
    }

    @Test("a refusal tells the place and what to do")
    func messages() throws {
        let text = "a\n\nb " + String(repeating: "a<?", count: 300_000)
        #expect {
            try Document(parsing: text)
        } throws: { error in
            let error = error as? ParseError
            return error?.position?.line == 3 && error?.description.contains("split it") == true
        }
        let cells =
            "x\n\n" + String(repeating: "|", count: 701) + "\n" + String(repeating: "|-", count: 700) + "|\n"
            + String(repeating: "a\n", count: 1000)
        #expect {
            try Document(parsing: cells)
        } throws: { error in
            // 699 cells are missing in each row.
            let error = error as? ParseError
            return error?.position?.line == 4 + 200_000 / 699 + 1
                && error?.description.contains("fill the rows") == true
        }
    }

    private static func outcome(of text: String, _ limits: ParseLimits = .standard) -> HostileText.Outcome? {
        do { _ = try Document(parsing: SourceText(text), limits: limits) } catch {
            switch error as? ParseError {
            case nil: return nil
            case .source, .unmerged: return nil
            case .limit(let exceeded, let position):
                guard (0...text.utf8.count).contains(position.offset) else { return nil }
                switch exceeded {
                case .nesting: return .nesting
                case .missingCells: return .missingCells
                case .pipes: return .pipes
                case .markup: return .markup
                case .expansion: return .expansion
                case .nodes: return .nodes
                case .text: return nil
                }
            }
        }
        return .parsed
    }
}
