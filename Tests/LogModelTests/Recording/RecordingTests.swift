import Foundation
import LogChecks
import LogModel
import MarkdownAST
import TestSupport
import Testing

/// Ids, references and counters.
@Suite("Recording")
struct RecordingTests: RecordingSuite {
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
