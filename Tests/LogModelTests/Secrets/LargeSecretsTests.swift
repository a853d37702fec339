import MarkdownAST
import TestSupport
import Testing

@testable import LogModel

@Suite("Credentials in a file that is large enough to be looked through in parts", .tags(.slow))
struct LargeSecretsTests {
    private static let size = 1 << 19
    private static let filler = Array("password rotation is a matter of ghp and sk-less words\n".utf8)
    /// Where parts begin, if there are 16 of them, and with fewer too.
    private static let borders = ParallelMap.ranges(of: 0..<size / 64, count: 16).dropFirst().map {
        $0.lowerBound * 64
    }

    private func matches(in bytes: [UInt8]) -> [SecretScanner.Match] {
        let matches = SecretScanner.matches(in: bytes, WordMap(of: bytes))
        #expect(matches.map(\.range) == SecretScanner.matches(in: bytes).map(\.range))
        return matches
    }

    private static let text = Array(
        repeatElement(filler, count: size / filler.count + 1).joined().prefix(size))

    @Test("tokens at the borders of the parts", arguments: [-47, -46, -41, -40, -4, -3, -1, 0, 1, 2])
    func tokens(shift: Int) {
        let token = Array(" ghp_0123456789abcdefghijABCDEFGHIJ012345 ".utf8)
        var bytes = Self.text
        for border in Self.borders {
            bytes.replaceSubrange(border + shift..<border + shift + token.count, with: token)
        }
        let expected = Self.borders.map { $0 + shift + 1..<$0 + shift + token.count - 1 }
        #expect(matches(in: bytes).map(\.range) == expected)
    }

    @Test("two tokens right behind one another, parted by the border")
    func chain() {
        let url = Array("see https://user:secretword@host/ now".utf8)
        for border in Self.borders.prefix(3) {
            for shift in Seeds.all(of: Array(-url.count...0), orOneIn: 5, by: border) {
                var bytes = Self.text
                bytes.replaceSubrange(border + shift..<border + shift + url.count, with: url)
                let start = border + shift + 17
                #expect(matches(in: bytes).map(\.range) == [start..<start + 10])
            }
        }
    }

    @Test("a private key over several parts hides what it holds")
    func privateKey() {
        let opening = Array("\n-----BEGIN RSA PRIVATE KEY-----\n".utf8)
        let closing = Array("\n-----END RSA PRIVATE KEY-----\n".utf8)
        let token = Array(" ghp_0123456789abcdefghijABCDEFGHIJ012345 ".utf8)
        var bytes = Self.text
        let (start, end) = (Self.borders[2] - 500, Self.borders[7] + 700)
        bytes.replaceSubrange(start..<start + opening.count, with: opening)
        bytes.replaceSubrange(end - closing.count..<end, with: closing)
        for place in [start + 5000, Self.borders[5] + 10, end + 300] {
            bytes.replaceSubrange(place..<place + token.count, with: token)
        }
        let matches = matches(in: bytes)
        #expect(matches.map(\.name) == ["a private key", "a GitHub token"])
        #expect(matches.map(\.range) == [start + 1..<end - 1, end + 301..<end + 299 + token.count])
    }
}
