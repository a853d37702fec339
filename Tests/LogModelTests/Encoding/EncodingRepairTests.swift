import LogModel
import MarkdownAST
import TestSupport
import Testing

@Suite("EncodingRepair: what is undone and what is left")
struct EncodingRepairTests {
    @Test("the double-encoded seed becomes the clean one, its template included")
    func seed() throws {
        let damaged = try SourceText(Fixtures.bytes("seed/FAILURE_LOG.mojibake.md"))
        let clean = try Fixtures.bytes("seed/FAILURE_LOG.md")
        let repair = EncodingRepair(scanning: try Document(parsing: damaged))
        #expect(try repair.edits.applied(to: damaged.bytes) == clean)
        #expect(repair.findings.allSatisfy { !$0.isAmbiguous })
        #expect(EncodingRepair(scanning: try Document(parsing: SourceText(clean))).findings.isEmpty)
    }

    @Test("each finding tells its place, its text and the character that it stands for")
    func findings() throws {
        let repair = try repair(of: "é ok\n\nA â€” b\r\n→ ðŸŸ¡ c\n")
        #expect(repair.findings.map(\.original) == ["â€”", "ðŸŸ¡"])
        #expect(repair.findings.map(\.replacement) == ["—", "🟡"])
        #expect(repair.findings.map(\.position.description) == ["3:3", "4:3"])
        let source = "é ok\n\nA â€” b\r\n→ ðŸŸ¡ c\n".utf8.map { $0 }
        #expect(repair.findings.map { Array(source[$0.range]) } == [Array("â€”".utf8), Array("ðŸŸ¡".utf8)])
    }

