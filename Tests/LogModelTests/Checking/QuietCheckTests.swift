import LogChecks
import LogModel
import MarkdownAST
import TestSupport
import Testing

/// What a file does not keep is not asked for.
@Suite("check: nothing is asked for that the file does not keep")
struct QuietCheckTests {
    /// What is found with some codes, each as `line code`.
    private func found(
        _ text: String, _ codes: DiagnosticCode..., companions: [String] = [], missing: Set<String> = []
    ) throws -> [String] {
        let checker = LogChecker(
            today: try #require(LogDate("2026-03-31")), codes: codes.isEmpty ? nil : Set(codes))
        let diagnostics = checker.diagnostics(
            of: try CheckSupport.log(text), named: "x", companions: try companions.map(CheckSupport.log),
            missing: missing)
        return diagnostics.map { "\($0.start.line) \($0.code)" }
    }

    private func entries(_ ids: [String]) -> String {
        "# Ops\n\n" + ids.map { "### [\($0)] t\n**Date:** 2026-02-11\n" }.joined(separator: "\n")
    }

    private static let built = [
        "Date:** 2026-02-11", "Severity:** 🟡 Important", "Layer:** System", "Entity:** Ops",
        "What Broke:**\nIt.",
        "Root Cause:**\nIt.", "Why We Didn't Catch It:**\nIt.", "Preventive Rule Added:**\nWe look.",
        "Lessons:**\n- It.",
    ]

    private func built(_ id: String, without labels: String...) -> String {
        let fields = Self.built.filter { field in !labels.contains { field.hasPrefix("\($0):") } }
        return "### [\(id)] t\n" + fields.map { "**\($0)\n" }.joined(separator: "\n")
    }

    @Test("a field that most entries of a log without a template lack is not missing")
    func fields() throws {
        let all = (1...4).map { built("F-00\($0)") }
        #expect(try found("# T\n\n" + all.joined(separator: "\n"), .missingField) == [])
        let some = [built("F-001", without: "Entity"), built("F-002", without: "Entity"), built("F-003")]
        #expect(try found("# T\n\n" + some.joined(separator: "\n"), .missingField) == [])
        let one = [built("F-001"), built("F-002", without: "Entity"), built("F-003")]
        #expect(try found("# T\n\n" + one.joined(separator: "\n"), .missingField).count == 1)
        let only = built("F-001", without: "Entity")
        #expect(try found("# T\n\n" + only, .missingField) == [])
        let template = "# T\n\n```\n### [F-XXX] t\n**Date:** YYYY-MM-DD\n**Entity:** who\n```\n\n"
        #expect(try found(template + only, .missingField).count == 1)
        #expect(try found(template + built("F-001", without: "Layer"), .missingField) == [])
    }

    @Test("rules are asked for where there are some")
    func rules() throws {
        let text = "# T\n\n" + built("F-001") + "\n" + built("F-002")
        #expect(try found(text, .failureWithoutRule) == [])
        let named = text + "\n" + built("F-003").replacing("We look.", with: "[R-OPS-001]")
        #expect(try found(named, .failureWithoutRule).count == 2)
        let book = "# Rules\n\n### [R-OPS-001] Look\n**Severity:** Critical\n**Rule:** Look.\n"
        #expect(try found(text, .failureWithoutRule, companions: [book]).count == 2)
        #expect(try found(book, .ruleWithoutOrigin) == [])
        let origin = "\n### [R-OPS-002] Ask\n**Severity:** Critical\n**Origin:** F-001\n\n**Rule:** Ask.\n"
        #expect(try found(book + origin, .ruleWithoutOrigin) == ["3 rule-without-origin"])
    }

    @Test("a log without a template may have severities of its own")
    func values() throws {
        func text(_ severities: [String]) -> String {
            "# T\n\n"
                + severities.enumerated().map { index, value in
                    built("F-00\(index + 1)").replacing("🟡 Important", with: value)
                }.joined(separator: "\n")
        }
        #expect(try found(text(["High", "High", "Critical"]), .unknownValue) == [])
        #expect(try found(text(["Important", "Critical", "Importnat"]), .unknownValue).count == 1)
    }

    @Test("a title is asked for where entries have a known form")
    func title() throws {
        #expect(try found("## [ERR-001] t\n**Logged**: x\n**Area**: y\n", .missingTitle) == [])
        #expect(try found("### [F-001] t\n**Date:** 2026-02-11\n", .missingTitle) == ["1 missing-title"])
    }

    @Test(
        "files are looked for under a heading that says so, in any language",
        arguments: [
            ("Related Files", true), ("🔗 Related files and rules", true), ("Companion documents", true),
            ("See also", true), ("Verwandte Dateien", true), ("Fichiers liés", true),
            ("Archivos relacionados", true),
            ("File correlati", true), ("Arquivos relacionados", true), ("Связанные файлы", true),
            ("相关文件", true),
            ("関連ファイル", true), ("관련 파일", true), ("Changed", false), ("Files to look at", false),
            ("Unrelated", false), ("Endpoints", false), ("Tests", false),
        ])
    func files(heading: String, isLooked: Bool) throws {
        let text = "# T\n\n## \(heading)\n\n- `src/a.py` — one\n- `localhost:80/b` — two\n"
        let found = try found(text, .missingRelatedFile, missing: ["src/a.py", "localhost:80/b"])
        #expect(found == (isLooked ? ["5 missing-related-file", "6 missing-related-file"] : []))
    }

    @Test("a table with numbers counts categories if it says so, or if its rows are values of a field")
    func tables() throws {
        func text(_ heading: String, _ column: String, _ rows: [String]) -> String {
            entries(["F-001", "F-002", "F-003"]).replacing(
                "2026-02-11", with: "2026-02-11\n**Severity:** Critical")
                + "\n## \(heading)\n\n| \(column) | Count |\n|---|---|\n"
                + rows.map { "| \($0) | 7 |\n" }.joined()
        }
        #expect(
            try found(text("Numbers", "Month", ["May", "June"]), .categorySum, .staleCategoryCount) == [])
        #expect(try found(text("Kategorien", "Name", ["CRM"]), .categorySum) == ["17 category-sum"])
        #expect(try found(text("Numbers", "Category", ["CRM"]), .categorySum) == ["17 category-sum"])
        #expect(
            try found(text("Numbers", "How bad", ["🔴 Critical"]), .categorySum, .staleCategoryCount)
                == ["19 stale-category-count"])
        let log = try CheckSupport.log(text("Numbers", "Month", ["May"]))
        #expect(LogFamily(log: LogFamily.Member(log, name: "x")).categories.isEmpty)
    }

    @Test(
        "gaps: reserved ranges and scattered numbers have none",
        arguments: [
            ([1, 2, 4, 5], 1), ([1, 2, 7], 1), ([1, 3], 1), ([1, 2, 3, 100, 101], 0),
            ([1, 2, 3, 101, 102], 0),
            ([1, 2, 11, 12, 21, 22], 0), ([98, 99, 200], 0), ([1, 2, 3, 4, 5, 6, 7, 8, 10], 1),
            ([10, 20, 30, 40], 0), ([5, 25, 47, 63, 84], 0), ([1, 2, 3, 5, 6, 8, 9], 2), ([7, 8, 9], 0),
        ])
    func gaps(numbers: [Int], count: Int) throws {
        #expect(try found(entries(numbers.map { "F-\($0 + 1000)" }), .idGap).count == count)
        #expect(try found(entries(numbers.map { "ERR-20260313-\($0 + 1000)" }), .idGap) == [])
    }

    @Test(
        "order: a file in which too few neighbours rise or fall has none",
        arguments: [
            ([1, 2, 3, 4, 5], 0), ([5, 4, 3, 2, 1], 0), ([2, 3, 1], 1), ([1, 2, 4, 3], 1),
            ([1, 2, 9, 3, 4], 1),
            ([2, 1, 4, 3], 0), ([3, 1, 2, 5, 4], 0), ([1, 2, 4, 3, 5, 6, 7], 1), ([9, 8, 6, 7, 5, 4, 3], 1),
            ([4, 1, 3, 6, 2, 5], 0), ([1, 2, 4, 3, 5, 6, 8, 7, 9, 10, 11], 2),
        ])
    func order(numbers: [Int], count: Int) throws {
        #expect(try found(entries(numbers.map { "F-00\($0)" }), .outOfOrder).count == count)
        // The day is a part of the key.
        let dated = numbers.map { $0 < 10 ? "ERR-2026010\($0)-001" : "ERR-202601\($0)-001" }
        #expect(try found(entries(dated), .outOfOrder).count == count)
    }
}

