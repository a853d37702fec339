import Foundation
import LogModel
import MarkdownAST
import TestSupport
import Testing

/// Ids, references, counters and what is refused.
@Suite("Recording")
struct RecordingTests {
    private func record(
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

    private func postmortem(
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
    private func problems(
        _ postmortem: Postmortem,
        in log: String? = nil,
        other: String? = nil
    ) throws -> [RecordingProblem.Reason] {
        let family = try RecordingSupport.family(
            try log ?? RecordingSupport.seed, rules: RecordingSupport.rules, other: other)
        let error = #expect(throws: RecordingError.self) { try family.recording([postmortem]) }
        return error?.problems.map(\.reason) ?? []
    }

    @Test("no id is used again, wherever it was named")
    func ids() throws {
        let seed = try RecordingSupport.seed
        let named = seed.replacing("- F-013:", with: "- F-BIZ-041: deleted\n- F-013:")
        #expect(try record(postmortem(), in: named).recording.entries[0].failure?.text == "F-BIZ-042")
        let inText = seed.replacing("redundant work", with: "redundant work, see _F-BIZ-7_ and F-BIZ-100")
        #expect(try record(postmortem(), in: inText).recording.entries[0].failure?.text == "F-BIZ-101")
        let others = seed.replacing(
            "redundant work", with: "F-BIZ-050a, XF-BIZ-051, F-BIZ-052-a, F-BIZ-99999999999999999999")
        #expect(try record(postmortem(), in: others).recording.entries[0].failure?.text == "F-BIZ-003")
        let wide = seed.replacing("[F-BIZ-002]", with: "[F-BIZ-0999]")
        #expect(try record(postmortem(), in: wide).recording.entries[0].failure?.text == "F-BIZ-1000")
    }

    @Test("two logs with one prefix count each for itself")
    func sharedPrefix() throws {
        let other = try RecordingSupport.seed.replacing("[F-BIZ-002]", with: "[F-BIZ-040]")
        let family = try RecordingSupport.family(
            RecordingSupport.seed, rules: RecordingSupport.rules, other: other)
        let entry = try family.recording([try postmortem(crossSystem: .init())]).entries[0]
        #expect(entry.failure?.text == "F-BIZ-003" && entry.other?.text == "F-BIZ-041")
    }

    @Test("the number of a rule comes from the rules and from what the log names")
    func ruleIDs() throws {
        let named = try RecordingSupport.seed.replacing(
            "redundant work", with: "R-BIZ-PROC-030 was taken back")
        let recorded = try record(postmortem(), in: named)
        #expect(recorded.recording.entries[0].rule?.text == "R-BIZ-PROC-031")
        #expect(recorded.log.contains("**Preventive Rule Added:**\n[R-BIZ-PROC-031] in BIZOS_RULES.md"))
        #expect(recorded.rules.contains("**Origin:** Failure (F-BIZ-003)\n\n**Rule:** Look twice."))
    }

    @Test("a rule that stands is named, and the rules file stays as it is")
    func existingRule() throws {
        let id = try #require(RuleID("R-BIZ-SYS-001"))
        let recorded = try record(
            postmortem(RecordingSupport.failure(), .existing(id)), in: RecordingSupport.seed)
        #expect(recorded.recording.rules.isEmpty)
        #expect(recorded.log.contains("\n[R-BIZ-SYS-001] in BIZOS_RULES.md\n"))
        #expect(!recorded.recording.entries[0].addsRule)
    }

    @Test("the day of the last update is never set back, and counters are put right")
    func header() throws {
        let seed = try RecordingSupport.seed
        let later = seed.replacing("Updated:** 2026-02-07", with: "Updated:** 2026-05-01 (by hand)")
            .replacing("Logged:** 2", with: "Logged:** 7")
        let recorded = try record(postmortem(), in: later)
        #expect(
            recorded.log.contains("**Last Updated:** 2026-05-01 (by hand)\n**Total Failures Logged:** 3\n"))
        let older = seed.replacing("Updated:** 2026-02-07", with: "Updated:** 7 February 2026 (by hand)")
        #expect(try record(postmortem(), in: older).log.contains("**Last Updated:** 2026-03-04 (by hand)\n"))
    }

    @Test("trends")
    func trends() throws {
        let recorded = try record(postmortem(category: "documentation"), in: RecordingSupport.seed)
        #expect(recorded.log.contains("| Documentation | 2 | ↑ |"))
        let empty = try RecordingSupport.seed.replacing(
            "| Automation | 0 | - |", with: "| Automation | 0 |  |")
        #expect(try record(postmortem(), in: empty).log.contains("| Automation | 1 | New |"))
    }

    @Test("a new category gets a row")
    func newCategory() throws {
        let recorded = try record(
            postmortem(category: "Build | Ship", addsCategory: true), in: RecordingSupport.seed)
        #expect(recorded.log.contains("| Documentation | 1 | New |\n| Build \\| Ship | 1 | New |\n\n---"))
        #expect(try RecordingSupport.isCanonical(recorded.log))
        for name in ["a\nb", "*a*", " a", "<b>a", "", "`a`"] {
            let reasons = try problems(postmortem(category: name, addsCategory: true))
            #expect(reasons == [.invalidCategory(name)], "\(name)")
        }
    }

    @Test("a template's field for the category is filled")
    func categoryField() throws {
        let seed = try RecordingSupport.seed.replacing(
            "**Layer:** System / Process / Model",
            with: "**Layer:** System / Process / Model\n**Category:** [see below]")
        let recorded = try record(postmortem(category: "crm/zoho"), in: seed)
        #expect(recorded.log.contains("**Layer:** Process\n**Category:** CRM/Zoho\n**Entity:** WCI"))
    }

    @Test("choices and dates are taken in any spelling and written in the template's")
    func spellings() throws {
        let draft = RecordingSupport.failure([
            "Date": "3 March 2026", "Severity": "critical - twice", "Layer": "PROCESS", "Entity": "solartech",
        ])
        let recorded = try record(postmortem(draft), in: RecordingSupport.seed)
        #expect(
            recorded.log.contains(
                "**Date:** 2026-03-03\n**Severity:** 🔴 Critical - twice\n**Layer:** Process\n**Entity:** Solartech\n"
            ))
    }

