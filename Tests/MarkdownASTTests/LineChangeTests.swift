import MarkdownAST
import TestSupport
import Testing

@Suite("LineChange: whole lines that edits change")
struct LineChangeTests {
    @Test("the lines of an edit, and no others")
    func lines() throws {
        let old = Array("one\ntwo\nthree\n".utf8)
        let edits = [TextEdit(range: 5..<6, replacement: "ww"), TextEdit(range: 8..<8, replacement: "2.5\n")]
        let new = try edits.applied(to: old)
        let changes = LineChange.changes(from: old, to: new, by: edits)
        #expect(changes == LineChange.changes(from: old, to: new, by: edits))
        #expect(changes.map(\.old) == [4..<8] && changes.map(\.new) == [4..<13])
        #expect(LineChange.changes(from: old, to: old, by: []) == [])
    }

    @Test("old text with its changed lines replaced is the new text", arguments: 0..<200)
    func replacing(_ seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let letters = Array("ab\n\n".utf8)
        func text(_ counts: ClosedRange<Int>) -> [UInt8] {
            (0..<Int.random(in: counts, using: &generator)).map { _ in
                letters[Int.random(in: letters.indices, using: &generator)]
            }
        }
        let old = text(0...60)
        let cuts = (0..<6).map { _ in Int.random(in: 0...old.count, using: &generator) }.sorted()
        let edits = stride(from: 0, to: 6, by: 2).map { index in
            TextEdit(range: cuts[index]..<cuts[index + 1], replacement: text(0...5))
        }
        let new = try edits.applied(to: old)
        let changes = LineChange.changes(from: old, to: new, by: edits)
        let again = changes.map { TextEdit(range: $0.old, replacement: Array(new[$0.new])) }
        #expect(try again.applied(to: old) == new)
        for range in changes.map(\.old) {
            #expect(range.lowerBound == 0 || old[range.lowerBound - 1] == UInt8(ascii: "\n"))
        }
        if old == new { #expect(changes == []) }
    }
}
