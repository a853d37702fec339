import MarkdownAST
import TestSupport
import Testing

@testable import LogModel

/// The beginning of an entry, taken apart.
@Suite("Forms: the heads of entries")
struct HeadScanTests {
    /// A text, and its key, date, severity, status and title, with `-` for what is not there.
    static let heads: [(text: String, parts: [String])] = [
        ("F-001: The pump stopped", ["F-001", "-", "-", "-", "The pump stopped"]),
        ("[F-001] The pump stopped", ["F-001", "-", "-", "-", "The pump stopped"]),
        ("[F-001](a.md) The pump stopped", ["F-001", "-", "-", "-", "The pump stopped"]),
        ("2026-03-04 — The pump stopped", ["-", "2026-03-04", "-", "-", "The pump stopped"]),
        ("[2026-03-04] F-1 | The pump stopped", ["F-1", "2026-03-04", "-", "-", "The pump stopped"]),
        ("4. März 2026 — Pumpe", ["-", "2026-03-04", "-", "-", "Pumpe"]),
        ("The pump stopped (2026-03-04)", ["-", "2026-03-04", "-", "-", "The pump stopped"]),
        ("The pump stopped — 2026-03-04", ["-", "2026-03-04", "-", "-", "The pump stopped"]),
        ("The pump stopped (2026-03-04, P1)", ["-", "2026-03-04", "P1", "-", "The pump stopped"]),
        ("The pump stopped (CRITICAL — OPEN)", ["-", "-", "CRITICAL", "OPEN", "The pump stopped"]),
        ("The pump stopped [high, fixed]", ["-", "-", "high", "fixed", "The pump stopped"]),
        ("The pump stopped — FIXED", ["-", "-", "-", "FIXED", "The pump stopped"]),
        ("The pump stopped ✅ FIXED", ["-", "-", "-", "FIXED", "The pump stopped"]),
        ("[P1] The pump stopped", ["-", "-", "P1", "-", "The pump stopped"]),
        ("OPEN: The pump stopped", ["-", "-", "-", "OPEN", "The pump stopped"]),
        ("Incident #3: The pump stopped", ["3", "-", "-", "-", "The pump stopped"]),
        ("問題 1：水泵", ["1", "-", "-", "-", "水泵"]), ("【F-1】水泵（高）", ["F-1", "-", "高", "-", "水泵"]),
        ("**F-1** `pump` stopped", ["F-1", "-", "-", "-", "`pump` stopped"]),
        ("03/04/2026: The pump stopped", ["-", "?", "-", "-", "The pump stopped"]),
        ("2026-02-30: The pump stopped", ["-", "-", "-", "-", "2026-02-30: The pump stopped"]),
        ("Open the valve", ["-", "-", "-", "-", "Open the valve"]),
        ("The pump (the red one)", ["-", "-", "-", "-", "The pump (the red one)"]),
        ("The pump [x", ["-", "-", "-", "-", "The pump [x"]), ("", ["-", "-", "-", "-", "-"]),
        ("2026-03-04", ["-", "2026-03-04", "-", "-", "-"]), ("F-1", ["F-1", "-", "-", "-", "-"]),
    ]

    @Test("each part is told", arguments: heads)
    func parts(text: String, parts: [String]) {
        #expect(Self.parts(of: text) == parts)
    }

    static let hostile = [
        " ", "***", "[", "]", "()", "[]", "[](", "【", "】", "（）", "—", "— —", "::", "#", "§", "<", "<a", ":a",
        "\u{FE0F}", "1\u{FE0F}\u{20E3}",
        "\u{0}", "[2026-03-04", "2026-03-04]", "(P1", "P1)", "[[[F-1]]]", "((((high))))", "- - -", "· · ·",
        "|||",
    ]

    @Test(
        "a separator of any kind, with or without blanks, is no part of the title",
        arguments: ["—", "–", "·", "•", "→", " — ", "— ", " →", " · "])
    func separators(separator: String) {
        for mark in ["", "*", "**", "`"] {
            for (word, parts) in [
                ("FIXED", ["-", "-", "-", "FIXED"]), ("2026-03-04", ["-", "2026-03-04", "-", "-"]),
            ] {
                let text = "The pump stopped\(separator)\(mark)\(word)\(mark)"
                #expect(Self.parts(of: text) == parts + ["The pump stopped"], "\(text)")
            }
        }
    }

    /// Ranges in each other, of one and the same text, whatever surrounds it.
    @Test("parts lie within the text", arguments: hostile + heads.map(\.text))
    func ranges(text: String) {
        for text in [text, text + text, "x \(text)", "\(text) x", "é\(text)é"] {
            let bytes = Array("## \(text)\n## [F-9] (2026-01-01)".utf8)
            let range = 3..<3 + text.utf8.count
            Self.expectParts(of: HeadScan(bytes, range), in: bytes, within: range)
        }
    }

    @Test(
        "10,000 of a mark",
        arguments: [
            "[", "]", "(", ")", "【", "】", "*", "`", "<", "<a", "·", "—", ":", "|", "#", "🔥", "[P1]", "(a, ",
            "- ", "1. ",
        ])
    func many(mark: String) {
        let bytes = Array(String(repeating: mark, count: 10_000).utf8)
        Self.expectParts(of: HeadScan(bytes, bytes.indices), in: bytes, within: bytes.indices)
    }

    private static func expectParts(of scan: HeadScan, in bytes: [UInt8], within range: Range<Int>) {
        var parts = [scan.title, scan.severity, scan.status, scan.date?.range].compactMap { $0 }
        switch scan.key {
        case .id(let key): parts.append(key.range)
        case .number(_, let digits, let word): parts += [digits, word]
        case nil: break
        }
        for part in parts {
            #expect(range.lowerBound <= part.lowerBound && part.upperBound <= range.upperBound)
            #expect(String(validating: bytes[part], as: UTF8.self) != nil, "no scalar is cut in two")
        }
    }

    private static func parts(of text: String) -> [String] {
        let bytes = Array(text.utf8)
        let scan = HeadScan(bytes, bytes.indices)
        let key: Range<Int>? =
            switch scan.key {
            case .id(let key): key.range
            case .number(_, let digits, _): digits
            case nil: nil
            }
        let date = scan.date.map { $0.date?.description ?? "?" }
        let words = [key, nil, scan.severity, scan.status, scan.title.isEmpty ? nil : scan.title]
            .map { $0.map(bytes.string) ?? "-" }
        return [words[0], date ?? "-", words[2], words[3], words[4]]
    }
}
