import Foundation
import LogChecks
import LogModel
import MarkdownAST
import TestSupport
import Testing

@Suite("check: logs as they are", .tags(.slow, .property))
struct CheckTests {
    @Test("the seed log: only its date is wrong")
    func seed() throws {
        let log = try CheckSupport.log(Fixtures.bytes("seed/FAILURE_LOG.md"))
        let found = try CheckSupport.checker.diagnostics(of: log, named: "FAILURE_LOG.md")
        #expect(found.map(CheckSupport.place) == ["5:19-5:29 stale-last-updated"])
        let paths = ["BIZOS_RULES.md", "BIZOS_PATTERNS.md", "BIZOS_KAIZEN.md", "cto-brain/FAILURE_LOG.md"]
        let missing = try CheckSupport.checker.diagnostics(
            of: log, named: "FAILURE_LOG.md", missing: Set(paths))
        #expect(missing.dropFirst().map(\.code) == Array(repeating: .missingRelatedFile, count: 4))
        #expect(missing.dropFirst().map(\.start.description) == ["137:4", "138:4", "139:4", "140:4"])
    }

    @Test("the double-encoded seed: each sequence, and the same facts as in the clean one")
    func mojibake() throws {
        let log = try CheckSupport.log(Fixtures.bytes("seed/FAILURE_LOG.mojibake.md"))
        let found = try CheckSupport.checker.diagnostics(of: log, named: "x")
        let sequences = EncodingRepair(scanning: log.document).findings
        #expect(sequences.count > 10)
        #expect(found.filter { $0.code == .mojibake }.map(\.range) == sequences.map(\.range))
        #expect(found.filter { $0.code == .mojibake }.map(\.start) == sequences.map(\.position))
        #expect(found.filter { $0.code != .mojibake }.map(\.code) == [.staleLastUpdated])
    }

    static let logs = Fixtures.all.filter { $0.hasPrefix("logs/") }

    @Test("any log: no trap, no storm of missing fields, ranges within the file", arguments: logs)
    func anyLog(name: String) throws {
        let log = try CheckSupport.log(Fixtures.bytes(name))
        let found = try CheckSupport.checker.diagnostics(of: log, named: name)
        #expect(found.count { $0.code == .unrecognizedEntry } <= 1)
        if name.contains("foreign-") {
            #expect(!found.contains { $0.code == .missingField || $0.code == .unknownValue })
        }
        let count = log.document.source.bytes.count
        for (left, right) in zip(found, found.dropFirst()) { #expect(left.start <= right.start) }
        for diagnostic in found {
            #expect(diagnostic.range.upperBound <= count)
            #expect(diagnostic.start == log.document.source.position(at: diagnostic.range.lowerBound))
            #expect(diagnostic.end == log.document.source.position(at: diagnostic.range.upperBound))
        }
    }

    @Test("cut and doubled texts: no trap, and fixes that apply", arguments: Seeds.upTo(30, long: 60))
    func damaged(seed: Int) throws {
        let names = ["check/pair/FAILURE_LOG.md", "check/pair/RULES.md", "seed/FAILURE_LOG.mojibake.md"]
        var bytes = try Fixtures.bytes(names[seed % 3])
        var random = SeededGenerator(seed: UInt64(seed))
        for _ in 0..<4 {
            let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
            let start = random.below(lines.count)
            let end = min(lines.count, start + random.below(6))
            var changed = Array(lines[..<start])
            if random.oneIn(2) { changed += lines[start..<end] + lines[start..<end] }
            bytes = Array((changed + lines[end...]).joined(separator: [0x0A]))
        }
        let log = try CheckSupport.log(bytes)
        let rules = try CheckSupport.log(CheckSupport.text("pair/RULES.md"))
        let found = try CheckSupport.checker.diagnostics(of: log, named: "x", companions: [rules])
        let fixed = try CheckSupport.log(found.fixes.applied(to: bytes))
        let after = try CheckSupport.checker.diagnostics(of: fixed, named: "x", companions: [rules])
        #expect(after.fixes.isEmpty)
    }
}

@Suite("check: entries that say the same")
struct CheckNearDuplicateTests {
    private func log(_ texts: [String]) throws -> LogDocument {
        try CheckSupport.log(
            "# T\n\n"
                + texts.enumerated().map { index, text in
                    "### [F-OPS-\(100 + index)] Title \(index)\n**Date:** 2026-02-11\n\n**Root Cause:**\n\(text)\n"
                }.joined(separator: "\n"))
    }

    private func twins(_ texts: [String]) throws -> [String] {
        try CheckSupport.checker.diagnostics(of: log(texts), named: "x")
            .filter { $0.code == .nearDuplicate }.map(\.message)
    }

    /// A text of distinct words.
    private func text(_ start: Int, _ count: Int) -> String {
        (start..<start + count).map { "word\($0)" }.joined(separator: " ")
    }

    @Test("many entries that are the same are each named once, and compared with few")
    func same() throws {
        let found = try twins(Array(repeating: text(0, 30), count: 300))
        #expect(found.count == 299)
        #expect(
            found.first
                == "F-OPS-101 says nearly the same as F-OPS-100; merge the two, or say what is different")
    }

