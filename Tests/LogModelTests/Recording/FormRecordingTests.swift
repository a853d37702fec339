import Foundation
import LogModel
import MarkdownAST
import TestSupport
import Testing

/// Records a made-up failure in logs that are not in bizlog's own form: the new entry looks like its neighbours.
///
/// With `BIZLOG_RECORD_GOLDENS=1` the goldens are written, and the tests fail.
@Suite("Recording in logs of other forms")
struct FormRecordingTests {
    static let names = [
        "ids", "dates", "numbers", "plain", "table", "list", "lead", "learnings", "days", "german", "crlf",
        "quoted",
        "times", "signs", "long-days",
    ]

    private func family(_ text: String) throws -> LogFamily {
        LogFamily(log: LogFamily.Member(try RecordingSupport.read(text), name: "LOG.md"))
    }

    /// A post-mortem with those values that the form has a place for.
    private func postmortem(
        for family: LogFamily, title: String = "The export wrote nothing", text: String = "No row was in it.",
        day: String = "2026-03-04"
    ) throws -> Postmortem {
        let values: [(FieldRole, String)] = [
            (.severity, "critical"), (.whatBroke, text), (.cause, "A token had run out."),
            (.fix, "It is renewed in time."), (.lesson, "- Watch the age of tokens."),
        ]
        let fields = values.compactMap { role, text in
            family.failureSchema.field(for: role).map { EntryDraft.Field(label: $0.label, text: text) }
        }
        return Postmortem(
            failure: EntryDraft(title: title, fields: fields), rule: .none, date: try #require(LogDate(day)))
    }

    @Test("golden files", arguments: names)
    func golden(name: String) throws {
        let before = try RecordingSupport.text("learn/forms/\(name).input.md")
        let family = try family(before)
        #expect(family.log.document.isInOtherForm)
        let after = try RecordingSupport.applied(
            family.recording([postmortem(for: family)]).log, to: before)
        let path = "learn/forms/\(name).golden.md"
        if ProcessInfo.processInfo.environment["BIZLOG_RECORD_GOLDENS"] == "1" {
            try Data(after.utf8).write(to: Fixtures.directory.appending(path: path))
            Issue.record("recorded \(path)")
            return
        }
        #expect(after == (try RecordingSupport.text(path)), "make goldens records what is right now")
    }

    /// What stands in the way of those who read it back.
    private static let titles = [
        "A | b", "Open: the door", "(fixed) twice", "**strong**", "`code", "- item", "2026-01-01 was a day",
        "[F-1] again", "P1", "#hash", "Ein Ü und 漢字", "1. first", "<b>x", "x — FIXED",
    ]
    private static let texts = [
        "One line.", "Two\nlines.", "- a\n- b", "```\n# code\n```", "a | b", "```\nopen", "## Heading",
        "<!-- open",
        "[a]: /b", "**Status:** closed", "x\n\n---\n\ny", "| a |\n|---|\n| b |", "> quote\n>\n> more",
    ]

    @Test("whatever is recorded, all else is read as before, or it is refused", arguments: names)
    func keepsAll(name: String) throws {
        let before = try RecordingSupport.text("learn/forms/\(name).input.md")
        let family = try family(before)
        let old = family.log.document.entries.map { Self.summary(of: $0) }
        var recorded = 0
        for (title, text) in Self.titles.map({ ($0, "It broke.") }) + Self.texts.map({ ("It broke", $0) }) {
            guard
                let recording = try? family.recording([
                    try postmortem(for: family, title: title, text: text)
                ])
            else { continue }
            recorded += 1
            let after = try RecordingSupport.applied(recording.log, to: before)
            let new = try RecordingSupport.read(after)
            #expect(new.entries.count == old.count + 1, "\(title) \(text)")
            var rest = new.entries.map { Self.summary(of: $0) }
            for entry in old {
                let index = try #require(rest.firstIndex(of: entry), "\(title) \(text): \(entry)")
                rest.remove(at: index)
            }
            let added = try #require(rest.first)
            #expect(added.title.contains(title) || after.contains(title.replacing("|", with: "\\|")))
            // Only lines that count change.
            let lines = Set(after.split(whereSeparator: \.isNewline))
            let lost = before.split(whereSeparator: \.isNewline).filter { !lines.contains($0) }
            #expect(lost.allSatisfy { $0.hasPrefix("**Total") || $0.hasPrefix("**Last Updated") }, "\(lost)")
        }
        #expect(recorded >= 12, "too many refusals to say anything")
    }

    private struct Summary: Equatable {
        let id: String
        let title: String
        let text: String
        let fields: [String]
    }

    private static func summary(of entry: LogEntry) -> Summary {
        Summary(
            id: entry.id.text, title: entry.title,
            text: entry.log.document.source.string(entry.range),
            fields: entry.failure.fields.map { "\($0.label)=\($0.value)" })
    }

    @Test("several at once get ids of their own, in the order of the file", arguments: names)
    func several(name: String) throws {
        let before = try RecordingSupport.text("learn/forms/\(name).input.md")
        let family = try family(before)
        let postmortems = try (1...3).map { try postmortem(for: family, title: "Number \($0) broke") }
        let recording = try family.recording(postmortems)
        let after = try RecordingSupport.read(RecordingSupport.applied(recording.log, to: before))
        #expect(after.entries.count == family.log.document.entries.count + 3)
        let ids = after.entries.filter(\.hasID).map(\.id)
        #expect(Set(ids).count == ids.count)
        let one = try postmortem(for: family, title: "Number 1 broke")
        let next = LogFamily(log: LogFamily.Member(after, name: "LOG.md"))
        #expect(throws: Never.self) { try next.recording([one]) }
    }

    @Test("a day that could be read as another one is written with dashes")
    func ambiguousDay() throws {
        let text =
            "# Log\n\n## FX-1 a\n\n**Date:** 2/13/2026\n**Cause:** b\n\n## FX-2 c\n\n**Date:** 2/14/2026\n**Cause:** d\n"
        let family = try family(text)
        for (day, written) in [
            ("2026-03-04", "2026-03-04"), ("2026-03-03", "3/3/2026"), ("2026-03-24", "3/24/2026"),
        ] {
            let recording = try family.recording([postmortem(for: family, day: day)])
            let after = try RecordingSupport.applied(recording.log, to: text)
            #expect(after.contains("**Date:** \(written)\n"), "\(after)")
        }
    }

    @Test("a draft of which only the title is known", arguments: names)
    func draft(name: String) throws {
        let text = try RecordingSupport.text("learn/forms/\(name).input.md")
        let family = try family(text)
        let postmortem = Postmortem(
            failure: EntryDraft(title: "It broke"), rule: .none, date: try RecordingSupport.day, isDraft: true
        )
        let after = try RecordingSupport.applied(family.recording([postmortem]).log, to: text)
        #expect(try RecordingSupport.read(after).entries.count == family.log.document.entries.count + 1)
    }

    @Test("what the form has no place for is refused with what it has")
    func refusesOthers() throws {
        let text = try RecordingSupport.text("learn/forms/plain.input.md")
        let family = try family(text)
        let draft = EntryDraft(title: "It broke", fields: [.init(label: "Severity", text: "high")])
        let postmortem = Postmortem(failure: draft, rule: .none, date: try RecordingSupport.day)
        let error = #expect(throws: RecordingError.self) { try family.recording([postmortem]) }
        #expect(
            error?.description.hasPrefix(
                "the entries of the log have no place for 'Severity'; they have 'Date', 'Error', 'Root cause', 'Fix'"
            )
                ?? false)
    }

