import TestSupport
import Testing

@testable import MarkdownAST

@Suite("SourceText: a file that is large enough to be scanned in parts", .tags(.slow))
struct LargeSourceTests {
    private static let size = 1 << 19
    private static let parts = ParallelMap.ranges(of: 0..<size, count: 16)

    /// Two bytes for each character, so that every other part would begin within one if the first is a single byte.
    private static func text(_ line: String) -> [UInt8] {
        Array(("a" + String(repeating: line, count: size / line.utf8.count + 1)).utf8.prefix(size - 1)) + [
            0x0A
        ]
    }

    private static func starts(of bytes: [UInt8]) -> [UInt32] {
        var starts: [UInt32] = [0]
        for (offset, byte) in bytes.enumerated() {
            let isEnd =
                byte == 0x0A || byte == 0x0D && (offset + 1 == bytes.count || bytes[offset + 1] != 0x0A)
            if isEnd { starts.append(UInt32(offset + 1)) }
        }
        if starts.last != UInt32(bytes.count) { starts.append(UInt32(bytes.count)) }
        return starts
    }

    @Test(
        "lines",
        arguments: ["abcdefg\n", "ab\n", "\n", "abcdefghijklmnopqrstuvwxyz, and so on\n", "a\t\u{B}\u{C}b\n"])
    func lines(line: String) throws {
        let bytes = Self.text(line)
        let source = try SourceText(bytes)
        #expect(source.lineStarts == Self.starts(of: bytes))
        #expect(!source.hasCarriageReturns && !source.hasTildes && !source.hasCarets)
    }

    @Test("lines that end with CR or CRLF", arguments: ["\r\n", "ab\r\n", "a\r", "\r", "a\rb\r\n\n", "\n\r"])
    func carriageReturns(line: String) throws {
        // Every place in a line is at the border of a part once.
        for shift in 0..<line.utf8.count {
            let bytes = Array(repeating: UInt8(ascii: "x"), count: shift) + Self.text(line)
            let source = try SourceText(bytes)
            #expect(source.hasCarriageReturns)
            #expect(source.lineStarts == Self.starts(of: bytes))
        }
    }

    @Test("one CR, CRLF, tilde or caret anywhere", arguments: [0, 1, 7, 15])
    func marks(part: Int) throws {
        var bytes = Self.text("text of a line\n")
        let end = Self.parts[part].upperBound - 1
        bytes[end] = 0x0A
        bytes[end - 1] = 0x0D
        #expect(try SourceText(bytes).lineStarts == Self.starts(of: bytes))
        bytes[end] = 0x0D
        bytes[end - 1] = UInt8(ascii: "~")
        let tilde = try SourceText(bytes)
        #expect(tilde.lineStarts == Self.starts(of: bytes))
        #expect(tilde.hasCarriageReturns && tilde.hasTildes && !tilde.hasCarets)
        bytes[end] = UInt8(ascii: "^")
        bytes[end - 1] = UInt8(ascii: "]")
        let caret = try SourceText(bytes)
        #expect(!caret.hasCarriageReturns && !caret.hasTildes && caret.hasCarets)
    }

    @Test("bytes that are not UTF-8 are found where they are", arguments: [0, 2, 15])
    func invalid(part: Int) throws {
        let line = "é🟡\n"
        var valid = Self.text(line)
        // The last bytes may be a piece of a character.
        valid.replaceSubrange(valid.count - 16..<valid.count, with: Array("123456789012345\n".utf8))
        let boundary = Self.parts[part].lowerBound
        for offset in max(0, boundary - 4)..<boundary + 4 {
            for bad: UInt8 in [0x80, 0xF0] {
                var bytes = valid
                bytes[offset] = bad
                // What is around the place, from the start of a line on.
                let start = offset < 20 ? 0 : 1 + (offset - 20) / line.utf8.count * line.utf8.count
                let end = start + 9 * line.utf8.count + (start == 0 ? 1 : 0)
                let expected = Self.firstInvalid(bytes[start..<end]).map { start + $0 }
                #expect(try offsetOfError(bytes) == expected)
            }
        }
    }

    private func offsetOfError(_ bytes: [UInt8]) throws -> Int? {
        do { _ = try SourceText(bytes) } catch {
            return error.position?.offset
        }
        return nil
    }

    /// The place up to which the standard library decodes without a replacement.
    private static func firstInvalid(_ bytes: ArraySlice<UInt8>) -> Int? {
        var decoder = UTF8()
        var iterator = bytes.makeIterator()
        var offset = 0
        while true {
            switch decoder.decode(&iterator) {
            case .scalarValue(let scalar): offset += UTF8.width(scalar)
            case .emptyInput: return nil
            case .error: return offset
            }
        }
    }
}
