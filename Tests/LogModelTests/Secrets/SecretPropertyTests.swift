import MarkdownAST
import TestSupport
import Testing

@testable import LogModel
@testable import SecretScan

@Suite("Credentials: any bytes, and much of one", .tags(.slow, .property))
struct SecretPropertyTests {
    private static func check(_ bytes: [UInt8]) {
        let found = SecretScanner.matches(in: bytes)
        var end = 0
        for match in found {
            #expect(match.range.lowerBound >= end)
            #expect(!match.range.isEmpty && match.range.upperBound <= bytes.count)
            end = match.range.upperBound
        }
    }

    /// What the tables look for, and what surrounds it.
    private static let pieces: [[UInt8]] =
        SecretFormat.all.map { Array($0.prefix.description.utf8) }
        + SecretName.all.map { Array($0.ending.description.utf8) }
        + [
            ": ", "=", "\n", " ", "`", "\"", "://", "@", "$", "{", "<", "-----BEGIN ", "PRIVATE KEY-----",
            "-----END ",
            "abc123DEF456ghi789", "\\_", "**", "|", "é", "…", "curl -u ", " was ", "--", "\u{0}", "\r\n",
        ].map { Array($0.utf8) }

    @Test(
        "random bytes, and random pieces of credentials: no trap, and matches in order",
        arguments: UInt64(0)..<60)
    func anyBytes(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        Self.check((0..<random.below(400)).map { _ in UInt8(truncatingIfNeeded: random.below(256)) })
        var bytes: [UInt8] = []
        for _ in 0..<random.below(80) {
            bytes += Self.pieces[random.below(Self.pieces.count)]
            if random.oneIn(9) { bytes.append(UInt8(truncatingIfNeeded: random.below(256))) }
        }
        Self.check(bytes)
        for count in 0..<min(bytes.count, 40) { Self.check(Array(bytes.suffix(count))) }
    }

    @Test("each example, cut at each byte", arguments: SecretExample.all)
    func cut(example: SecretExample) {
        let bytes = Array(example.line(seed: 2).utf8.prefix(120))
        for count in 0..<bytes.count { Self.check(Array(bytes[..<count])) }
    }

    @Test("the same is found in a text of any length before it", arguments: UInt64(0)..<20)
    func shifted(seed: UInt64) {
        let example = SecretExample.tokens[Int(seed) * 7 % SecretExample.tokens.count]
        let line = Array(example.line(seed: seed).utf8)
        let alone = SecretScanner.matches(in: line).map(\.range)
        for shift in 0..<140 {
            let text =
                Array(repeating: UInt8(ascii: "\n"), count: shift) + line
                + Array("\nand so on, for a while".utf8)
            let found = SecretScanner.matches(in: text).map(\.range)
            #expect(found == alone.map { $0.lowerBound + shift..<$0.upperBound + shift })
        }
    }

    /// What is repeated: each asks for as much as can be at each of its places.
    static let repeated = [
        "a", "\u{0}", "-", "_", ":", "=", "/", ".", "A", "é", "~", "sk-", "eyJ-", "eyJ.eyJ.", "ghp_",
        "-----BEGIN ",
        "-----BEGIN PRIVATE " + "KEY-----\n", "password:", "password=", "token: ", "://a:", "://", "curl -u ",
        "was ",
        "password is ", "--password ", "<password>", "Basic AAAA", "Bearer ", "1:A", "8Q~", "-us1",
        ".atlasv1.", "AKIA/",
        "+AKIA", "PuTTY-User-Key-File-2: ", "api_key=$", "xoxb-1-", "password: \"", "password:\n", "\\_",
    ]

    @Test(
        "much of one thing: what is looked at from each place is bounded or remembered, so this ends",
        arguments: repeated)
    func linear(piece: String) {
        let bytes = Array(
            repeatElement(Array(piece.utf8), count: (Seeds.areAll ? 1 << 17 : 1 << 14) / piece.utf8.count)
                .joined())
        Self.check(bytes)
    }
}
