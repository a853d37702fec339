import MarkdownAST
import TestSupport
import Testing

@Suite("SourceWriter: writes anew and copies nothing that stands there already", .tags(.property))
struct SourceWriterTests {
    private static let text = Array("one two\nthree\n".utf8)

    private func edit(_ range: Range<Int>, _ write: (inout SourceWriter) -> Void) -> TextEdit? {
        var writer = SourceWriter(Self.text)
        writer.begin(range)
        write(&writer)
        return writer.shortestEdit
    }

    @Test("what stands there already is no edit, be it written as a range, as bytes or byte by byte")
    func nothing() {
        #expect(edit(4..<13) { $0.write(4..<13) } == nil)
        #expect(edit(4..<13) { $0.write("two\nthree".utf8) } == nil)
        #expect(edit(4..<13) { writer in for byte in Self.text[4..<13] { writer.write(byte) } } == nil)
        #expect(edit(0..<3) { $0.write(Array("one".utf8)) } == nil)
        #expect(edit(3..<3) { _ in } == nil)
    }

    @Test("an edit begins at the first byte that differs and ends behind the last one")
    func edits() {
        #expect(
            edit(0..<7) { $0.write("one 2wo".utf8) } == TextEdit(range: 4..<5, replacement: "2"))
        #expect(edit(0..<7) { $0.write(0..<3) } == TextEdit(range: 3..<7, replacement: ""))
        #expect(edit(0..<3) { $0.write("ones".utf8) } == TextEdit(range: 3..<3, replacement: "s"))
        #expect(
            edit(0..<7) { writer in
                writer.write(4..<7)
                writer.write(3..<4)
                writer.write(0..<3)
            } == TextEdit(range: 0..<7, replacement: "two one"))
        // The part ends, though the text goes on with what is written.
        #expect(edit(0..<3) { $0.write("one two".utf8) } == TextEdit(range: 3..<3, replacement: " two"))
    }

    @Test("ranges beyond the text are cut")
    func bounds() {
        #expect(edit(8..<99) { $0.write(8..<99) } == nil)
        #expect(edit(99..<120) { $0.write(99..<120) } == nil)
    }

    @Test("what exceeds the allowance is left out, and can be told")
    func allowance() {
        var writer = SourceWriter(Self.text)
        writer.allowance = 2
        writer.begin(0..<7)
        writer.write(0..<7)
        #expect(writer.allowance == 2)
        writer.write("ab".utf8)
        #expect(writer.allowance == 0)
        writer.write("c".utf8)
        #expect(writer.allowance < 0)
        #expect(writer.output == Array("one twoab".utf8))
    }

    @Test("the edit gives what was written", arguments: Seeds.upTo(60, long: 600))
    func random(seed: Int) throws {
        var random = SeededGenerator(seed: seed)
        let source = (0..<40).map { _ in random.pick(Array("ab\n".utf8)) }
        var writer = SourceWriter(source)
        for _ in 0..<20 {
            let start = random.below(source.count)
            let part = start..<start + random.below(source.count - start)
            writer.begin(part)
            var expected: [UInt8] = []
            var next = part.lowerBound
            for _ in 0..<random.below(8) {
                let isNext = !random.oneIn(6)
                let from = isNext ? next : random.below(source.count)
                let range = from..<min(source.count, from + random.below(6))
                next = range.upperBound
                expected += source[range]
                switch random.below(3) {
                case 0: writer.write(range)
                case 1: writer.write(source[range])
                default: for byte in source[range] { writer.write(byte) }
                }
            }
            #expect(writer.output == expected)
            #expect((writer.edit == nil) == (expected[...] == source[part]))
            let edits = writer.edit.map { [$0] } ?? []
            let others = source[..<part.lowerBound] + expected + source[part.upperBound...]
            #expect(try edits.applied(to: source) == Array(others))
            let shortest = writer.shortestEdit.map { [$0] } ?? []
            #expect(edits.allSatisfy { $0.range == part } && shortest.count == edits.count)
            #expect(try shortest.applied(to: source) == Array(others))
            if let edit = writer.shortestEdit {
                let kept = edit.range.lowerBound - part.lowerBound
                let first = kept < part.count && kept < expected.count
                #expect(source[part].prefix(kept) == expected.prefix(kept))
                if first { #expect(source[edit.range.lowerBound] != expected[kept]) }
            }
        }
    }
}