    @Test("further labels stay behind the field that they follow")
    func furtherLabels() throws {
        let fields = RecordingSupport.failure().fields
        let draft = EntryDraft(
            title: "x",
            fields: [fields[0], EntryDraft.Field(label: "Found by", text: "Mai")] + fields[1...5]
                + [EntryDraft.Field(label: "Cost", text: "one\n\ntwo")] + fields[6...])
        let recorded = try record(postmortem(draft), in: RecordingSupport.seed)
        #expect(recorded.log.contains("**Entity:** WCI\n**Found by:** Mai\n\n**What Broke:**"))
        #expect(recorded.log.contains("Nobody looked.\n\n**Cost:**\none\n\ntwo\n\n**Why We"))
        #expect(try RecordingSupport.isCanonical(recorded.log))
    }

    @Test("the day fills dates that are not given")
    func dates() throws {
        let draft = RecordingSupport.failure(without: ["Date"])
        #expect(
            try record(postmortem(draft), in: RecordingSupport.seed).log.contains("**Date:** 2026-03-04\n"))
    }

    @Test("a draft says what the template says where it says nothing itself")
    func drafts() throws {
        let draft = EntryDraft(title: "Something", fields: [.init(label: "what broke", text: "It.")])
        let recorded = try record(
            postmortem(draft, Postmortem.PreventiveRule.none, category: nil, isDraft: true),
            in: RecordingSupport.seed)
        #expect(
            recorded.log.contains(
                "**Severity:** 🔴 Critical / 🟡 Important / 🟢 Near miss\n**Layer:** System / "))
        #expect(recorded.log.contains("**What Broke:**\nIt.\n\n**Root Cause:**\n[Root cause]\n"))
        let found = try RecordingSupport.diagnostics(recorded.log, beside: RecordingSupport.rules)
        #expect(found.count { $0.contains("placeholder-left") } == 7)
    }

    @Test("credentials are warned of, and not quoted")
    func secrets() throws {
        let draft = RecordingSupport.failure([
            "Root Cause": "Found it.\nThe key AKIAZ7Q2MPL4KX8TNB3D was in it."
        ])
        let warnings = try record(postmortem(draft), in: RecordingSupport.seed).recording.warnings
        #expect(warnings.map(\.label) == ["Root Cause"])
        #expect(warnings.map(\.line) == [2])
        #expect(!(warnings.first?.description.contains("AKIA") ?? true))
    }

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

    @Test("drafts lose blank lines around values, and nothing else")
    func trimming() {
        #expect(EntryDraft.Field(label: "a", text: "\n \n\t\r\n  b \n c  \n\n \n").text == "  b \n c  ")
        #expect(EntryDraft.Field(label: "a", text: " b ").text == " b ")
        #expect(EntryDraft.Field(label: "a", text: " \n\t\n").text == "")
        #expect(EntryDraft(title: " b ").title == " b ")
    }

    @Test("post-mortems survive JSON")
    func json() throws {
        let id = try #require(RuleID("R-BIZ-SYS-001"))
        let all = [
            try RecordingSupport.postmortem,
            try postmortem(RecordingSupport.failure(), .existing(id), addsCategory: true, isDraft: true),
            try postmortem(nil, .new(RecordingSupport.rule(), layer: "Model"), category: nil),
            try postmortem(RecordingSupport.failure(), Postmortem.PreventiveRule.none),
        ]
        for postmortem in all {
            let json = try JSONEncoder().encode(postmortem)
            #expect(try JSONDecoder().decode(Postmortem.self, from: json) == postmortem)
        }
        let both = Data(#"{"date": "2026-03-04", "rule": {"new": {"title": "x"}, "existing": "R-A-1"}}"#.utf8)
        #expect(throws: DecodingError.self) { try JSONDecoder().decode(Postmortem.self, from: both) }
    }

    @Test("what a family asks for")
    func forms() throws {
        let family = try RecordingSupport.family(RecordingSupport.seed, rules: RecordingSupport.rules)
        #expect(family.failureSchema.fields.map(\.label).first == "Date")
        #expect(family.ruleSchema?.fields.map(\.label) == ["Severity", "Added", "Origin", "Rule", "Why"])
        #expect(family.categories.count == 5)
        #expect(family.layers == ["System", "Process", "Model"])
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
