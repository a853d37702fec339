import LogChecks
import LogModel
import MarkdownAST
import TestSupport
import Testing

/// Two branches on which people record, change and remove failures, and take over from each other what they did.
@Suite("Merging: random histories of two branches", .tags(.property, .slow))
struct MergeHistoryTests {
    static let seeds = Seeds.upTo(60, long: 10_000)

    @Test(
        "a merge loses nothing, doubles nothing, and conflicts only where both sides changed the same",
        arguments: seeds)
    func histories(seed: Int) throws {
        var generator = SeededGenerator(seed: seed)
        var base = try MergeBranch.seed()
        for number in 0..<generator.below(5) { try base.learn("w\(number)", &generator) }
        var branches = [base, base]
        var number = 10
        for _ in 0..<2 + generator.below(7) {
            let side = generator.below(2)
            var branch = branches[side]
            number += 1
            switch generator.below(10) {
            case 0..<4: try branch.learn("w\(number)", &generator)
            case 4..<7: try branch.edit(number, &generator)
            case 7: try branch.remove(&generator)
            default: try branch.cherryPick(from: branches[1 - side])
            }
            branch.last = ([branches[side]], ())
            branches[side] = branch
        }
        for (ours, theirs) in [(branches[0], branches[1]), (branches[1], branches[0])] {
            let merge = try MergeBranch.merge(base, ours, theirs)
            let expected = MergeModel.merge(base.model, ours.model, theirs.model)
            let notes = merge.notes.map(\.description).joined(separator: "\n")
            let files = try #require(merge.files, "\(merge.fault ?? "")\n\(notes)")
            #expect(merge.hasConflicts == expected.hasConflicts, "\(notes)")
            if merge.hasConflicts || expected.hasConflicts { continue }
            let texts = files.map { String(decoding: $0.bytes, as: UTF8.self) }
            try expect(expected.model, texts[0], texts[1])
            for (file, text) in zip(files, [ours.log, ours.rules]) {
                #expect(
                    try RecordingSupport.applied(file.edits, to: text)
                        == String(decoding: file.bytes, as: UTF8.self))
            }
        }
    }

    /// Expects that a log and its rules file say what a model says.
    private func expect(_ model: MergeModel, _ log: String, _ rules: String) throws {
        let document = try LogDocument(parsing: log)
        let others = try LogDocument(parsing: rules)
        let seed = try MergeBranch.seed()
        let known = try LogDocument(parsing: seed.log).entries.count
        let knownRules = try LogDocument(parsing: seed.rules).entries.count
        #expect(document.entries.count == model.failures.count + known)
        #expect(others.entries.count == model.rules.count + knownRules)
        #expect(Set(document.entries.map(\.id)).count == document.entries.count)
        #expect(Set(others.entries.map(\.id)).count == others.entries.count)
        for (word, entry) in model.failures {
            let found = try #require(document[try MergeBranch.id(of: word, in: log)])
            let failure = found.failure
            #expect(failure.title == entry.title)
            for (label, value) in entry.fields {
                #expect(failure[label]?.description == value, "\(word) \(label)")
            }
            let lessons =
                failure["Lessons"]?.description.split(separator: "\n").map { String($0.dropFirst(2)) } ?? []
            #expect(Set(lessons) == Set(entry.lessons) && lessons.count == entry.lessons.count, "\(word)")
            let rule = try entry.rule.map { RuleID(try MergeBranch.id(of: $0, in: rules)) }
            #expect(found.summary.rules.first == rule, "\(word)")
        }
        for word in model.rules.keys {
            let rule = try #require(others[try MergeBranch.id(of: word, in: rules)]).failure
            let origin = try MergeBranch.id(of: String(word.dropFirst()), in: log)
            #expect(
                rule.fields.contains { EntryID.mentioned(in: $0.value.description).contains(origin) },
                "\(word)")
        }
        let found =
            try RecordingSupport.diagnostics(log, beside: rules)
            + RecordingSupport.diagnostics(rules, beside: log)
        let wrong = found.filter { message in
            ![
                "near-duplicate", "recurrence", "category-sum", "out-of-order", "id-gap",
                "failure-without-rule", "stale-last-updated",
            ].contains {
                message.contains(" \($0):")
            }
        }
        #expect(wrong == [], "\(wrong)")
    }
}