/// Headings that hold an id and are not read as entries.
@Suite("check: headings with an id that are not read")
struct UnreadHeadingTests {
    private func log(_ headings: String..., total: Int = 9) throws -> LogDocument {
        try CheckSupport.log(
            "# Ops\n\n**Total Failures Logged:** \(total)\n\n### [F-001] t\n**Date:** 2026-02-11\n\n"
                + headings.map { "\($0)\n\nSome text.\n" }.joined(separator: "\n"))
    }

    private func found(_ log: LogDocument) throws -> [Diagnostic] {
        try CheckSupport.checker.diagnostics(of: log, named: "x").filter { diagnostic in
            [.unrecognizedEntry, .wrongTotal, .categorySum].contains(diagnostic.code)
                && !diagnostic.message.hasPrefix("the fields of")
        }
    }

    @Test(
        "each is reported with its line and the way out, and no total is wrong then",
        arguments: [
            ("### Again: F-002", "begin it with the id: '### [F-002] Title'"),
            ("## Failure F-002: the tape", "begin it with the id: '## [F-002] Title'"),
            ("### Failure f-002", "begin it with the id: '### [f-002] Title'"),
            ("### [F-002 The tape", "begin it with the id: '### [F-002] Title'"),
            ("#### The tape (F-002, INC-7)", "begin it with the id: '#### [F-002] Title'"),
            (
                "### F-002: the tape",
                "no field stands under it; write one, such as '**Date:** 2026-02-11', or add a template to the file"
            ),
        ])
    func reported(heading: String, way: String) throws {
        let log = try log(heading)
        let found = try found(log)
        #expect(found.map { "\($0.start.line) \($0.code)" } == ["8 unrecognized-entry"])
        let id = heading.contains("f-002") ? "f-002" : "F-002"
        #expect(
            found.first?.message
                == "the heading holds \(id) and is not read as an entry; \(way). Until then no total is checked"
        )
        #expect(try CheckSupport.checker.diagnostics(of: log, named: "x").fixes.isEmpty)
    }

    @Test(
        "a heading that speaks of entries is none of them",
        arguments: [
            "## More on F-001", "## F-002 to F-009", "## INC-002 elsewhere", "## Rules (R-OPS-001)",
            "## F-XXX",
            "## Numbers", "## About F-002a",
        ])
    func quiet(heading: String) throws {
        #expect(try found(log(heading)).map(\.code) == [.wrongTotal])
    }

    @Test("the title speaks of the file, and an ignored region is not looked at")
    func elsewhere() throws {
        let text = "# Ops F-009\n\n**Total Failures Logged:** 1\n\n### [F-001] t\n**Date:** 2026-02-11\n"
        #expect(try found(CheckSupport.log(text)).isEmpty)
        let ignored = "\n<!-- bizlog-ignore-start -->\n\n## Was F-002\n\n<!-- bizlog-ignore-end -->\n"
        #expect(try found(CheckSupport.log(text + ignored)).isEmpty)
        #expect(try found(CheckSupport.log(text + "\n## Was F-002\n")).count == 1)
    }
}
