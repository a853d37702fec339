import TestSupport
import Testing

@testable import LogChecks
@testable import LogModel
@testable import SecretScan

@Suite("Words, ids and credentials are found in passes over words of bytes", .tags(.property))
struct WordMapTests {
    private static let pieces = [
        "word", "Word", "F-BIZ-012", "R-1", "_F-2_", "x", "9", " ", " ", "\n", "—", "é", "漢字", "- ",
        "**Date:**", "password: ",
        "hunter22x", "sk-abcdefghij1234567890", "https://me:secret99@host/", "-----BEGIN PRIVATE KEY-----\n",
        "Ünï", "verification",
        "abcdefghijklmnopqrstuvwxyz", "INC-065a", "F-BIZ-XXX", "😀",
    ]

    private static func bytes(_ generator: inout SeededGenerator, _ count: Int) -> [UInt8] {
        Array((0..<count).map { _ in generator.pick(pieces) }.joined().utf8)
    }

    private static func isPart(_ byte: UInt8) -> Bool { byte.isLetter || byte.isDigit || byte >= 0x80 }

    /// The words of a range, byte by byte.
    private static func words(_ bytes: [UInt8], _ range: Range<Int>) -> [Range<Int>] {
        var words: [Range<Int>] = []
        for offset in range where isPart(bytes[offset]) {
            if let last = words.last, last.upperBound == offset {
                words[words.count - 1] = last.lowerBound..<offset + 1
            } else {
                words.append(offset..<offset + 1)
            }
        }
        return words
    }

    @Test("the words of a range are its runs of letters and digits", arguments: UInt64(0)..<40)
    func words(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let bytes = Self.bytes(&generator, generator.below(300))
        let map = WordMap(of: bytes)
        for _ in 0..<40 {
            let start = generator.below(bytes.count + 1)
            let range = start..<start + generator.below(bytes.count - start + 1)
            var found: [Range<Int>] = []
            map.forEachWord(in: range) { found.append($0) }
            #expect(found == Self.words(bytes, range))
        }
        var starts: [Int] = []
        for block in map.blocks {
            let places = map.starts(inBlock: block)
            starts += (0..<64).filter { places >> UInt64($0) & 1 == 1 }.map { block * 64 + $0 }
        }
        #expect(starts == Self.words(bytes, bytes.indices).map(\.lowerBound))
    }

    @Test("the ids of a range are those of its bytes alone", arguments: UInt64(0)..<40)
    func mentions(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let bytes = Self.bytes(&generator, 60)
        let mentions = IDMentions(in: bytes)
        for _ in 0..<60 {
            let start = generator.below(bytes.count + 1)
            let range = start..<start + generator.below(bytes.count - start + 1)
            let alone = IDMention.distinct(in: Array(bytes[range]), 0..<range.count)
            #expect(mentions[range].map(\.id) == alone.map(\.id), "\(range)")
            #expect(mentions[range].map(\.range.lowerBound) == alone.map { $0.range.lowerBound + start })
        }
    }

    @Test("eight bytes at a time find what one at a time finds", arguments: UInt64(0)..<20)
    func marks(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let bytes = (0..<100).map { _ in UInt8(truncatingIfNeeded: generator.next()) }
        for start in 0..<bytes.count {
            let range = start..<bytes.count
            let digit = bytes.firstOffset(in: range, marked: \.digitMarks)
            #expect(digit == range.first { bytes[$0].isDigit })
            let lead = bytes.firstOffset(in: range, marked: \.leadC3Marks)
            #expect(lead == range.first { bytes[$0] == 0xC3 })
            let small = bytes.withUnsafeBytes { $0.word(at: start, before: bytes.count).lowercasedBytes }
            for (index, offset) in range.prefix(8).enumerated() {
                #expect(UInt8(truncatingIfNeeded: small >> (UInt64(index) * 8)) == bytes[offset].lowercased)
            }
        }
    }

    @Test("runs of words do not depend on capitals, and each Chinese character is a word")
    func runs() {
        func hashes(_ text: String) -> [UInt64] {
            let bytes = Array(text.utf8)
            var hashes: [UInt64] = []
            WordRuns(bytes: bytes, words: WordMap(of: bytes)).forEach(in: [bytes.indices]) {
                hashes.append($0)
            }
            return hashes
        }
        #expect(hashes("one two three four").count == 2)
        #expect(hashes("One TWO Three, FOUR.") == hashes("one two three four"))
        #expect(hashes("one two three four") != hashes("one two four three"))
        #expect(hashes("incomprehensibilities two three") == hashes("Incomprehensibilities; two three"))
        #expect(hashes("incomprehensibilities two three") != hashes("incomprehensibilityes two three"))
        #expect(hashes("漢字仮名").count == 2)
        #expect(hashes("漢字仮名") == hashes("漢 字 仮 名"))
        #expect(hashes("two words").isEmpty)
    }

    @Test("texts with most runs in common have alike sketches, others not")
    func sketches() throws {
        let text = (0..<200).map { "word\($0 * 7919 % 613)" }
        func sketch(_ words: [String]) throws -> TextSketch {
            let bytes = Array(words.joined(separator: " ").utf8)
            let runs = WordRuns(bytes: bytes, words: WordMap(of: bytes))
            return try #require(TextSketch(runs, [bytes.indices]))
        }
        var near = text
        for index in stride(from: 10, to: 200, by: 60) { near[index] = "other" }
        let (left, right) = (try sketch(text), try sketch(near))
        #expect(left.mayBeNear(right))
        #expect(!Set(left.bands).isDisjoint(with: right.bands))
        let far = try sketch(text.map { $0 + "x" })
        #expect(!left.mayBeNear(far))
        #expect(Set(left.bands).isDisjoint(with: far.bands))
        let bytes = Array("too short a text".utf8)
        #expect(TextSketch(WordRuns(bytes: bytes, words: WordMap(of: bytes)), [bytes.indices]) == nil)
    }
}
