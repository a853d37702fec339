import ByteText
import Foundation
import TestSupport
import Testing

@testable import bizlog

@Suite("JSON: one writer, whose documents are those of Foundation's encoder", .tags(.property))
struct JSONOutputTests {
    /// What any value can be encoded as.
    private enum Value: Encodable {
        case null
        case text(String)
        case number(Int)
        case flag(Bool)
        case array([Value])
        case object([(String, Value)])

        func encode(to encoder: any Encoder) throws {
            switch self {
            case .null:
                var container = encoder.singleValueContainer()
                try container.encodeNil()
            case .text(let text): try text.encode(to: encoder)
            case .number(let number): try number.encode(to: encoder)
            case .flag(let flag): try flag.encode(to: encoder)
            case .array(let values): try values.encode(to: encoder)
            case .object(let members):
                var container = encoder.container(keyedBy: Key.self)
                for (name, value) in members { try container.encode(value, forKey: Key(stringValue: name)) }
            }
        }
    }

    private struct Key: CodingKey {
        let stringValue: String
        var intValue: Int? { nil }

        init(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
    }

    private static func foundation(_ value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(value), as: UTF8.self).printableJSON + "\n"
    }

    private static func ours(_ value: some Encodable, _ style: JSONStyle = .sorted) throws -> String {
        String(decoding: try value.json(style), as: UTF8.self)
    }

    private static let pieces =
        [
            "", "a", "plain words of some length", "\"", "\\", "/", "</script>", "\u{8}", "\u{C}", "\n",
            "\r\n", "\t",
            "#", "##[", "##[group]", "::error::", "—", "ü", "é", "e\u{301}", "漢字", "🟡 Important", "⚠️", "👩‍💻",
            "🏴󠁧󠁢󠁳󠁣󠁴󠁿", "1\u{FE0F}\u{20E3}", "\u{1}\u{FE0F}\u{20E3}", "\u{10FFFF}", "\u{E000}", "[", "{}", "'",
        ] + UnprintableText.scalars.map { String($0) }

    private static func text(_ random: inout SeededGenerator) -> String {
        (0..<random.below(6)).map { _ in random.pick(pieces) }.joined()
    }

    private static func value(_ random: inout SeededGenerator, depth: Int) -> Value {
        switch random.below(depth == 0 ? 4 : 7) {
        case 0: return .null
        case 1: return .number(random.pick([0, 1, -1, 42, Int.max, Int.min]))
        case 2: return .flag(random.oneIn(2))
        case 3: return .text(text(&random))
        case 4: return .array((0..<random.below(4)).map { _ in value(&random, depth: depth - 1) })
        default:
            let names = ["id", "isKnown", "label", "rules", "rulesInForce", "a", "z", "content", "é"]
            let own = names.shuffled(using: &random).prefix(random.below(5))
            return .object(own.map { ($0, value(&random, depth: depth - 1)) })
        }
    }

    @Test("values of every shape with hostile strings are written as Foundation writes them")
    func sorted() throws {
        for seed in Seeds.upTo(600, long: 20_000) {
            var random = SeededGenerator(seed: seed)
            let value = Value.array([Self.value(&random, depth: 4)])
            #expect(try Self.ours(value) == Self.foundation(value), "seed \(seed)")
        }
    }

    @Test("each character of a string is written as Foundation writes it, alone and beside others")
    func characters() throws {
        for piece in Self.pieces {
            for text in [piece, "a\(piece)", "\(piece)b", "12345678\(piece)12345678", "🟡\(piece)🟡"] {
                #expect(try Self.ours([text]) == Self.foundation([text]))
            }
        }
    }

    @Test("in a report members keep their order, and empty arrays take one line")
    func ordered() throws {
        let value = ReportValue.object([
            ("version", .number(1)), ("b", .array([])), ("a", .object([])),
            ("text", .string("x\u{8}\"\n🟡\u{202E}")),
            ("all", .array([.bool(true), .bool(false)])),
        ])
        #expect(
            try Self.ours(value, .ordered) == """
                {
                  "version": 1,
                  "b": [],
                  "a": {},
                  "text": "x\\u0008\\"\\n🟡\\u202e",
                  "all": [
                    true,
                    false
                  ]
                }

                """)
    }

    @Test("containers that a value opens by hand stand where it opened them")
    func nested() throws {
        struct ByHand: Encodable {
            var writesLate = false

            func encode(to encoder: any Encoder) throws {
                var outer = encoder.container(keyedBy: Key.self)
                var list = outer.nestedUnkeyedContainer(forKey: Key(stringValue: "list"))
                try list.encode(UInt8(1))
                var inner = list.nestedContainer(keyedBy: Key.self)
                try inner.encode("x", forKey: Key(stringValue: "x"))
                try list.encodeNil()
                try outer.encodeNil(forKey: Key(stringValue: "a"))
                if writesLate { try list.encode(2) }
            }
        }
        #expect(try Self.ours(ByHand()) == Self.foundation(ByHand()))
        #expect(throws: EncodingError.self) { try ByHand(writesLate: true).json() }
        #expect(throws: EncodingError.self) { try [0.5].json() }
    }

    @Test("text that is taken for visible without a look at the tables of Unicode is visible")
    func visible() {
        var count = 0
        for value in UInt32(0)...0x10FFFF where Unicode.Scalar.isCertainlyVisible(value) {
            guard let scalar = Unicode.Scalar(value) else {
                Issue.record("\(value) is no character")
                continue
            }
            let properties = scalar.properties
            let isHidden: Bool =
                switch properties.generalCategory {
                case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate: true
                default: properties.isDefaultIgnorableCodePoint || properties.isNoncharacterCodePoint
                }
            if isHidden { Issue.record("\(scalar.escaped(asASCII: true)) is hidden") }
            count += 1
        }
        #expect(count > 50_000)
    }
}