    @Test(
        "single characters among ASCII",
        arguments: [
            ("naÃ¯ve cafÃ©", "naïve café"), ("20Â°C", "20°C"), ("fÃªte, Ãªtre", "fête, être"),
            ("Ã…rhus", "Århus"),
            ("voilÃ\u{A0} !", "voilà !"), ("5Â\u{A0}km", "5\u{A0}km"), ("Ã‰tÃ©", "Été"), ("â‚¬ 5", "€ 5"),
            ("Itâ€™s", "It’s"), ("wait â€¦", "wait …"), ("a â†’ b", "a → b"), ("3 â‰¥ 2", "3 ≥ 2"),
            ("âœ… done", "✅ done"),
            ("âš\u{A0}ï¸\u{8F} care", "⚠️ care"), ("â›” stop", "⛔ stop"), ("FuÃŸ", "Fuß"), ("vá»›i", "với"),
            ("Å‚Ã³dÅº", "łódź"), ("Ï€ and Î±", "π and α"), ("ðŸ‡©ðŸ‡ª", "🇩🇪"), ("ä¸­æ–‡", "中文"),
            ("í•œê¸€", "한글"),
            ("â€œxâ€\u{9D}", "“x”"), ("â\u{80}\u{94}", "—"), ("Ã\u{9F}", "ß"), ("È™i", "și"),
            ("×©×œ×•×\u{9D}", "שלום"),
        ]
    )
    func single(damaged: String, clean: String) throws {
        #expect(try repaired(damaged) == clean)
        #expect(
            EncodingRepair.repaired(Array(damaged.utf8)[...]).map { String(decoding: $0, as: UTF8.self) }
                == clean)
    }

    @Test(
        "clean text that could be read as double-encoded is left, without a word",
        arguments: [
            "« Il a été\u{A0}» dit-il, puis « café\u{A0}».", "«été…»", "„Das ist heiß“ und „Spaß“ – ja…",
            "“hâlâ…” dedi, “hâlâ…”", "„též“ a „až“", "Úžasný den, VÝŠE, PŘÍŠTÍ, ÚŽAS", "CAFÉ™ and MAÇÃ™",
            "Ø½ inch, 2×½, 4×£5",
            "A–Ö, Å–Ä–Ö", "é\u{A0}€5", "NÃO, IRMÃ…", "L’ÉTÉ’", "CAFÉ’S", "à\u{A0}«voir»", "idé\u{A0}”abc”",
        ]
    )
    func clean(text: String) throws {
        #expect(try repair(of: text).findings.isEmpty)
        #expect(EncodingRepair.repaired(Array(text.utf8)[...]) == nil)
    }

    @Test(
        "text encoded three and four times is undone at once",
        arguments: ["—", "“x”", "🟡 Important", "é à ü", "日本語 테스트", "→ ✅ ⚠️"]
    )
    func layers(text: String) throws {
        for first in Misreading.allCases {
            for second in Misreading.allCases {
                let three = misread(misread(text, as: first), as: second)
                #expect(try repaired(three) == text, "three times")
                #expect(try repaired(misread(three, as: first)) == text, "four times")
            }
        }
    }

    @Test("what could be text is undone where a certain sequence of its script stands beside nothing clean")
    func evidence() throws {
        // `Ã‘` could end a quotation.
        #expect(try repaired("MAÃ‘ANA â€” x") == "MAÑANA — x")
        #expect(try repaired("MAÃ‘ANA\n\nx â€” y") == "MAÑANA\n\nx — y")
        #expect(try repair(of: "MAÃ‘ANA").findings.isEmpty)
        // Here the file also holds clean characters, in another line: left and reported.
        let mixed = try repair(of: "MAÃ‘ANA\n\nx â€” y → z")
        #expect(mixed.findings.map(\.ambiguity) == [.legible, nil])
        // And here in the same line: that is text.
        #expect(try repair(of: "MAÃ‘ANA, ŁÓDŹ\n\nx â€” y").findings.map(\.original) == ["â€”"])
        // A character of a script that nothing else speaks for.
        #expect(try repair(of: "thé\u{A0}» â€” x").findings.map(\.ambiguity) == [.legible, nil])
    }

    @Test("what was lost is reported, not guessed")
    func lost() throws {
        let repair = try repair(of: "â€œxâ€ and ï¿½")
        #expect(repair.findings.map(\.original) == ["â€œ", "â€", "ï¿½"])
        #expect(repair.findings.map(\.ambiguity) == [nil, .lost, .lost])
        #expect(repair.findings.map(\.replacement) == ["“", "”", "\u{FFFD}"])
    }

    @Test("a line about the damage is left and reported")
    func mention() throws {
        let repair = try repair(of: "a wrong code page turns — into â€” and é into Ã©\n\nhere â€” too\n")
        #expect(repair.findings.map(\.ambiguity) == [.mention, .mention, nil])
    }

    @Test("a byte order mark is undone at the start only")
    func byteOrderMark() throws {
        #expect(try repaired("ï»¿# T") == "\u{FEFF}# T")
        #expect(try repair(of: "a ï»¿ b").edits.isEmpty)
    }

    @Test("controls, private and unassigned characters are never made")
    func unwanted() throws {
        for text in ["\u{85}", "\u{E000}", "\u{FFFE}", "\u{F0000}", "\u{202E}", "\u{378}x"] {
            #expect(try repair(of: misread(text, as: .latin1)).edits.isEmpty)
        }
    }

    @Test("bytes that are not UTF-8 are no reason to trap")
    func invalid() {
        #expect(EncodingRepair.repaired([0xC3, 0x83, 0xC3]) == nil)
        #expect(EncodingRepair.repaired([0xFF, 0xC3, 0xA2, 0xE2, 0x82, 0xAC, 0xE2, 0x80]) == nil)
        #expect(EncodingRepair.repaired([0xEF, 0xC3, 0x83, 0xC2, 0xA9, 0xF0]) == [0xEF, 0xC3, 0xA9, 0xF0])
        #expect(EncodingRepair.repaired([]) == nil)
    }

    private func repair(of text: String) throws -> EncodingRepair {
        EncodingRepair(scanning: try Document(parsing: text))
    }

    private func repaired(_ text: String) throws -> String {
        let edits = try repair(of: text).edits
        return String(decoding: try edits.applied(to: Array(text.utf8)), as: UTF8.self)
    }
}
