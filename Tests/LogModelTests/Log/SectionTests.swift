import LogModel
import MarkdownAST
import TestSupport
import Testing

/// `LogDocument` and `FailureLog` read the same sections, however these are written.
@Suite("Sections: one tree for a log and for its values", .tags(.property))
struct SectionTests {
    private func expectAgreement(_ log: LogDocument, _ name: String) {
        let values = FailureLog(reading: log)
        #expect(values.categories == log.categories, "\(name)")
        #expect(values.history == log.history, "\(name)")
        #expect(values.relatedFiles == log.relatedFiles, "\(name)")
        #expect(values.failures == log.ownFailures, "\(name)")
        #expect(RuleBook(values).prefixes == log.rulePrefixes, "\(name)")
        // The title is a section for the one and the header for the other.
        let sections = log.sections.filter { $0.title != log.header?.title || $0.level > 1 }
        #expect(values.sections.count == sections.count, "\(name)")
    }

    @Test("every fixture, as it is and in its canonical form")
    func fixtures() throws {
        var count = 0
        for name in Fixtures.all {
            let log = try LogDocument(parsing: Fixtures.bytes(name))
            expectAgreement(log, name)
            expectAgreement(LogDocument(reading: LogFormatter().format(log).document), "\(name), formatted")
            count += log.categories.count + log.history.count + log.relatedFiles.count
        }
        #expect(count > 100)
    }

    @Test("generated logs, 500 in a long run, as they are and in their canonical form")
    func generated() throws {
        let seeds = Seeds.upTo(60, long: 500)
        var found = [0, 0, 0, 0]
        for seed in seeds {
            var generator = LogGenerator(seed: seed)
            var random = SeededGenerator(seed: seed)
            let text = generator.log() + (0..<4).map { _ in Self.section(&random) }.joined()
            let log = try LogDocument(parsing: text)
            expectAgreement(log, "seed \(seed)")
            expectAgreement(
                LogDocument(reading: LogFormatter().format(log).document), "seed \(seed), formatted")
            let counts = [log.categories, log.history, log.relatedFiles, log.rulePrefixes] as [[Any]]
            for (index, values) in counts.enumerated() where !values.isEmpty { found[index] += 1 }
        }
        // The generator writes enough of each.
        #expect(found.allSatisfy { $0 * 10 > seeds.count }, "\(found)")
    }

    private static func section(_ random: inout SeededGenerator) -> String {
        var text =
            "\n\(random.pick(["#", "##", "##", "###"])) \(random.pick(["Files", "UTF-8", "`Code` *x*", ""]))\n"
        text += random.pick(["", "\n"])
        for _ in 0..<1 + random.below(2) { text += block(&random) + random.pick(["\n", "\n\n", "\n---\n"]) }
        return text
    }

    private static func block(_ random: inout SeededGenerator) -> String {
        let count = 1 + random.below(3)
        let name = ["a", "a \\| b", "**Bold**", "`code`", "a\\\\\\|b", "한국", "x_y_z", "&amp;", "", "F-001"]
        func lines(_ line: (inout SeededGenerator) -> String) -> String {
            (0..<count).map { _ in line(&random) }.joined(separator: "\n") + "\n"
        }
        switch random.below(6) {
        case 0, 1:
            let header = random.pick([
                "| Category | Count | Trend |\n|---|---|---|\n", "Name | Count\n--- | ---\n",
            ])
            return header
                + lines { random in
                    let number = random.pick(["1", "1", "2", "+3", "007", "**4**"])
                    let trend = random.pick(["New", "", "*up*", "↑"])
                    return random.pick([
                        "| \(random.pick(name)) | \(number) | \(trend) |", "|\(random.pick(name))|\(number)|",
                        "\(random.pick(name)) | \(number)", "| \(random.pick(name)) | \(number) |",
                    ])
                }
        case 2:
            let mark = random.pick(["-", "-", "*", "1."])
            return lines { random in
                "\(mark) \(random.pick(["F-004", "[F-4]", "**F-004**", "INC-12"]))"
                    + "\(random.pick([": ", " — ", ":"]))\(random.pick(["text", "*it*", "a `b`", "one\n  two"]))"
            }
        case 3:
            let mark = random.pick(["-", "-", "*", "+"])
            return lines { random in
                "\(mark) `\(random.pick(["RULES.md", "a/b", "x.md", "x"]))`"
                    + random.pick(["", " — text", " - **it**", ": a\n\n  b", " – x"])
            }
        case 4: return "| Prefix | Layer |\n|---|---|\n| R-A-XXX | System |\n| `R-B-XXX` | *Process* |\n"
        default:
            return random.pick(["text", "> - `quoted.md`", "```\n- `code.md`\n```", "<div>\n", "(none yet)"])
                + "\n"
        }
    }

    @Test("a canonical file in which values do not say all has its lists and tables as well")
    func markup() throws {
        let log = try LogDocument(
            parsing: """
                # Log

                - `IN_HEADER.md` — above

                ## Counts

                | Category | Count | Trend |
                |----------|-------|-------|
                | **CRM** \\| x | 1 | *New* |

                ## Files

                - `RULES.md` — the rules
                  and more
                - `a/b.md` and **others**

                ### Earlier

                - `F-004`: one

                text

                * INC-5 — two

                """
        )
        expectAgreement(log, "markup")
        #expect(log.categories == [Category(name: "CRM | x", count: 1, trend: "New")])
        #expect(log.relatedFiles.map(\.path) == ["IN_HEADER.md", "RULES.md", "a/b.md"])
        #expect(log.history.map(\.id.text) == ["F-004"])
        #expect(log.sections.map(\.level) == [1, 2, 2, 3])
        #expect(log.sections.map(\.parent) == [nil, 0, 0, 2])
        // Only the first list of a section counts.
        #expect(log.sections[3].history.count == 1)
    }

    @Test("values that no file would be read as are still there")
    func built() throws {
        let files = [RelatedFile(path: "README", summary: "")]
        let categories = [Category(name: "a | b", count: 1, trend: "")]
        let log = FailureLog(
            header: .init(title: "Log"),
            parts: [
                .init(
                    .section(.init(title: "Files", blocks: [.relatedFiles(files)])), level: 2,
                    endsWithBreak: false),
                .init(
                    .section(
                        .init(title: "C", blocks: [.categories(columns: ["A", "B"], rows: categories)])),
                    level: 2, endsWithBreak: false),
            ]
        )
        #expect(log.relatedFiles == files)
        #expect(log.categories.map(\.count) == [1])
    }
}
