import Foundation
import LogChecks
import LogModel
import TestSupport
import Testing

/// A check of a program, which bizlog knows nothing of.
@Suite("check: checks of a program's own")
struct OwnCheckTests {
    private struct Shouting: LogCheck {
        static let code = DiagnosticCode(rawValue: "shouting-2")

        let explanations: [DiagnosticCode.Explanation] = [
            .init(
                Self.code, .error, "a title shouts", meaning: "Titles are sentences.",
                example: "### [F-001] ALL IS LOST", remedy: "Write it in small letters.", hasFix: true)
        ]

        func run(_ context: CheckContext, _ findings: inout Findings) {
            for entry in context.log.entries where entry.title == entry.title.uppercased() {
                let edit = TextEdit(range: entry.titleRange, replacement: entry.title.lowercased())
                findings.add(
                    Self.code, at: entry.titleRange, "\(context.name) shouts\n'\(entry.title)'", fix: [edit])
            }
        }
    }

    private func found(
        _ text: String, codes: Set<DiagnosticCode>? = [Shouting.code], ignoring: Set<DiagnosticCode> = [],
        checks: [any LogCheck] = [Shouting()]
    ) throws -> [Diagnostic] {
        let today = try CheckSupport.checker.today
        return LogChecker(today: today, codes: codes, ignoring: ignoring, checks: checks)
            .diagnostics(of: try CheckSupport.log(text), named: "x")
    }

    private let text =
        "# Log\n\n### [F-001] ALL IS LOST\n\n**Date:** 2026-02-01\n\n### [F-002] DOWN\n\n**Date:** 2026-02-02\n"

    @Test("what it finds has its place, level, explanation and fix")
    func reported() throws {
        let found = try found(text)
        #expect(found.map { "\($0.file):\($0.start)-\($0.end)" } == ["x:3:13-3:24", "x:7:13-7:17"])
        #expect(found.allSatisfy { $0.level == .error && $0.code == Shouting.code })
        #expect(found.map(\.explanation) == [Shouting().explanations[0], Shouting().explanations[0]])
        #expect(found.first?.message == "x shouts 'ALL IS LOST'", "a message has one line")
        let fixed = String(decoding: try found.fixes.applied(to: Array(text.utf8)), as: UTF8.self)
        #expect(fixed == text.replacing("ALL IS LOST", with: "all is lost").replacing("DOWN", with: "down"))
    }

    @Test("it stands among the findings of bizlog, sorted by place")
    func sorted() throws {
        let all = try found(text, codes: nil)
        #expect(all.contains { $0.code == Shouting.code } && all.contains { $0.code != Shouting.code })
        #expect(all.map(\.range.lowerBound) == all.map(\.range.lowerBound).sorted())
        let others = try found(text, codes: nil, checks: [])
        #expect(all.filter { $0.code != Shouting.code } == others)
    }

    @Test("it can be selected and ignored")
    func selected() throws {
        #expect(try found(text, codes: [.missingField]).allSatisfy { $0.code == .missingField })
        #expect(try found(text, codes: nil, ignoring: [Shouting.code]) == found(text, codes: nil, checks: []))
        #expect(try found(text, codes: [Shouting.code], checks: []) == [])
    }

    @Test("a comment suppresses it in an entry, a section or a file")
    func suppressed() throws {
        let comment = "<!-- bizlog-ignore id-gap, shouting-2: it does -->\n\n"
        let inEntry = text.replacing("**Date:** 2026-02-01", with: "**Date:** 2026-02-01\n\n\(comment)")
        #expect(try found(inEntry).map(\.start.line) == [11])
        let inFile = text.replacing("# Log\n\n", with: "# Log\n\n\(comment)")
        #expect(try found(inFile) == [])
        let inRegion = text.replacing("### [F-002]", with: "<!-- bizlog-ignore-start -->\n\n### [F-002]")
        #expect(try found(inRegion).count == 1)
        let another = text.replacing("# Log\n\n", with: "# Log\n\n<!-- bizlog-ignore shouting -->\n\n")
        #expect(try found(another).count == 2)
    }

