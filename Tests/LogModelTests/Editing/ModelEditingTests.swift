import LogModel
import MarkdownAST
import TestSupport
import Testing

@Suite("Edits to one field touch the bytes of that field only", .tags(.slow))
struct ModelEditingTests {
    static let names = [
        "seed/FAILURE_LOG.md", "rules/BIZOS_RULES.md", "logs/unknown-fields.golden.md",
        "logs/foreign-incidents.golden.md", "logs/foreign-chinese.golden.md",
        "logs/listed-template.golden.md",
        "logs/hard-breaks.golden.md", "logs/patterns.golden.md", "logs/rules-damaged.golden.md",
        "logs/crlf-everything.golden.md", "logs/seed-fields-listed.input.md",
        "logs/seed-value-on-label-line.input.md",
    ]

    private static let values: [FieldValue] = [
        .text("other"), .text("two\nlines"), .text("- a list\n- of two"), .text("a paragraph\n\nand another"),
        .text("```text\n**Date:** code\n```"), .text("1. one\n2. two"), .text(""),
    ]

    @Test("every field of every entry, with values of many forms", arguments: names)
    func everyField(name: String) throws {
        let log = try ModelRenderingTests.read(Fixtures.bytes(name))
        let bytes = log.document.source.bytes
        var done = 0
        for entry in log.entries where entry.isRecognized {
            let places = entry.fields
            for (index, place) in places.enumerated()
            where places.firstIndex(where: { $0.label == place.label }) == index {
                for value in Self.values {
                    let edits: [TextEdit]
                    do { edits = try log.edits(setting: place.label, of: entry.id, to: value) } catch {
                        continue
                    }
                    done += 1
                    let edit = try #require(edits.first)
                    #expect(edits.count == 1)
                    // Nothing before the end of the label and nothing behind the value.
                    #expect(edit.range.lowerBound >= place.labelRange.upperBound)
                    #expect(edit.range.upperBound <= place.valueRange.upperBound)
                    let edited = try ModelRenderingTests.read(edits.applied(to: bytes))
                    try expectSame(log, edited, but: place.label, of: entry.id, value)
                }
            }
        }
        #expect(done >= 7, "\(done)")
    }

    /// Compares all other fields, entries, sections and the header.
    private func expectSame(
        _ before: LogDocument,
        _ after: LogDocument,
        but label: String,
        of id: EntryID,
        _ value: FieldValue
    ) throws {
        #expect(after.header?.fields == before.header?.fields)
        #expect(after.sections.map(\.title) == before.sections.map(\.title))
        #expect(after.sections.map(\.content) == before.sections.map(\.content))
        try #require(after.failures.map(\.id) == before.failures.map(\.id))
        for (left, right) in zip(before.failures, after.failures) {
            guard left.id == id else {
                #expect(left == right)
                continue
            }
            #expect(left.title == right.title && left.introduction == right.introduction)
            #expect(left.appendix == right.appendix)
            #expect(others(left, label) == others(right, label))
            #expect(right[label]?.description == value.description)
        }
    }

    /// The fields but for the first one with a label.
    private func others(_ failure: Failure, _ label: String) -> [Failure.Field] {
        var fields = failure.fields
        if let index = fields.firstIndex(where: { $0.label == label }) { fields.remove(at: index) }
        return fields
    }

    @Test("one-line values stay on their line, in every field of the seed")
    func oneLine() throws {
        let log = try ModelRenderingTests.read(Fixtures.bytes("seed/FAILURE_LOG.md"))
        for entry in log.entries {
            for place in entry.fields {
                let edits = try log.edits(setting: place.label, of: entry.id, to: .text("other"))
                #expect(edits == [TextEdit(range: place.valueRange, replacement: "other")])
            }
        }
    }

    @Test("places are where the values are")
    func places() throws {
        let log = try ModelRenderingTests.read(Fixtures.bytes("seed/FAILURE_LOG.md"))
        let source = log.document.source
        for entry in log.entries {
            let places = entry.fields
            #expect(places.map(\.label) == entry.failure.fields.map(\.label))
            #expect(places.map { source.string($0.labelRange) } == places.map { "**\($0.label):**" })
            #expect(
                places.map { source.string($0.valueRange) }
                    == entry.failure.fields.map(\.value.description))
            #expect(source.string(entry.idRange) == entry.id.text)
            #expect(source.string(entry.titleRange) == entry.title)
        }
        #expect(log.headerFields.map { source.string($0.valueRange) } == ["2026-02-07", "2"])
    }

    @Test("a counter and a date of the header, whatever the line endings")
    func header() throws {
        for name in ["seed/FAILURE_LOG.md", "logs/crlf-everything.golden.md"] {
            let bytes = try Fixtures.bytes(name)
            let log = try ModelRenderingTests.read(bytes)
            let date = try #require(LogDate("2026-02-11"))
            let edits =
                try log.edits(settingInHeader: "last updated", to: .date(date, remark: ""))
                + log.edits(settingInHeader: "Total Failures Logged", to: .text("3"))
            let expected = String(decoding: bytes, as: UTF8.self)
                .replacing("2026-02-07", with: "2026-02-11", maxReplacements: 1)
                .replacing("Logged:** 2", with: "Logged:** 3")
            #expect(try String(decoding: edits.applied(to: bytes), as: UTF8.self) == expected)
        }
    }

    @Test("a field that is missing comes where the template has it")
    func insertion() throws {
        let text = "# L\n\n### [F-001] T\n**Date:** 2026-02-01\n**Layer:** System\n\n**Lessons:**\n- one\n"
        let log = try LogDocument(parsing: text)
        let id = try #require(EntryID("F-001"))
        func edited(_ label: String, _ value: FieldValue) throws -> String {
            let edits = try log.edits(setting: label, of: id, to: value)
            return String(decoding: try edits.applied(to: log.document.source.bytes), as: UTF8.self)
        }
        let severity = FieldValue.choice(try #require(Choice("🔴 Critical")), remark: "")
        #expect(
            try edited("severity", severity)
                == text.replacing("\n**Layer", with: "\n**Severity:** 🔴 Critical\n**Layer"))
        #expect(
            try edited("Root Cause", .text("Haste."))
                == text.replacing("\n\n**Lessons", with: "\n\n**Root Cause:**\nHaste.\n\n**Lessons"))
    }

    @Test("no edit where the field says so already, and clear errors")
    func errors() throws {
        let log = try ModelRenderingTests.read(Fixtures.bytes("seed/FAILURE_LOG.md"))
        let id = try #require(EntryID("F-BIZ-001"))
        let other = try #require(EntryID("F-BIZ-009"))
        let date = try #require(LogDate("2026-02-11"))
        #expect(try log.edits(setting: "Date", of: id, to: .date(date, remark: "")) == [])
        #expect(throws: FieldEditError.noEntry(other)) {
            try log.edits(setting: "Date", of: other, to: .text(""))
        }
        #expect(throws: FieldEditError.noField("Owner")) {
            try log.edits(setting: "Owner", of: id, to: .text("Kim"))
        }
        for text in [
            "a\n\n## Heading", "a\n\n**Lessons:** b", "a\n\n```\nopen", "a\n\n### [F-BIZ-003] B",
        ] {
            #expect(throws: FieldEditError.notReadBack("Root Cause")) {
                try log.edits(setting: "Root Cause", of: id, to: .text(text))
            }
        }
    }
}
