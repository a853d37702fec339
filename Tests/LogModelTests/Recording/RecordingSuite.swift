import LogModel
import MarkdownAST
import TestSupport
import Testing

/// What suites about recording share.
protocol RecordingSuite {}

extension RecordingSuite {
    func record(
        _ postmortem: Postmortem,
        in log: String,
        rules: String? = nil,
        other: String? = nil
    ) throws -> (recording: Recording, log: String, rules: String) {
        let rules = try rules ?? RecordingSupport.rules
        let recording = try RecordingSupport.family(log, rules: rules, other: other).recording([postmortem])
        return (
            recording, try RecordingSupport.applied(recording.log, to: log),
            try RecordingSupport.applied(recording.rules, to: rules)
        )
    }

    func postmortem(
        _ failure: EntryDraft? = RecordingSupport.failure(),
        _ rule: Postmortem.PreventiveRule = .new(RecordingSupport.rule(), layer: nil),
        category: String? = "Automation",
        addsCategory: Bool = false,
        crossSystem: Postmortem.CrossSystem? = nil,
        isDraft: Bool = false
    ) throws -> Postmortem {
        Postmortem(
            failure: failure, rule: rule, category: category, addsCategory: addsCategory,
            crossSystem: crossSystem, date: try RecordingSupport.day, isDraft: isDraft)
    }

    /// Why something is refused.
    func problems(
        _ postmortem: Postmortem,
        in log: String? = nil,
        other: String? = nil
    ) throws -> [RecordingProblem.Reason] {
        let family = try RecordingSupport.family(
            try log ?? RecordingSupport.seed, rules: RecordingSupport.rules, other: other)
        let error = #expect(throws: RecordingError.self) { try family.recording([postmortem]) }
        return error?.problems.map(\.reason) ?? []
    }
}
