import Foundation
import LogModel
import MarkdownAST
import TestSupport
import Testing

/// Where entries go, and with what around them.
@Suite("Recording: places")
struct RecordingPlaceTests {
    /// Records a failure without a rule and gives the log after.
    private func log(_ log: String, _ postmortems: [Postmortem]? = nil) throws -> String {
        let family = try RecordingSupport.family(log, rules: RecordingSupport.rules)
        let one = Postmortem(
            failure: RecordingSupport.failure(), rule: .new(RecordingSupport.rule(), layer: "Process"),
            category: family.categories.isEmpty ? nil : "Automation", date: try RecordingSupport.day)
        let recording = try family.recording(postmortems ?? [one])
        return try RecordingSupport.applied(recording.log, to: log)
    }

    /// Records rules and gives the rules file after.
    private func rules(_ rules: String, layers: [String]) throws -> String {
        let family = try RecordingSupport.family(RecordingSupport.seed, rules: rules)
        let origin = EntryDraft.Field(label: "Origin", text: "A review")
        let severity = EntryDraft.Field(label: "Severity", text: "critical")
        let draft = EntryDraft(
            title: "Look twice", fields: RecordingSupport.rule().fields + [origin, severity])
        let recording = try family.recording(
            layers.map {
                Postmortem(failure: nil, rule: .new(draft, layer: $0), date: try RecordingSupport.day)
            })
        return try RecordingSupport.applied(recording.rules, to: rules)
    }

    private func headings(_ text: String) -> [String] {
        text.split(whereSeparator: \.isNewline).filter { $0.hasPrefix("#") || $0 == "---" }.map { line in
            String(line.prefix { $0 != "]" && $0 != "(" })
        }
    }

