import MarkdownAST
import TestSupport
import Testing

@Suite("SourceText: lines, positions, and what is no text", .tags(.property))
struct SourceTextTests {
    @Test(
        "lines end with LF, CR or CRLF",
        arguments: [
            ("", []), ("a", ["a"]), ("a\n", ["a"]), ("a\nb", ["a", "b"]), ("a\r\nb\rc\n", ["a", "b", "c"]),
            ("\n\n", ["", ""]), ("\r\r", ["", ""]), ("\r\n\r\n", ["", ""]), ("\n\r", ["", ""]),
            ("\r\r\n", ["", ""]),
            ("\u{B}\u{C}\u{85}\u{2028}", ["\u{B}\u{C}\u{85}\u{2028}"]), ("\0\n", ["\0"]), ("a\r", ["a"]),
        ]
    )
    func lines(text: String, expected: [String]) throws {
        let source = try SourceText(text)
        #expect(source.lineCount == expected.count)
        #expect((0..<source.lineCount).map { source.string(source.content(ofLine: $0)) } == expected)
        #expect(
            (0..<source.lineCount).map { source.string(source.full(ofLine: $0)) }.joined().utf8.elementsEqual(
                text.utf8))
        #expect(source.hasCarriageReturns == text.utf8.contains(13))
    }

    @Test("lines out of bounds are empty ranges at the end, and starts are clamped")
    func outOfBounds() throws {
        let source = try SourceText("a\nb\n")
        for line in [-1, 2, 3, Int.max, Int.min] {
            #expect(source.full(ofLine: line) == 4..<4)
            #expect(source.content(ofLine: line) == 4..<4)
        }
        #expect([Int.min, -1, 0, 1, 2, 3, Int.max].map(source.start(ofLine:)) == [0, 0, 0, 2, 4, 4, 4])
        #expect(source.range(ofLines: 0..<9) == 0..<4)
        #expect(source.string(2..<99) == "b\n")
        #expect([-5, 0, 1, 2, 4, 99].map(source.line(at:)) == [0, 0, 0, 1, 1, 1])
    }

    @Test("positions count lines and Unicode scalars from 1, whatever the line ends are")
    func positions() throws {
        let source = try SourceText("aé🟡b\r\n한\rx\n")
        let expected = [
            (0, "1:1"), (1, "1:2"), (3, "1:3"), (7, "1:4"), (8, "1:5"), (10, "2:1"), (13, "2:2"), (14, "3:1"),
            (16, "3:3"),
        ]
        for (offset, position) in expected {
            #expect(source.position(at: offset).description == position)
            #expect(source.position(at: offset).offset == offset)
        }
        #expect(source.position(at: -1).description == "1:1")
        #expect(source.position(at: 99).description == "3:3")
        #expect(try SourceText("").position(at: 0).description == "1:1")
        #expect(source.position(at: 1) < source.position(at: 3))
    }

    @Test("a byte order mark has no column")
    func byteOrderMark() throws {
        let source = try SourceText("\u{FEFF}ab\nc")
        #expect(source.hasByteOrderMark)
        #expect([0, 3, 4, 6].map { source.position(at: $0).description } == ["1:1", "1:1", "1:2", "2:1"])
    }

    /// One of each class of Unicode 15, table 3-7, with what is wrong behind a good line and two characters.
    @Test(
        "bytes that are not UTF-8 are refused with the place of the first",
        arguments: [
            ([0x80], 0), ([0xBF], 0), ([0xC0, 0x80], 0), ([0xC1, 0xBF], 0), ([0xC2], 0), ([0xC2, 0x41], 0),
            ([0xC2, 0xC2, 0x80], 0),
            ([0xDF, 0x7F], 0), ([0xE0, 0x80, 0x80], 0), ([0xE0, 0x9F, 0xBF], 0), ([0xE0, 0xA0], 0),
            ([0xE1, 0x80, 0x41], 0),
            ([0xED, 0xA0, 0x80], 0), ([0xED, 0xBF, 0xBF], 0), ([0xEF, 0xBF], 0), ([0xEF, 0xBF, 0xC0], 0),
            ([0xF0, 0x80, 0x80, 0x80], 0),
            ([0xF0, 0x8F, 0xBF, 0xBF], 0), ([0xF0, 0x90, 0x80], 0), ([0xF0, 0x90, 0x41, 0x80], 0),
            ([0xF4, 0x90, 0x80, 0x80], 0),
            ([0xF5, 0x80, 0x80, 0x80], 0), ([0xFE], 0), ([0xFF], 0), ([0xC3, 0xA9, 0xA9], 2),
            ([0xF4, 0x8F, 0xBF, 0xBF, 0x80], 4),
        ] as [([UInt8], Int)]
    )
    func invalid(bytes: [UInt8], bad: Int) {
        let column = 3 + (bad > 0 ? 1 : 0)
        for rest in [[], Array(" more\nlines".utf8)] {
            #expect(throws: SourceError.invalidUTF8(SourcePosition(offset: 6 + bad, line: 2, column: column)))
            {
                try SourceText(Array("ok\n".utf8) + Array("aé".utf8) + bytes + rest)
            }
        }
    }

    @Test("a wrong byte is found wherever it stands in a long text, and characters stand anywhere")
    func longText() throws {
        let ascii = [UInt8](repeating: UInt8(ascii: "a"), count: 100)
        for offset in ascii.indices {
            for (wrong, skipped) in [([0xFF], 0), (Array("é🟡".utf8) + [0x80], 6)] as [([UInt8], Int)] {
                let bytes = ascii[..<offset] + wrong + ascii[offset...]
                let error = #expect(throws: SourceError.self) { try SourceText(Array(bytes)) }
                #expect(error?.position?.offset == offset + skipped)
            }
            let bytes = Array(ascii[..<offset] + Array("é🟡".utf8) + ascii[offset...])
            #expect(try SourceText(bytes).bytes == bytes)
        }
    }

    @Test("the first and the last character of each class of UTF-8 are read")
    func valid() throws {
        for scalar in [
            "\0", "\u{7F}", "\u{80}", "\u{7FF}", "\u{800}", "\u{FFF}", "\u{1000}", "\u{CFFF}", "\u{D000}",
            "\u{D7FF}", "\u{E000}", "\u{FFFF}", "\u{10000}", "\u{3FFFF}", "\u{40000}", "\u{FFFFF}",
            "\u{100000}", "\u{10FFFF}",
        ] {
            #expect(try SourceText(Array("a\(scalar)b".utf8)).string(0..<99) == "a\(scalar)b")
        }
    }

    @Test("random bytes are refused exactly when Swift's own validation refuses them", arguments: 0..<200)
    func random(seed: Int) {
        var random = SeededGenerator(seed: seed)
        let leads: [UInt8] = [
            0x41, 0x80, 0xBF, 0xC2, 0xE0, 0xED, 0xEF, 0xF0, 0xF4, 0xA0, 0x9F, 0x90, 0x8F, 0x0A, 0x0D,
        ]
        for _ in 0..<50 {
            let bytes = (0..<random.below(7)).map { _ in random.pick(leads) }
            #expect(
                ((try? SourceText(bytes)) != nil) == (String(validating: bytes, as: UTF8.self) != nil),
                "\(bytes)")
        }
    }

    @Test("an error tells the place and what to do")
    func messages() {
        let position = SourcePosition(offset: 7, line: 2, column: 3)
        #expect(SourceError.invalidUTF8(position).position == position)
        #expect(SourceError.invalidUTF8(position).description.contains("iconv"))
        #expect(SourceError.tooLarge(size: 5, limit: 4).position == nil)
        #expect(SourceError.tooLarge(size: 5, limit: 4).description.contains("split"))
    }
}
