import LogChecks
import LogModel
import MarkdownAST
import TestSupport
import Testing

/// Files with very many of one thing: a thousand times as many would take minutes if each were compared with each.
@Suite("Recording: many of everything")
struct RecordingGrowthTests {
    private func rules(_ layers: Int, hasSections: Bool) -> String {
        let rows = (0..<layers).map { "| R-L\($0)-XXX | Layer \($0) |\n" }.joined()
        let sections = (0..<layers).map { "\n## Layer \($0) Rules\n\n(none yet)\n" }.joined()
        return "# Rules\n\n**Total Rules:** 0\n\n## Format\n\n| Prefix | Layer |\n|---|---|\n\(rows)"
            + (hasSections ? sections : "")
    }

    private func draft(_ number: Int) -> EntryDraft {
        let fields = [("Severity", "critical"), ("Origin", "A review"), ("Rule", "Look \(number).")]
        return EntryDraft(
            title: "Rule \(number)", fields: fields.map { EntryDraft.Field(label: $0.0, text: $0.1) })
    }

    @Test("a rule in each of many layers, which have sections or get them in the order of the table")
    func layers() throws {
        for hasSections in [true, false] {
            let count = 60
            let rules = rules(count, hasSections: hasSections)
            let family = try RecordingSupport.family(RecordingSupport.seed, rules: rules)
            let day = try RecordingSupport.day
            let names = (0..<count).map { $0 % 3 == 0 ? "layer \($0)" : $0 % 3 == 1 ? "L\($0)" : "R-L\($0)" }
            let recording = try family.recording(
                names.enumerated().reversed().map {
                    Postmortem(failure: nil, rule: .new(draft($0), layer: $1), date: day)
                })
            let after = try RecordingSupport.applied(recording.rules, to: rules)
            let read = try RecordingSupport.read(after)
            #expect(read.entries.map(\.id.text) == (0..<count).map { "R-L\($0)-001" })
            let titles = read.sections.map(\.title).filter { $0.hasPrefix("Layer") }
            #expect(titles.count == count)
            let checker = LogChecker(today: day)
            let codes = checker.diagnostics(of: read, named: "x").map(\.code)
            #expect(!codes.contains(.ruleInWrongSection))
        }
    }

    @Test("a layer is named by the longest way that its table allows, the first one wins")
    func layerNames() throws {
        let table =
            "| Prefix | Layer |\n|---|---|\n| R-A-XXX | Data |\n| R-B-XXX | Data Base |\n| R-C-XXX | data |\n"
        let text =
            "# R\n\n## F\n\n\(table)\n## Data Base Rules\n\n### [R-B-001] T\n**Rule:** x\n\n## Database\n\n### [R-C-001] T\n**Rule:** x\n"
        let checker = LogChecker(today: try RecordingSupport.day)
        let found = checker.diagnostics(of: try RecordingSupport.read(text), named: "x")
            .filter { $0.code == .ruleInWrongSection }.map { "\($0.message)" }
        #expect(found.count == 1 && found[0].contains("R-B-001") && found[0].contains("R-A-"))
    }
}