    @Test("the oldest first: behind the last, with breaks between")
    func oldestFirst() throws {
        let after = try log(RecordingSupport.seed)
        #expect(
            headings(after).suffix(11).prefix(8) == [
                "### [F-BIZ-001", "---", "### [F-BIZ-002", "---", "### [F-BIZ-003", "---",
                "## Historical Note",
                "---",
            ])
        #expect(try RecordingSupport.isCanonical(after))
    }

    @Test("the newest first: before the first")
    func newestFirst() throws {
        let after = try log(RecordingSupport.newestFirst(RecordingSupport.seed))
        #expect(
            headings(after).filter { $0.contains("F-BIZ-00") } == [
                "### [F-BIZ-003", "### [F-BIZ-002", "### [F-BIZ-001",
            ])
        #expect(after.contains("## Logged Failures\n\n### [F-BIZ-003] Something broke\n**Date:** 2026-03-03"))
        #expect(after.contains("- Look\n\n---\n\n### [F-BIZ-002]"))
        #expect(try RecordingSupport.isCanonical(after))
    }

    @Test("many at once stand in the order of the file", arguments: [true, false])
    func many(isNewestFirst: Bool) throws {
        let seed = try RecordingSupport.seed
        let before = isNewestFirst ? RecordingSupport.newestFirst(seed) : seed
        let day = try RecordingSupport.day
        let many = (1...20).map { number in
            Postmortem(
                failure: RecordingSupport.failure(title: "Number \(number)"),
                rule: .new(RecordingSupport.rule(), layer: nil),
                category: number % 2 == 0 ? "Automation" : "crm/zoho", date: day)
        }
        let after = try log(before, many)
        let read = try RecordingSupport.read(after)
        let ids = read.entries.map(\.id.text)
        let expected = (1...22).map { "F-BIZ-0\($0 < 10 ? "0" : "")\($0)" }
        #expect(ids == (isNewestFirst ? expected.reversed() : expected))
        #expect(read.failures.first { $0.id.text == "F-BIZ-022" }?.title == "Number 20")
        #expect(after.contains("**Total Failures Logged:** 22"))
        #expect(after.contains("| CRM/Zoho | 11 | ↑ |") && after.contains("| Automation | 10 | New |"))
        #expect(try RecordingSupport.isCanonical(after))
    }

    @Test("blank lines between entries stay the separators")
    func blankLines() throws {
        let before = try RecordingSupport.seed.replacing("redundant work\n\n---\n", with: "redundant work\n")
            .replacing("API reference docs\n\n---\n", with: "API reference docs\n")
        let after = try log(before)
        #expect(after.contains("redundant work\n\n### [F-BIZ-003] Something broke"))
        #expect(after.contains("- Look\n\n## Historical Note"))
        #expect(try RecordingSupport.isCanonical(after))
    }

    @Test("line endings are the file's", arguments: ["\r\n", "\r"])
    func lineEndings(ending: String) throws {
        let seed = try RecordingSupport.seed
        let after = try log(seed.replacing("\n", with: ending))
        #expect(after == (try log(seed)).replacing("\n", with: ending))
    }

    @Test("no final line ending, and nothing behind the last entry")
    func noFinalLineEnding() throws {
        let seed = try RecordingSupport.seed
        let end = try #require(seed.range(of: "\n\n---\n\n## Historical"))
        let after = try log(String(seed[..<end.lowerBound]))
        #expect(after.hasSuffix("**Lessons:**\n- Look"))
        #expect(after.contains("redundant work\n\n---\n\n### [F-BIZ-003] Something broke"))
    }

    @Test("the first entry takes the place of what says that there is none")
    func firstEntry() throws {
        let seed = try RecordingSupport.seed
        let start = try #require(seed.range(of: "### [F-BIZ-001]")).lowerBound
        let end = try #require(seed.range(of: "---\n\n## Historical")).lowerBound
        let empty = seed[..<start] + "(none yet)\n\n" + seed[end...]
        let after = try log(String(empty).replacing("Logged:** 2", with: "Logged:** 0"))
        #expect(after.contains("## Logged Failures\n\n### [F-BIZ-003] Something broke\n**Date:** 2026-03-03"))
        #expect(after.contains("- Look\n\n---\n\n## Historical Note"))
        #expect(after.contains("Logged:** 1") && !after.contains("(none yet)"))
        #expect(try RecordingSupport.isCanonical(after))
    }

    @Test("the first entry fills the empty section behind the template")
    func emptySection() throws {
        let seed = try RecordingSupport.seed
        let start = try #require(seed.range(of: "### [F-BIZ-001]")).lowerBound
        let end = try #require(seed.range(of: "---\n\n## Historical")).lowerBound
        let after = try log(String(seed[..<start] + seed[end...]))
        #expect(after.contains("## Logged Failures\n\n### [F-BIZ-003] Something broke"))
        #expect(after.contains("- Look\n\n---\n\n## Historical Note"))
        #expect(try RecordingSupport.isCanonical(after))
    }

    @Test("without a section for entries, one is made behind the template")
    func noSection() throws {
        let seed = try RecordingSupport.seed
        let start = try #require(seed.range(of: "## Logged Failures")).lowerBound
        let end = try #require(seed.range(of: "## Historical")).lowerBound
        let after = try log(String(seed[..<start] + seed[end...]))
        #expect(after.contains("```\n\n---\n\n## Logged Failures\n\n### [F-BIZ-003] Something broke"))
        #expect(after.contains("- Look\n\n---\n\n## Historical Note"))
        #expect(try RecordingSupport.isCanonical(after))
    }

    @Test(
        "a log without a template, and without entries",
        arguments: ["", "# Log\n", "# Log\n\n---\n", "# Log"])
    func bare(before: String) throws {
        let after = try log(before)
        let read = try RecordingSupport.read(after)
        #expect(read.entries.map(\.id.text) == ["F-001"])
        #expect(after.hasPrefix(before.trimmingSuffix { $0.isNewline }))
        let isCanonical = try RecordingSupport.isCanonical(after)
        #expect(isCanonical || before == "# Log")
    }

    @Test("ids and fields are those of the entries where there is no template")
    func noTemplate() throws {
        let seed = try RecordingSupport.seed
        let start = try #require(seed.range(of: "## Failure Template")).lowerBound
        let end = try #require(seed.range(of: "## Logged")).lowerBound
        let after = try log(String(seed[..<start] + seed[end...]))
        #expect(
            after.contains("### [F-BIZ-003] Something broke\n**Date:** 2026-03-03\n**Severity:** 🟡 Important")
        )
        #expect(try RecordingSupport.isCanonical(after))
    }

    @Test("rules go to the end of their layer's section")
    func layers() throws {
        let after = try rules(RecordingSupport.rules, layers: ["model", "System", "MOD", "R-BIZ-SYS"])
        #expect(
            headings(after).filter { $0 != "---" }.suffix(10) == [
                "## System Rules ", "### [R-BIZ-SYS-001", "### [R-BIZ-SYS-002", "### [R-BIZ-SYS-003",
                "### [R-BIZ-SYS-004", "## Process Rules ", "### [R-BIZ-PROC-001", "## Model Rules ",
                "### [R-BIZ-MOD-001", "### [R-BIZ-MOD-002",
            ])
        #expect(!after.contains("(none yet)"))
        #expect(after.contains("**Total Rules:** 7"))
        #expect(after.contains("(R-BIZ-MOD)\n\n### [R-BIZ-MOD-001] Look twice\n**Severity:** 🔴 Critical\n"))
        #expect(try RecordingSupport.isCanonical(after))
    }

    @Test("a layer without a section gets one in the order of the table")
    func newSections() throws {
        let all = try RecordingSupport.rules
        let start = try #require(all.range(of: "## Process Rules")).lowerBound
        let after = try rules(String(all[..<start]), layers: ["Model", "Process"])
        #expect(
            headings(after).suffix(7) == [
                "### [R-BIZ-SYS-002", "---", "## Process Rules ", "### [R-BIZ-PROC-002", "---",
                "## Model Rules ",
                "### [R-BIZ-MOD-001",
            ])
        let first = try #require(all.range(of: "## System Rules")).lowerBound
        let front = try rules(String(all[..<first] + all[start...]), layers: ["System"])
        #expect(front.contains("---\n\n## System Rules (R-BIZ-SYS)\n\n### [R-BIZ-SYS-003] Look twice"))
        #expect(front.contains("**Rule:** Look twice.\n\n---\n\n## Process Rules (R-BIZ-PROC)"))
        #expect(try RecordingSupport.isCanonical(front))
    }

    @Test(
        "an entry cannot go where it would be code, a comment or ignored",
        arguments: ["```\ncode\n", "<!-- open\n", "<!-- bizlog-ignore-start -->\n\nold notes\n"])
    func noPlace(open: String) throws {
        let seed = try RecordingSupport.seed
        let end = try #require(seed.range(of: "---\n\n## Historical")).lowerBound
        let before = seed[..<end] + open
        let error = #expect(throws: RecordingError.self) { try log(String(before)) }
        let problem = try #require(error?.problems.first)
        #expect(problem.description.hasPrefix("\(RecordingSupport.logName):"))
    }

    @Test("a region to be ignored that is closed is no obstacle, and stays as it is")
    func ignoredRegion() throws {
        let region = "<!-- bizlog-ignore-start -->\n\n* odd\n\n<!-- bizlog-ignore-end -->"
        let before = try RecordingSupport.seed.replacing(
            "redundant work\n", with: "redundant work\n\n\(region)\n")
        let after = try log(before)
        #expect(after.contains("\(region)\n\n---\n\n### [F-BIZ-003]"))
    }

    @Test("counters within an ignored region stay")
    func ignoredCounters() throws {
        let seed = try RecordingSupport.seed
        let before =
            "<!-- bizlog-ignore-start -->\n\n"
            + seed.replacing(
                "---\n\n## How to", with: "<!-- bizlog-ignore-end -->\n\n---\n\n## How to")
        let after = try log(before)
        #expect(after.contains("**Total Failures Logged:** 2") && after.contains("[F-BIZ-003] Something"))
    }
}

extension String {
    fileprivate func trimmingSuffix(_ isTrimmed: (Character) -> Bool) -> String {
        var text = self[...]
        while let last = text.last, isTrimmed(last) { text.removeLast() }
        return String(text)
    }
}
