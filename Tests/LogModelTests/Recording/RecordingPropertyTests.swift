import LogChecks
import LogModel
import MarkdownAST
import TestSupport
import Testing

/// Invariant 9. Whatever the log is like, recording adds one entry to it and nothing else, or says why it cannot.
@Suite("Recording: any log", .tags(.slow, .property))
struct RecordingPropertyTests {
    static let fixtures = Seeds.all(
        of: Fixtures.all.filter { !$0.contains("mojibake-template") && !$0.contains("forms/") },
        orOneIn: 3)

    private static let seeds = Seeds.upTo(100, long: 500)
    /// Of 100 generated logs 32 have open code or comments at their end, or are damaged in other ways that would swallow the entry.
    private static let tally = SeedTally(of: seeds.count, mostSkipped: 35)

    @Test("generated logs", arguments: seeds)
    func generated(seed: Int) throws {
        var generator = LogGenerator(seed: seed)
        if let refusal = try expectAddition(to: generator.log()) { Self.tally.skip(seed, refusal) }
    }

    private static let fixtureTally = SeedTally(of: fixtures.count, mostSkipped: 6)

    @Test("fixtures, in a long run all of them", arguments: fixtures.indices)
    func fixture(index: Int) throws {
        let name = Self.fixtures[index]
        let text = try RecordingSupport.text(name)
        let log = try RecordingSupport.read(text)
        // What is no log, and what is one entry, must be refused.
        if log.missingForm != nil || log.isOneEntry {
            #expect(try expectAddition(to: text) != nil)
            return
        }
        if let refusal = try expectAddition(to: text) {
            Self.fixtureTally.skip(index, "\(name): \(refusal)")
        }
    }

