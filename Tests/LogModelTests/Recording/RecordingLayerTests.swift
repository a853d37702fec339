import LogModel
import MarkdownAST
import TestSupport
import Testing

@Suite("Recording: layers of a rules file without a table of prefixes")
struct RecordingLayerTests: RecordingSuite {
    /// A rules file whose sections have these headings and each a rule, or none if the heading says so by a plus.
    private static func rules(_ headings: [String]) -> String {
        var text = "# Rules\n\n**Total Rules:** 0\n"
        for heading in headings {
            text += "\n## \(heading.filter { $0 != "+" })\n"
            guard !heading.contains("+"), let start = heading.firstRange(of: "R-")?.lowerBound else {
                continue
            }
            let prefix = heading[start...].prefix { $0.isUppercase || $0 == "-" }
            let id = prefix.hasSuffix("-XXX") ? prefix.dropLast(4) : prefix
            text +=
                "\n### [\(id)-004] Look\n**Severity:** 🔴 Critical\n**Added:** 2026-02-11\n\n**Rule:** Look.\n"
        }
        return text
    }

    private func recorded(_ layer: String?, in headings: [String]) throws -> (id: String, section: String) {
        let rules = Self.rules(headings)
        let wanted = try postmortem(
            RecordingSupport.failure(), .new(RecordingSupport.rule(title: "Look twice"), layer: layer))
        let new = try record(wanted, in: RecordingSupport.seed, rules: rules).rules
        let lines = new.split(separator: "\n")
        let index = try #require(lines.firstIndex { $0.hasSuffix("] Look twice") })
        let id = try #require(lines[index].split(separator: "]").first?.split(separator: "[").last)
        let section = try #require(lines[..<index].last { $0.hasPrefix("## ") })
        return (String(id), String(section.dropFirst(3)))
    }

    @Test(
        "a rule goes into the section that names the layer, with the section's prefix",
        arguments: [
            ["System Rules (R-X-SYS)", "Process Rules (R-X-PROC)"],
            ["R-X-PROC — Process Rules", "R-X-SYS — System Rules"],
            ["Process (`R-X-PROC-XXX`)+", "System (`R-X-SYS-XXX`)+"],
            ["[R-X-SYS] System", "[R-X-PROC] Process", "How to read this"],
            ["Rules (R-X)+", "System (R-X-SYS)", "Process: R-X-PROC"],
        ], ["Process", "process", "PROC", "R-X-PROC", nil])
    func section(headings: [String], layer: String?) throws {
        let (id, section) = try recorded(layer, in: headings)
        #expect(
            id
                == (headings.contains { $0.hasSuffix("+") && $0.contains("PROC") }
                    ? "R-X-PROC-001" : "R-X-PROC-005"))
        #expect(section.contains("PROC"))
    }

    @Test("a word of the title or all of it names the layer, unless others have it too")
    func words() throws {
        let headings = ["Sales team rules (R-S)", "Sales tools rules (R-T)", "Règles de base (R-B)"]
        #expect(try recorded("sales tools", in: headings).id == "R-T-005")
        #expect(try recorded("Sales Team Rules", in: headings).id == "R-S-005")
        #expect(try recorded("règles", in: headings).id == "R-B-005")
        #expect(try reasons("Sales", headings) == [.unknownLayer("Sales", known: Self.names)])
    }

    private static let names = ["Sales team rules", "Sales tools rules", "Règles de base"]

    private func reasons(_ layer: String?, _ headings: [String]) throws -> [RecordingProblem.Reason] {
        let family = try RecordingSupport.family(RecordingSupport.seed, rules: Self.rules(headings))
        let draft = RecordingSupport.failure()
        let wanted = try postmortem(draft, .new(RecordingSupport.rule(), layer: layer))
        let error = #expect(throws: RecordingError.self) { try family.recording([wanted]) }
        return error?.problems.map(\.reason) ?? []
    }

    @Test("a layer that has no section is refused with those that have one")
    func refused() throws {
        let headings = ["System Rules (R-X-SYS)", "Model Rules (R-X-MOD)", "See also (R-X-SYS-001)"]
        #expect(try reasons(nil, headings) == [.unknownLayer("Process", known: ["System", "Model"])])
        #expect(try reasons("Law", headings) == [.unknownLayer("Law", known: ["System", "Model"])])
        #expect(
            try reasons("Law", ["System Rules (R-X-SYS)"]) == [.unknownLayer("Law", known: ["System Rules"])])
    }

    @Test("headings that name no layer leave the rule at the end, as before")
    func none() throws {
        #expect(try recorded(nil, in: ["Active rules (R-X)", "Old+"]).id == "R-X-005")
    }
}
