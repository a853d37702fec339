import LogModel
import MarkdownAST
import TestSupport
import Testing

/// What holds of the merge of any log, whatever its form is.
@Suite("Merging: the laws, for every form of log", .tags(.property, .slow))
struct MergeLawTests {
    /// Where carriage returns alone end the lines, git sees one line, and so does the merge.
    static let names = Fixtures.all.filter { name in
        !name.contains("carriage-returns")
            && ["forms/", "learn/", "logs/", "seed/", "rules/"].contains { name.hasPrefix($0) }
    }

    static func merge(_ base: String?, _ ours: String, _ theirs: String) throws -> FamilyMerge {
        FamilyMerge([
            MergeFile(
                path: "LOG.md", base: try base.map { try RecordingSupport.read($0) },
                ours: try RecordingSupport.read(ours), theirs: try RecordingSupport.read(theirs))
        ])
    }

    private static func text(_ merge: FamilyMerge) throws -> String {
        let files = try #require(merge.files, "\(merge.fault ?? "")")
        return String(decoding: files[0].bytes, as: UTF8.self)
    }

    /// A log with one more entry; nil if nothing can be recorded in it.
    private static func recorded(_ title: String, on day: String, in text: String) throws -> String? {
        let family = LogFamily(log: .init(try RecordingSupport.read(text), name: "LOG.md"))
        let fields = [
            (FieldRole.severity, "critical"), (.whatBroke, "What broke is \(title), all of a sudden."),
        ]
        .compactMap { role, text in
            family.failureSchema.field(for: role).map { EntryDraft.Field(label: $0.label, text: text) }
        }
        let postmortem = Postmortem(
            failure: EntryDraft(title: title, fields: fields), rule: .none, date: try #require(LogDate(day)),
            isDraft: true)
        guard let edits = try? family.recording([postmortem]).log, !edits.isEmpty else { return nil }
        return try RecordingSupport.applied(edits, to: text)
    }

    private static let tally = SeedTally(of: names.count, mostSkipped: 30)

    @Test("what one side, or both sides alike, have changed is the merge", arguments: names)
    func oneSide(name: String) throws {
        let base = try RecordingSupport.text(name)
        let changed = base + "\nAnother line.\n"
        #expect(try Self.text(Self.merge(base, changed, changed)) == changed)
        #expect(try Self.text(Self.merge(base, base, changed)) == changed)
        #expect(try Self.text(Self.merge(base, changed, base)) == changed)
    }

    @Test("an entry on each side, and both are there, whichever side is ours", arguments: names.indices)
    func oneEach(index: Int) throws {
        let base = try RecordingSupport.text(Self.names[index])
        guard let ours = try Self.recorded("the pump in the cellar", on: "2026-03-04", in: base),
            let theirs = try Self.recorded("the lamp on the roof", on: "2026-03-05", in: base)
        else { return Self.tally.skip(index, "\(Self.names[index]): nothing can be recorded there") }
        var names: [[String]] = []
        for (left, right) in [(ours, theirs), (theirs, ours)] {
            let merge = try Self.merge(base, left, right)
            let text = try Self.text(merge)
            #expect(!merge.hasConflicts, "\(merge.notes)\n\(text)")
            let (old, new) = (try RecordingSupport.read(base), try RecordingSupport.read(text))
            #expect(new.entries.count == old.entries.count + 2)
            for entry in old.failures { #expect(new.failures.contains(entry), "\(entry.id)") }
            #expect(text.contains("the pump in the cellar") && text.contains("the lamp on the roof"))
            names.append(new.entries.filter(\.hasID).map { "\($0.id) \($0.title)" }.sorted())
            for line in base.split(whereSeparator: \.isNewline) where !line.contains(where: \.isNumber) {
                #expect(text.contains(line))
            }
        }
        #expect(names[0] == names[1])
    }

    @Test("line endings that one side has changed do not hide what the other one has changed")
    func lineEndings() throws {
        let base = try RecordingSupport.text("learn/forms/ids.input.md")
        let ours = base.replacing("\n", with: "\r\n")
        let theirs = try #require(try Self.recorded("the lamp on the roof", on: "2026-03-05", in: base))
        let merge = try Self.merge(base, ours, theirs)
        #expect(!merge.hasConflicts)
        #expect(try Self.text(merge) == theirs.replacing("\n", with: "\r\n"))
    }
}