    @Test("what a check finds nothing in, it finds nothing in afterwards")
    func staysClean() throws {
        let (log, rules) = (
            try RecordingSupport.text("check/pair/FAILURE_LOG.md"),
            try RecordingSupport.text("check/pair/RULES.md")
        )
        let member = LogFamily.Member(try RecordingSupport.read(rules), name: "RULES.md")
        let family = LogFamily(
            log: .init(try RecordingSupport.read(log), name: "FAILURE_LOG.md"), rules: member)
        let failure = EntryDraft(title: "Backup disk ran full", fields: Self.fields(of: family.failureSchema))
        let rule = EntryDraft(
            title: "Watch the free space", fields: [.init(label: "Rule", text: "An alarm at 80 percent.")])
        let postmortems = try family.layers.map { layer in
            Postmortem(
                failure: failure, rule: .new(rule, layer: layer), category: family.categories.last,
                date: try RecordingSupport.day)
        }
        let recording = try family.recording(postmortems)
        let newLog = try RecordingSupport.applied(recording.log, to: log)
        let newRules = try RecordingSupport.applied(recording.rules, to: rules)
        #expect(try RecordingSupport.diagnostics(log, beside: rules) == [])
        let found = try RecordingSupport.diagnostics(newLog, beside: newRules)
        #expect(found.filter { !$0.contains("near-duplicate") } == [])
        #expect(
            try RecordingSupport.diagnostics(newRules, beside: newLog).filter { !$0.contains("near-dup") }
                == [])
    }

    private static let ruleSeeds = Seeds.upTo(80, long: 300)
    /// Of 80 generated rules files 19 have open code or comments at their end.
    private static let ruleTally = SeedTally(of: ruleSeeds.count, mostSkipped: 26)

    @Test("rules files of any kind", arguments: ruleSeeds)
    func rules(seed: Int) throws {
        var generator = LogGenerator(seed: seed)
        let before = generator.log().replacing("F-00", with: "R-A-00")
        let family = try RecordingSupport.family(RecordingSupport.seed, rules: before)
        let schema = try #require(family.ruleSchema)
        let draft = EntryDraft(title: "Look twice", fields: Self.fields(of: schema))
        let rule = Postmortem.PreventiveRule.new(draft, layer: family.layers.first)
        let postmortem = Postmortem(failure: nil, rule: rule, date: try RecordingSupport.day, isDraft: true)
        let recording: Recording
        do { recording = try family.recording([postmortem]) } catch {
            return Self.ruleTally.skip(seed, Self.reason(error))
        }
        let after = try RecordingSupport.applied(recording.rules, to: before)
        try expectOnly(try #require(recording.entries[0].rule?.entryID), draft, from: before, to: after)
    }

    private static func fields(of schema: LogSchema) -> [EntryDraft.Field] {
        schema.fields.filter { $0.label != "Category" }.compactMap { field in
            switch field.kind {
            case .date: EntryDraft.Field(label: field.label, text: "2026-03-03")
            case .choice(let choices):
                choices.last.map { EntryDraft.Field(label: field.label.uppercased(), text: $0.description) }
            case .text: EntryDraft.Field(label: field.label, text: "It `broke` in\ntwo **places**.")
            case .list: EntryDraft.Field(label: field.label, text: "- One\n- Two\n  more")
            case .ruleReference: nil
            }
        }
    }

    static func postmortem(for family: LogFamily) throws -> Postmortem {
        let draft = EntryDraft(title: "Something broke", fields: fields(of: family.failureSchema))
        return Postmortem(
            failure: draft, rule: Postmortem.PreventiveRule.none, category: family.categories.first,
            date: try RecordingSupport.day, isDraft: true)
    }

    /// - Returns: why nothing can be recorded there, if so.
    private func expectAddition(to before: String) throws -> String? {
        let family = try RecordingSupport.family(before)
        let postmortem = try Self.postmortem(for: family)
        let draft = try #require(postmortem.failure)
        let recording: Recording
        do { recording = try family.recording([postmortem]) } catch { return Self.reason(error) }
        let after = try RecordingSupport.applied(recording.log, to: before)
        try expectOnly(try #require(recording.entries[0].failure?.entryID), draft, from: before, to: after)
        return nil
    }

    private static func reason(_ error: RecordingError) -> String {
        error.problems.map(\.description).first ?? "no reason"
    }

    private func expectOnly(_ id: EntryID, _ draft: EntryDraft, from before: String, to after: String) throws
    {
        let (old, new) = (try RecordingSupport.read(before), try RecordingSupport.read(after))
        #expect(!EntryID.mentioned(in: before).contains(id))
        let added = try #require(new.failures.first { $0.id == id })
        if old.isInOtherForm {
            // Entries like their neighbours may have their title in their text, and days and words in other spellings.
            let entry = try #require(new.entries.first { $0.id == id })
            let text = new.document.source.string(entry.range)
            #expect(text.contains(draft.title))
            for field in draft.fields where field.text.hasPrefix("It ") {
                #expect(text.contains("It `broke` in"))
            }
        } else {
            #expect(added.title == draft.title)
            for field in draft.fields {
                #expect(added[field.label]?.description == field.text, "\(field.label)")
            }
        }
        #expect(new.ownFailures.filter { $0.id != id } == old.ownFailures)
        #expect(new.templates == old.templates)
        #expect(new.document.ignoreRegions.count == old.document.ignoreRegions.count)
        // Where an entry is a section or a row, one more of them changes what stands around it.
        if old.isInOtherForm { return }
        #expect(new.header?.title == old.header?.title && new.header?.tagline == old.header?.tagline)
        let titles = new.sections.map(\.title).filter { $0 != "Logged Failures" }
        #expect(titles == old.sections.map(\.title).filter { $0 != "Logged Failures" })
        // Entries in the built-in form may be the most from now on, and say what form the others are to have.
        if try RecordingSupport.isCanonical(before), new.statesItsForm == old.statesItsForm {
            let edits = LogFormatter().format(new.document).edits
            #expect(edits.isEmpty, "\(edits.prefix(2))")
        }
    }
}