    @Test("a section's comment suppresses what is found in the section")
    func suppressedInSection() throws {
        struct Sections: LogCheck {
            let explanations: [DiagnosticCode.Explanation] = [
                .init(
                    "any-text", .note, "there is text", meaning: "All of it.", example: "text",
                    remedy: "Write nothing.")
            ]
            func run(_ context: CheckContext, _ findings: inout Findings) {
                let source = context.log.document.source
                for line in 0..<source.lineCount where source.string(source.content(ofLine: line)) == "text" {
                    findings.add("any-text", at: source.content(ofLine: line), "there is text")
                }
            }
        }
        let text =
            "# Log\n\ntext\n\n## A\n\n<!-- bizlog-ignore any-text -->\n\ntext\n\n## B\n\ntext\n\n### [F-001] A\n"
        #expect(
            try found(text, codes: ["any-text"], checks: [Sections()]).map(\.start.line) == [3, 13])
    }

    @Test("credentials in its messages are masked")
    func masked() throws {
        let key = "AKIA" + "QWERTYUIOPASDFGH"
        let found = try found(text.replacing("DOWN", with: key))
        #expect(found.count == 2 && found.allSatisfy { !$0.message.contains(key) })
    }

    @Test("a code that it did not declare is a warning, and one that bizlog has stays as it is")
    func undeclared() throws {
        struct Careless: LogCheck {
            let explanations: [DiagnosticCode.Explanation] = [
                .init(.idGap, .error, "mine", meaning: "", example: "", remedy: "")
            ]
            func run(_ context: CheckContext, _ findings: inout Findings) {
                findings.add("undeclared", at: 0..<Int.max, "the file is odd")
                findings.add(.idGap, at: 0..<1, "there is a gap")
            }
        }
        let all = try found(text, codes: nil, checks: [Careless()])
        let odd = try #require(all.first { $0.code == "undeclared" })
        #expect(odd.level == .warning && odd.range == 0..<text.utf8.count)
        #expect(try #require(all.first { $0.code == .idGap }).level == .warning)
        #expect(try found(text, ignoring: ["undeclared"], checks: [Careless()]) == [])
        let checker = LogChecker(today: try CheckSupport.checker.today, checks: [Careless(), Shouting()])
        #expect(checker.explanations == DiagnosticCode.Explanation.builtIn + Shouting().explanations)
        #expect(checker.codes == Set(checker.explanations.map(\.code)))
    }

    @Test("who compares files hears of those that cannot be read")
    func compared() throws {
        struct Comparing: LogCheck {
            let explanations: [DiagnosticCode.Explanation] = [
                .init(
                    "unknown-rule", .error, "no such rule", meaning: "", example: "", remedy: "",
                    comparesFiles: true)
            ]
            func run(_ context: CheckContext, _ findings: inout Findings) {
                guard context.companions.isEmpty else { return }
                for entry in context.log.entries {
                    findings.add(
                        "unknown-rule", at: entry, "\(context.unreadable.keys.sorted()) is not there")
                }
            }
        }
        let today = try CheckSupport.checker.today
        let checker = LogChecker(today: today, codes: ["unknown-rule"], checks: [Comparing()])
        let log = try CheckSupport.log(text)
        let found = checker.diagnostics(of: log, named: "x", unreadable: ["RULES.md": "a pipe"])
        #expect(found.map(\.code) == [.unreadableRelatedFile, "unknown-rule", "unknown-rule"])
        #expect(found.map(\.start.line) == [1, 3, 7])
        #expect(checker.diagnostics(of: log, named: "x", companions: [log]) == [])
    }
}

/// The list of the checks that bizlog has.
@Suite("check: the registry")
struct CheckRegistryTests {
    @Test("each code has one explanation, and the fixtures are those of the codes")
    func complete() throws {
        let codes = DiagnosticCode.builtIn
        #expect(codes.count == Set(codes).count && codes.count > 30)
        for code in codes { #expect(try !CheckSupport.explanation(of: code).summary.isEmpty) }
        let names = try FileManager.default.contentsOfDirectory(
            atPath: Fixtures.directory.appending(path: "check/codes").path)
        let expected = codes.flatMap { ["\($0).reported.md", "\($0).accepted.md", "\($0).expected.txt"] }
        #expect(Set(names) == Set(expected))
    }

    @Test("a check is listed once, and a file that declares codes is a check's")
    func declared() throws {
        let root = Fixtures.directory.deletingLastPathComponent().appending(path: "Sources")
        let files = try #require(FileManager.default.enumerator(at: root, includingPropertiesForKeys: nil))
        var declared: [String] = []
        for case let url as URL in files where url.pathExtension == "swift" {
            let text = try String(contentsOf: url, encoding: .utf8)
            let codes = text.matches(of: #/public static let \w+ = Self\(rawValue: "([a-z-]+)"\)/#)
            if codes.isEmpty { continue }
            let name = url.deletingPathExtension().lastPathComponent
            #expect(text.contains("\nstruct \(name): LogCheck {"))
            #expect(text.matches(of: #/        \.init\(\n/#).count == codes.count, "\(name)")
            declared += codes.map { String($0.output.1) }
        }
        #expect(declared.sorted() == DiagnosticCode.builtIn.map(\.rawValue).sorted())
    }
}
