import LogModel
import MarkdownAST
import TestSupport
import Testing

@Suite("Recording: what is refused, and why")
struct RecordingRefusalTests: RecordingSuite {
    @Test("all that is missing is named at once")
    func missing() throws {
        let draft = RecordingSupport.failure(without: ["Severity", "Lessons"])
        let reasons = try problems(
            postmortem(draft, Postmortem.PreventiveRule.none, category: nil))
        #expect(reasons.count == 2)
        #expect(reasons.contains(.missingFields(["Severity", "Preventive Rule Added", "Lessons"])))
        guard case .missingCategory(_, let known)? = reasons.first else {
            Issue.record("the category comes first: \(reasons)")
            return
        }
        #expect(known.contains("Entity Ops"))
    }

    @Test("what is not in the files is named together with what is")
    func unknown() throws {
        let draft = RecordingSupport.failure(["Severity": "awful", "Date": "2/3/2026"])
        let reasons = try problems(postmortem(draft, category: "Weather"))
        #expect(reasons.count == 3)
        #expect(reasons.contains(.invalidDate(label: "Date", value: "2/3/2026")))
        let descriptions = try problemTexts(postmortem(draft, category: "Weather"))
        #expect(descriptions.contains { $0.contains("'🔴 Critical', '🟡 Important', '🟢 Near miss'") })
        #expect(descriptions.contains { $0.contains("'CRM/Zoho', 'Entity Ops', 'Automation'") })
        let id = try #require(RuleID("R-BIZ-SYS-022"))
        #expect(
            try problems(postmortem(RecordingSupport.failure(), .existing(id)))
                == [.unknownRule(id, nearest: [try #require(RuleID("R-BIZ-SYS-002"))])])
        #expect(
            try problems(postmortem(RecordingSupport.failure(), .new(RecordingSupport.rule(), layer: "Law")))
                == [.unknownLayer("Law", known: ["System", "Process", "Model"])])
    }

    private func problemTexts(_ postmortem: Postmortem) throws -> [String] {
        let family = try RecordingSupport.family(RecordingSupport.seed, rules: RecordingSupport.rules)
        let error = #expect(throws: RecordingError.self) { try family.recording([postmortem]) }
        return error?.problems.map(\.description) ?? []
    }

    @Test("nothing to record, and files that are not there")
    func noFiles() throws {
        let family = try RecordingSupport.family(RecordingSupport.seed)
        func reasons(_ postmortem: Postmortem) -> [RecordingProblem.Reason] {
            let error = #expect(throws: RecordingError.self) { try family.recording([postmortem]) }
            return error?.problems.map(\.reason) ?? []
        }
        #expect(reasons(try postmortem(nil, Postmortem.PreventiveRule.none)) == [.nothingToRecord])
        #expect(reasons(try postmortem()).first == .noRulesFile)
        #expect(reasons(try postmortem(crossSystem: .init())).contains(.noOtherLog))
        #expect(try family.recording([]).entries.isEmpty)
    }

    @Test("faults of values name the line and the way out", arguments: ValueFaultSample.all)
    func faults(sample: ValueFaultSample) throws {
        let draft = RecordingSupport.failure([sample.label: sample.text])
        #expect(
            try problems(postmortem(draft))
                == [.notReadBack(label: sample.label, line: sample.line, fault: sample.fault)])
    }

    @Test(
        "titles that are no titles",
        arguments: ["a\nb", " a", "a #", "- a", "a <!-- bizlog-ignore secret -->", "\u{1}"])
    func titles(title: String) throws {
        let reasons = try problems(postmortem(RecordingSupport.failure(title: title)))
        guard case .notReadBack(label: nil, line: 1, fault: _)? = reasons.first, reasons.count == 1 else {
            Issue.record("\(reasons)")
            return
        }
        #expect(try problems(postmortem(RecordingSupport.failure(title: ""))) == [.noTitle])
    }

    @Test("the other log needs choices of its own, which can be given")
    func otherChoices() throws {
        let log = try RecordingSupport.seed
        let other = try RecordingSupport.other
        let draft = RecordingSupport.failure(["Severity": "critical"])
        let cross = Postmortem.CrossSystem(category: "Files")
        let reasons = try problems(postmortem(draft, crossSystem: cross), in: log, other: other)
        guard case .unknownChoice("Severity", _, let choices)? = reasons.first else {
            Issue.record("\(reasons)")
            return
        }
        #expect(choices.map(\.name) == ["High", "Important", "Low"])
        let given = Postmortem.CrossSystem(
            category: "Files",
            fields: [.init(label: "severity", text: "high"), .init(label: "Owner", text: "Jo")])
        let family = try RecordingSupport.family(log, rules: RecordingSupport.rules, other: other)
        let recording = try family.recording([try postmortem(draft, crossSystem: given)])
        let after = try RecordingSupport.applied(recording.otherLog, to: other)
        #expect(
            after.contains(
                "## F-015: Something broke\n\n**Date:** 2026-03-03\n**Severity:** High\n**Owner:** Jo\n"))
    }
}

/// A value that is refused, and why.
struct ValueFaultSample: CustomTestStringConvertible, Sendable {
    let text: String
    let line: Int
    let fault: ValueFault
    var label = "Root Cause"
    var testDescription: String { text.debugDescription }

    static let all = [
        ValueFaultSample(text: "a\n\n# b", line: 3, fault: .heading),
        ValueFaultSample(text: "===", line: 1, fault: .heading),
        ValueFaultSample(text: "a\n\n---\n\nb", line: 3, fault: .thematicBreak),
        ValueFaultSample(text: "a\n\n```\nb", line: 3, fault: .openFence),
        ValueFaultSample(text: "a\n<!-- b\n\nc", line: 2, fault: .openHTML),
        ValueFaultSample(text: "a\n\n**Layer:** b", line: 3, fault: .label),
        ValueFaultSample(text: "a\n\n[b]: /c", line: 3, fault: .definition),
        ValueFaultSample(text: "a\n\n<!-- bizlog-ignore-start -->", line: 3, fault: .ignoreComment),
        ValueFaultSample(text: "a\n\n<!-- bizlog-form: none -->", line: 3, fault: .formComment),
        ValueFaultSample(
            text: "a\n\n```\n# [F-XXX] T\n**Date:** YYYY-MM-DD\n```", line: 3, fault: .template),
        ValueFaultSample(text: "a\n\n* b", line: 3, fault: .notCanonical),
        ValueFaultSample(text: "| a |\n|---|\n| b", line: 3, fault: .notCanonical),
        ValueFaultSample(text: "- ~~~", line: 1, fault: .notCanonical, label: "Lessons"),
        ValueFaultSample(text: "a\nb\u{7}", line: 2, fault: .controlCharacter),
        ValueFaultSample(text: "a\r\nb", line: 1, fault: .carriageReturn),
        ValueFaultSample(text: "a\nb  ", line: 2, fault: .blanks),
        ValueFaultSample(text: "a", line: 1, fault: .unwritableLabel, label: "x*y"),
        ValueFaultSample(
            text: String(repeating: "> ", count: 300) + "a", line: 1, fault: .tooCostly),
    ]
}
