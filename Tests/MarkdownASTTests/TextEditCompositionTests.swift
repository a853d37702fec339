import MarkdownAST
import TestSupport
import Testing

@Suite("TextEdit: edits after edits", .tags(.property))
struct TextEditCompositionTests {
    @Test("edits far from each other stay apart and move back to the original's offsets")
    func apart() {
        let first = [TextEdit(range: 0..<3, replacement: "four")]
        let second = [TextEdit(range: 5..<8, replacement: "five")]
        #expect(
            first.followed(by: second) == [
                TextEdit(range: 0..<3, replacement: "four"), TextEdit(range: 4..<7, replacement: "five"),
            ]
        )
    }

    @Test("a later edit inside an earlier replacement changes only that part")
    func inside() {
        let first = [TextEdit(range: 2..<2, replacement: "abcdef")]
        let second = [TextEdit(range: 4..<6, replacement: "X")]
        #expect(first.followed(by: second) == [TextEdit(range: 2..<2, replacement: "abXef")])
    }

    @Test("an insertion in front of an earlier insertion stays in front, one behind it behind")
    func order() {
        let first = [TextEdit(range: 2..<2, replacement: "b")]
        let around = [TextEdit(range: 2..<2, replacement: "a"), TextEdit(range: 3..<3, replacement: "c")]
        #expect(first.followed(by: around) == [TextEdit(range: 2..<2, replacement: "abc")])
    }

    @Test("no edits are the identity on either side")
    func identity() {
        let edits = [TextEdit(range: 1..<2, replacement: "x")]
        #expect(edits.followed(by: []) == edits)
        #expect([].followed(by: edits) == edits)
    }

    @Test("lists that do not fit do not trap")
    func misfits() {
        let far = [
            TextEdit(range: 5..<Int.max, replacement: "x"), TextEdit(range: 0..<Int.max, replacement: "y"),
        ]
        _ = far.followed(by: far)
        _ = [TextEdit(range: 0..<9, replacement: "")].followed(by: far)
    }

    @Test(
        "composed edits give what the two lists give one after the other",
        arguments: Seeds.upTo(150, long: 500))
    func law(seed: Int) throws {
        var random = SeededGenerator(seed: seed)
        let text = (0..<random.below(40)).map { _ in UInt8(97 + random.below(26)) }
        let first = edits(of: text, &random)
        let middle = try first.applied(to: text)
        let second = edits(of: middle, &random)
        let composed = first.followed(by: second)
        #expect(try composed.applied(to: text) == second.applied(to: middle))
        for (left, right) in zip(composed, composed.dropFirst()) where !first.isEmpty && !second.isEmpty {
            #expect(left.range.upperBound < right.range.lowerBound)
        }
        // And three lists associate.
        let last = try second.applied(to: middle)
        let third = edits(of: last, &random)
        #expect(
            try first.followed(by: second.followed(by: third)).applied(to: text) == third.applied(to: last)
        )
    }

    private func edits(of text: [UInt8], _ random: inout SeededGenerator) -> [TextEdit] {
        var result: [TextEdit] = []
        var offset = 0
        while true {
            offset += random.below(6)
            let end = offset + (random.oneIn(3) ? 0 : random.below(8))
            guard end <= text.count else { return result }
            let replacement = (0..<random.below(7)).map { _ in UInt8(65 + random.below(26)) }
            result.append(TextEdit(range: offset..<end, replacement: replacement))
            offset = end
        }
    }
}