    private func table(_ columns: String, _ rows: String...) -> String {
        let bar = columns.split(separator: "|").map { _ in "---" }.joined(separator: "|")
        return "# Failures\n\n| \(columns) |\n|\(bar)|\n" + rows.map { "| \($0) |\n" }.joined()
    }

    @Test("a title has a column, or goes to what broke, or nothing is recorded")
    func titlesInTables() throws {
        func recorded(_ text: String) throws -> String {
            let family = try family(text)
            let postmortem = Postmortem(
                failure: EntryDraft(title: "It broke"), rule: .none, date: try RecordingSupport.day,
                isDraft: true)
            return String(
                try RecordingSupport.applied(family.recording([postmortem]).log, to: text).dropFirst(
                    text.count))
        }
        let full = ["B-1 | 2026-01-05 | high | Login loops", "B-2 | 2026-01-06 | low | No mail"]
        // The newest row has no title, or lost its cells.
        for last in ["B-3 | 2026-01-07 | low |", "B-3 | 2026-01-07"] {
            let text = table("ID | Date | Severity | Title", full[0], full[1], last)
            #expect(try recorded(text).contains("| It broke |"), "\(last)")
        }
        #expect(
            try recorded(table("ID | Date | Severity | What broke", full[0], full[1])).contains(
                "| It broke |"))
        let people = table(
            "ID | Date | Severity | Owner", "B-1 | 2026-01-05 | high | Ann", "B-2 | 2026-01-06 | low | Bob")
        let error = #expect(throws: RecordingError.self) { try recorded(people) }
        #expect(
            error?.description.hasPrefix("the entries of the log have no place for a title; they have")
                ?? false)
    }

    @Test(
        "where one more entry would turn what is inferred, a line says what the entries are, and then it is recorded"
    )
    func threshold() throws {
        let text = """
            # Failure Log and Lessons

            ## First node failure

            - Failure mode: the queue stood for an hour and nobody saw it.
            - Root cause: a lock was held by a job that had died.
            - Fix: locks end after a minute.

            ## Late mail

            - Lesson: the mail waits for the clock of another machine, so look at both.

            ## Disk failures

            - The disk of the first machine was full in the night of the move, and all writes failed.
            - The disk of the second machine was slow for a week after that, and nobody knew why.

            ## Restart loop

            - The service started again each minute, since the check asked for a page that was gone.

            """
        let draft = EntryDraft(title: "The pump stopped", fields: [.init(label: "Root cause", text: "Sand")])
        let postmortem = Postmortem(failure: draft, rule: .none, date: try RecordingSupport.day)
        let family = try family(text)
        #expect(family.log.document.entries.count == 4)
        let error = #expect(throws: RecordingError.self) { try family.recording([postmortem]) }
        let line = "<!-- bizlog-form: heading 2 plain -->"
        #expect(
            error?.description.contains("say what they are by a line \(line)") ?? false,
            "\(String(describing: error))")
        let pinned = text.replacing("Lessons\n", with: "Lessons\n\n\(line)\n")
        let after = try RecordingSupport.applied(self.family(pinned).recording([postmortem]).log, to: pinned)
        #expect(try RecordingSupport.read(after).entries.map(\.title).last == "The pump stopped")
    }

    @Test("a file that is one entry is left alone")
    func refusesFiles() throws {
        let family = try family(
            "# Postmortem: the lift\n\n**Date:** 2026-02-01\n**Severity:** high\n**Status:** closed\n\n## Summary\n\nIt stood.\n\n"
                + "## Root cause\n\nDust.\n\n## Resolution\n\nIt is clean.\n")
        let postmortem = try postmortem(for: family)
        let error = #expect(throws: RecordingError.self) { try family.recording([postmortem]) }
        #expect(error?.description.contains("is one entry as a whole") ?? false)
    }

    @Test("new logs of the common forms take entries, and are read", arguments: CommonForm.allCases)
    func commonForms(form: CommonForm) throws {
        guard form != .adr else { return }
        var text = form.emptyLog(title: "Failure Log")
        for number in 1...7 {
            let family = try family(text)
            let postmortem = try postmortem(
                for: family, title: "Number \(number) broke", day: "2026-03-0\(number)")
            text = try RecordingSupport.applied(family.recording([postmortem]).log, to: text)
            let entries = try RecordingSupport.read(text).entries
            #expect(entries.count == number)
            let last = try #require(entries.last)
            #expect(last.title == "Number \(number) broke")
            #expect(last.failure[.date]?.description == "2026-03-0\(number)")
        }
        let style = try #require(FormStyle.named.first { $0.name == form.rawValue })
        let converted = try LogConversion(of: LogDocument(parsing: text), to: style).document.source
        #expect(
            String(decoding: converted.bytes, as: UTF8.self) == text, "convert writes what learn has written")
    }

    @Test("a status for which few headings have a place goes where they have it, and is asked of nobody")
    func rareStatus() throws {
        let text = try RecordingSupport.text("forms/ids-values.md")
        let family = try family(text)
        func recorded(_ status: String?) throws -> String {
            let fields = status.map { [EntryDraft.Field(label: "Status", text: $0)] } ?? []
            let postmortem = Postmortem(
                failure: EntryDraft(title: "The till stood still", fields: fields), rule: .none,
                date: try RecordingSupport.day)
            return try RecordingSupport.applied(family.recording([postmortem]).log, to: text)
        }
        #expect(try recorded("open").contains("\n## F-005: The till stood still (OPEN)\n"))
        #expect(try recorded(nil).contains("\n## F-005: The till stood still\n"))
    }

    @Test("a rule goes into the entry where no rules file is kept")
    func rules() throws {
        let text = CommonForm.lessons.emptyLog(title: "Lessons")
        let family = try family(text)
        let rule = EntryDraft(
            title: "Watch", fields: [.init(label: "Rule", text: "Watch the age of tokens.")])
        let postmortem = Postmortem(
            failure: EntryDraft(title: "It broke"), rule: .new(rule, layer: nil),
            date: try RecordingSupport.day)
        let after = try RecordingSupport.applied(family.recording([postmortem]).log, to: text)
        #expect(after.hasSuffix("## 2026-03-04 — It broke\n\n**Rule:** Watch the age of tokens.\n"))
    }
}
