import LogModel
import MarkdownAST
import TestSupport
import Testing

@Suite("EncodingRepair: laws", .tags(.slow, .property))
struct EncodingRepairPropertyTests {
    @Test("a text that is double-encoded as a whole comes back", arguments: Seeds.upTo(100, long: 300))
    func wholeFile(seed: Int) throws {
        var random = SeededGenerator(seed: seed)
        let text = Self.text(&random)
        for misreading in Misreading.allCases {
            #expect(try repaired(misread(text, as: misreading)) == text)
        }
    }

    @Test(
        "lines that are double-encoded come back, and the others stay", arguments: Seeds.upTo(100, long: 300))
    func singleLines(seed: Int) throws {
        var random = SeededGenerator(seed: seed)
        var damaged: [String] = []
        var clean: [String] = []
        for index in 0..<6 {
            let line = index % 2 == 0 ? "x — " + Self.line(&random) : random.pick(Self.cleanTexts)
            clean.append(line)
            damaged.append(index % 2 == 0 ? misread(line, as: random.pick(Misreading.allCases)) : line)
        }
        #expect(try repaired(damaged.joined(separator: "\n\n")) == clean.joined(separator: "\n\n"))
    }

    @Test("clean text in many languages has nothing to repair", arguments: cleanTexts)
    func clean(text: String) throws {
        #expect(EncodingRepair(scanning: try Document(parsing: text)).findings.isEmpty)
        // And the same text with a damaged sign in it loses only that.
        #expect(try repaired("\(text)\n\nâ‰ˆ\n\n\(text) â‰ˆ") == "\(text)\n\n≈\n\n\(text) ≈")
    }

    @Test("the same text, double-encoded, comes back", arguments: cleanTexts, Misreading.allCases)
    func languages(text: String, misreading: Misreading) throws {
        #expect(try repaired(misread(text, as: misreading)) == text)
    }

    @Test(
        "repair is done after one time, and its findings are in order", arguments: Seeds.upTo(100, long: 300))
    func idempotence(seed: Int) throws {
        // Pieces of damage that need not make sense.
        var random = SeededGenerator(seed: seed)
        let pieces = [
            "â", "€", "”", "Ã", "©", "Â", "\u{A0}", "ð", "Ÿ", "Ÿ¡", "é", "»", "ï", "¿", "½", "\u{9D}", "a",
            " ", "\n\n", "`", "í", "œ",
        ]
        let text = (0..<random.below(60)).map { _ in random.pick(pieces) }.joined()
        let source = try SourceText(text)
        let repair = EncodingRepair(scanning: try Document(parsing: source))
        for (first, second) in zip(repair.findings, repair.findings.dropFirst()) {
            #expect(first.range.upperBound <= second.range.lowerBound)
        }
        for finding in repair.findings {
            #expect(finding.position == source.position(at: finding.range.lowerBound))
            #expect(source.string(finding.range) == finding.original)
        }
        _ = try source.applying(repair.edits)
    }

    private func repaired(_ text: String) throws -> String {
        let repair = EncodingRepair(scanning: try Document(parsing: text))
        return String(decoding: try repair.edits.applied(to: Array(text.utf8)), as: UTF8.self)
    }

    // MARK: Texts

    private static func text(_ random: inout SeededGenerator) -> String {
        "Größe — “各” 한글, 日本語\n\n"
            + (0..<1 + random.below(8)).map { _ in line(&random) }.joined(separator: "\n\n")
    }

    private static func line(_ random: inout SeededGenerator) -> String {
        (0..<1 + random.below(10)).map { _ in random.pick(words) }.joined(separator: " ")
    }

    private static let words = [
        "a", "plain", "word", "42", "—", "–", "→", "←", "⇒", "≠", "≥", "…", "“quoted”", "‘it’s’", "🔴", "🟡",
        "🟢", "✅", "❌",
        "⚠️", "👩‍💻", "🇰🇷", "é", "café", "Être", "naïve", "Größe", "ÜBER", "Øl", "ñandú", "Ñ", "Łódź", "żółć",
        "Příliš", "Ő",
        "România", "ștergere", "Việt", "với", "được", "日本語", "失敗", "테스트", "실패", "결제", "©", "®", "™", "20 °C",
        "½", "±5",
        "§ 3", "№ 7", "10 €", "£5", "“—”", "«oui»", "├──", "└──", "│", "✓", "•", "𝐱", "ﬁ", "À", "Í", "Ý",
    ]

    private static let cleanTexts = [
        "Plain ASCII with `code` and **emphasis**.",
        "L’équipe a déployé « la mise à jour » ; l’été… à bientôt\u{A0}! Œuvre, cœur, naïf, Noël, garçon, ça, où, CAFÉ, ÉTÉ, ÎLE, À.",
        "Die Größe der Übung: „schön“ – heiß… ÄÖÜ äöü ß, „Spaß“, 20\u{A0}°C, § 5, 3 × 4.",
        "«El niño comió piñas»… ¿Qué? ¡Olé! MAÑANA, ÚLTIMO, ÑANDÚ™, corazón®",
        "Não há informação; amanhã… “ação” à tarde. SÃO, IRMÃ, MANHÃ, MAÇÃ, ÀS, coração",
        "Tiếng Việt: lỗi mất dữ liệu, đã sửa “hôm qua”… ĐÃ, Ầ, Ố, Ữ",
        "Příliš žluťoučký kůň úpěl ďábelské ódy, „též“, „až“… ÚŽAS, DÁŠ, VÝŠE, LŽÍCE, Úžasný, Íž",
        "Zażółć gęślą jaźń: „błąd”… ŁÓDŹ, ŻÓŁĆ – Ślązak",
        "Þetta er íslenska: „orð“ … það, Ísland, Æði, ÖÐRUM, ÁÐUR",
        "Türkçe: “hâlâ…” İstanbul, ığdır, ŞÖYLE, Çok, ÜÇ, kâğıt, “imlâ”",
        "Blåbærsyltetøy på Århus Å… »ordet« Ærø, ØL™, Ø½, Å–Ä–Ö",
        "Suomeksi: ”hyvää päivää” – Äiti… YÖ, ÄÄ, SÄÄ”",
        "Română: „ştergere” și țară, ÎNCEPUT, Âncora, învățăm",
        "Ελληνικά: «δοκιμή»… Αθήνα, ΰ", "Привет, «мир» — ёлка… ЁЖ", "Українська: „її“ ґанок",
        "עברית: “שלום” – בדיקה", "العربية: «اختبار» فشل…", "हिन्दी परीक्षण", "ภาษาไทย ทดสอบ",
        "日本語：「失敗」—原因…　全角（テスト）", "简体中文：“错误”——已修复……《日志》", "한국어: ‘실패’ — 원인… 「결제」",
        "├── src\n│   └── ä.md\n╔══╗ ▲ ● ◆ ■ □ ✓ ✗ ★", "🔴 🟡 🟢 ✅ ❌ ⚠️ 👩‍💻 🇩🇪 → ← ↔ ⇒ ∀ ∃ ≤ ≥ ≠ ∞",
        "£5, €5, 5\u{A0}€, ¥, ½ ¼ ¾, ±3, µm, 5×3, ©2020, ®, ™, ª º ° ¹²³, ¿? ¡!, «a» »b«",
    ]
}
