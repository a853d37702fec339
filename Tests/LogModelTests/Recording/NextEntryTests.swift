import Foundation
import LogModel
import MarkdownAST
import TestSupport
import Testing

/// What `inspect` says of the next entry is what `learn` does.
@Suite("Recording: the next entry is where and what inspection says")
struct NextEntryTests {
    static let fixtures = Fixtures.all.filter { name in
        ["learn/forms/", "forms/", "logs/", "seed/", "check/pair/"].contains { name.hasPrefix($0) }
            && name.hasSuffix(".md") && !name.hasSuffix(".golden.md")
    }

    /// What recording refuses: logs with open code or comments where the next entry would go, an entry whose facts stand in a table, and
    /// entries that have no place for a title or are none with nothing but a title.
    private static let refused = [
        "logs/indented-lines.input.md", "logs/not-moved.input.md", "forms/file-facts.md",
        "forms/file-causes.md", "forms/lead-brackets.md", "forms/list-told.md", "forms/table-recurring.md",
    ]

    @Test("all fixtures", arguments: fixtures)
    func next(name: String) throws {
        let before = try RecordingSupport.text(name)
        let log = try RecordingSupport.read(before)
        if log.isRuleBook { return }
        let next = NextEntry(in: log, on: try RecordingSupport.day)
        #expect((next == nil) == (log.entries.isEmpty || log.isOneEntry))
        let family = LogFamily(log: .init(log, name: "LOG.md"))
        let draft = EntryDraft(title: "The export wrote nothing")
        let postmortem = Postmortem(
            failure: draft, rule: .none, category: family.categories.first, date: try RecordingSupport.day,
            isDraft: !log.isInOtherForm)
        guard let next else { return }
        let recording: Recording
        do { recording = try family.recording([postmortem]) } catch {
            #expect(Self.refused.contains(name), "\(error)")
            return
        }
        let source = log.document.source
        let edit = try #require(
            recording.log.first { String(decoding: $0.replacement, as: UTF8.self).contains(draft.title) })
        let line = source.line(at: edit.range.lowerBound)
        let isAtStart = source.start(ofLine: line) == edit.range.lowerBound
        #expect(next.line == (isAtStart ? line : line + 1))
        let after = try RecordingSupport.read(try RecordingSupport.applied(recording.log, to: before))
        let index = try #require(after.entries.firstIndex { $0.title.contains(draft.title) })
        switch next.place {
        case .first: #expect(index == 0)
        case .last: #expect(index == log.entries.count)
        case .behind(let line):
            #expect(index > 0 && index < log.entries.count)
            #expect(source.line(at: log.entries[index - 1].range.lowerBound) == line)
        }
        let given = try #require(recording.entries.first?.failure)
        let added = after.entries[index]
        #expect(next.name == nil ? !added.hasID || given.text != next.name : given.text == next.name)
    }
}
