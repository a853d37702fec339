import MarkdownAST
import TestSupport
import Testing

@testable import LogModel
@testable import SecretScan

@Suite("Credentials: what is one, and what is none")
struct SecretScannerTests {
    @Test("the tables of examples are as large as they are to be")
    func sizes() {
        #expect(SecretExample.all.count >= 100)
        #expect(OrdinaryLines.all.count >= 60)
        #expect(Set(OrdinaryLines.all).count == OrdinaryLines.all.count)
    }

    @Test("each format is found, alone, in a sentence and in a list", arguments: SecretExample.all)
    func isFound(example: SecretExample) {
        for seed in UInt64(0)..<8 {
            let line = example.line(seed: seed)
            for text in [line, "It said:\n\(line)\n", "- \(line)\n- next\n"] {
                #expect(!SecretScanner.matches(in: Array(text.utf8)).isEmpty, "\(text.prefix(24))…")
            }
        }
    }

    private static let tally = SeedTally(of: SecretExample.tokens.count, mostSkipped: 5)

    @Test("a token is found where text surrounds it", arguments: SecretExample.tokens)
    func surrounded(example: SecretExample) {
        let line = example.line(seed: 3)
        guard !line.contains("\n") else { return Self.tally.skip(line.hashValue, "of several lines") }
        for text in [
            "Somebody pushed `\(line)` today", "we found (\(line)) there", "<!-- \(line) -->", "> \(line)",
        ] {
            #expect(!SecretScanner.matches(in: Array(text.utf8)).isEmpty, "\(text.prefix(24))…")
        }
    }

    @Test("ordinary lines hold none", arguments: OrdinaryLines.all)
    func isNone(line: String) {
        for text in [line, "- \(line)\n", "We saw that \(line) and went on.", "`\(line)`"] {
            let found = SecretScanner.matches(in: Array(text.utf8))
            #expect(found.isEmpty, "\(found.map(\.name))")
        }
    }

    @Test("a format of its own says more than the name before it")
    func name() {
        var maker = SecretMaker(seed: 1)
        let token = "ghp_\(maker.letters(36))"
        for line in ["token: \(token)", "GITHUB_TOKEN=\(token)", "Authorization: Bearer \(token)"] {
            let found = SecretScanner.matches(in: Array(line.utf8))
            #expect(found.map(\.name) == ["a GitHub token"], "\(line.prefix(12))")
        }
    }

    @Test("the range of a value is the whole of it")
    func ranges() {
        let values: [(String, String, String)] = [
            ("password: ", "pa$$w<rd{1[", ""), ("Pwd=", "S3cret,W]ord)x!", ";"),
            ("password: \"", "two w0rds!x", "\""),
            ("https://u:", "p$ss<w0rd{1[", "@host/"), ("api_key: `", "k7Q2m81Zx0pL4v9T", "`."),
            ("OTP: ", "482913", "."), ("password is ", "hunter2a", ", they said"),
        ]
        for (before, value, after) in values {
            let bytes = Array((before + value + after).utf8)
            #expect(SecretScanner.matches(in: bytes).map { bytes.string($0.range) } == [value])
        }
    }

    @Test("a private key without its end hides the lines of its body")
    func openKey() {
        var maker = SecretMaker(seed: 5)
        let body = (0..<3).map { _ in maker.base64(64) }.joined(separator: "\n")
        let bytes = Array(("-----BEGIN PRIVATE " + "KEY-----\n" + body + "\n\nwas in the log").utf8)
        let found = SecretScanner.matches(in: bytes)
        #expect(found.map { bytes.string($0.range).hasSuffix(body) } == [true])
    }

    @Test("a private key without its end does not reach into the next one")
    func openKeyBeforeAnother() {
        var maker = SecretMaker(seed: 6)
        let open = "-----BEGIN PRIVATE " + "KEY-----\n" + maker.base64(64)
        let text = open + "\n\npassword: " + "hunter2a" + "\n\n" + maker.block("PRIVATE " + "KEY")
        let found = SecretScanner.matches(in: Array(text.utf8))
        #expect(found.map(\.name) == ["a private key", "a password", "a private key"])
    }

    @Test("every row of the table has a prefix that can be looked up, and is found by it")
    func rows() {
        for format in SecretFormat.all {
            #expect(format.prefix.utf8CodeUnitCount > 0)
            #expect(format.name.description.hasPrefix("a") || format.name.description.hasPrefix("the"))
            var maker = SecretMaker(seed: 11)
            if format.traits.contains(.basic) { continue }
            func text(_ runs: [SecretRun]) -> String {
                runs.map { run in
                    if let text = run.text { return text.description }
                    let count = run.count.lowerBound
                    switch run.alphabet {
                    case .digits: return maker.digits(count)
                    case .hex: return maker.hex(count)
                    case .capitals: return maker.capitals(count)
                    case .small: return maker.small(count)
                    case .letters, .url, .token, .azure, .base64: return maker.letters(count)
                    }
                }.joined()
            }
            let token = text(format.before) + format.prefix.description + text(format.body)
            #expect(!SecretScanner.matches(in: Array(token.utf8)).isEmpty, "\(format.prefix)")
        }
    }
}

extension SecretExample {
    static let all = tokens + words + named
}