    @Test("one word in sixty may differ, half of the words may not", arguments: 0..<20)
    func near(seed: Int) throws {
        let base = text(seed * 1000, 60)
        #expect(
            try twins([base, base.replacingOccurrences(of: "word\(seed * 1000 + 30) ", with: "other ")]).count
                == 1)
        #expect(try twins([base, text(seed * 1000, 30) + " " + text(500_000, 30)]).isEmpty)
    }

    @Test("texts without blanks between words are compared by their characters; short ones are not")
    func others() throws {
        #expect(try twins(["磁盘已满没有人注意到日志的增长", "磁盘已满没有人注意到日志的增长"]).count == 1)
        #expect(try twins(["the disk was full", "the disk was full"]).isEmpty)
    }
}

@Suite("check: what a file does not want to hear")
struct CheckSuppressionTests {
    private func codes(_ old: String, _ new: String) throws -> [DiagnosticCode] {
        var text = try CheckSupport.text("pair/FAILURE_LOG.md")
        text = text.replacingOccurrences(of: "- Rotate by size", with: "- as F-OPS-009 says")
        text = text.replacingOccurrences(of: "Logged:** 3", with: "Logged:** 4")
        #expect(try CheckSupport.diagnostics(text).map(\.code) == [.wrongTotal, .danglingFailure])
        let range = try #require(text.range(of: old))
        return try CheckSupport.diagnostics(text.replacingCharacters(in: range, with: new)).map(\.code)
    }

    @Test("in an entry: for the entry")
    func entry() throws {
        let comment = "- as F-OPS-009 says\n\n<!-- bizlog-ignore dangling-failure -->"
        #expect(try codes("- as F-OPS-009 says", comment) == [.wrongTotal])
        #expect(
            try codes("- Ask the", "<!-- bizlog-ignore dangling-failure -->\n- Ask the").contains(
                .danglingFailure))
    }

    @Test("in an entry with headings of its own: for all of it")
    func subheadings() throws {
        let text =
            "# T\n\n## [E-01] A\n\n<!-- bizlog-ignore secret -->\n\n### B\n\nOTP: 4829\n\n## [E-02] C\n\nOTP: 4829\n"
        let found = try CheckSupport.checker.diagnostics(of: CheckSupport.log(text), named: "x")
        #expect(found.filter { $0.code == .secret }.map(CheckSupport.place) == ["13:6-13:10 secret"])
    }

    @Test("under the title: for the whole file, with several codes")
    func file() throws {
        let comment = "<!-- bizlog-ignore wrong-total, dangling-failure -->\n\n---\n\n## Template"
        #expect(try codes("---\n\n## Template", comment) == [])
    }

    @Test("an unknown code, and a comment in code, suppress nothing")
    func unknown() throws {
        #expect(try codes("---\n\n## T", "<!-- bizlog-ignore wrong -->\n\n---\n\n## T").count == 2)
        #expect(try codes("---\n\n## T", "`<!-- bizlog-ignore wrong-total -->`\n\n---\n\n## T").count == 2)
    }

    @Test("within an ignore region nothing is reported")
    func region() throws {
        let region = "<!-- bizlog-ignore-start -->\n\n- as F-OPS-009 says\n\n<!-- bizlog-ignore-end -->"
        #expect(try codes("- as F-OPS-009 says", region) == [.wrongTotal])
    }
}

@Suite("check: secrets")
struct CheckSecretTests {
    /// Written in two parts, so that no scanner takes this file for a leak.
    static let secrets: [(String, String)] = [
        ("AKIA", "Z7Q2M5X8N4B6V3C1"), ("ghp_", "a1B2c3D4e5F6g7H8i9J0a1B2c3D4e5F6g7H8"),
        ("sk-proj-", "a1B2c3D4e5F6g7H8i9J0"), ("xoxb-", "1234567890-abcdefghij"),
        ("glpat-", "a1B2c3D4e5F6g7H8i9J0"), ("password: ", "hunter2a"),
        ("**API key:** `", "a1b2c3d4e5f6a7b8c9`"),
        ("the verification code was ", "482913"), ("OTP: ", "4829"),
        ("https://bot:", "s3cretword@host.example/x"),
        ("Authorization: Bearer ", "a1B2c3D4e5F6g7H8i9J0xx"),
        ("eyJhbGciOiJIUzI1NiJ9.", "eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9P"),
        ("client_secret=", "a1b2c3d4e5f6a7b8c9"),
        ("-----BEGIN RSA ", "PRIVATE KEY-----\nMIIEow\n-----END RSA PRIVATE KEY-----"),
    ]

    @Test("a credential is reported, and no message holds it", arguments: secrets)
    func isFound(parts: (String, String)) throws {
        let text = try CheckSupport.text("pair/FAILURE_LOG.md")
            .replacingOccurrences(of: "**Layer:** System\n", with: "**Layer:** \(parts.0)\(parts.1)\n")
        let found = try CheckSupport.diagnostics(text)
        #expect(found.count { $0.code == .secret } == 1)
        let value = String(parts.1.prefix(8))
        #expect(found.allSatisfy { !$0.message.contains(value) })
    }

    @Test(
        "words, masks and ids are none",
        arguments: [
            "password: ********", "the password was lost", "API key: $API_KEY", "token = [redacted]",
            "AKIAIOSFODNN7EXAMPLE", "cowork-20260211-024957-e672", "OTP: 2026-02-11", "code 482913",
            "sk-learn-based-classifier-for-text", "token: https://example.com/a1b2c3d4e5f6a7b8",
            "`/settings/automation/workflow_rules`", "https://example.com:8080/a@b",
            "secret: unknown to the whole team",
        ])
    func isNone(text: String) throws {
        let log = try CheckSupport.log("# T\n\n\(text)\n")
        #expect(try CheckSupport.checker.diagnostics(of: log, named: "x").allSatisfy { $0.code != .secret })
    }
}
