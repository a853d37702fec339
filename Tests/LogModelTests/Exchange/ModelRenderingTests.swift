import Foundation
import LogModel
import MarkdownAST
import MarkdownFormat
import TestSupport
import Testing

@Suite("FailureLog: rendering values gives the bytes that were read", .tags(.slow, .property))
struct ModelRenderingTests {
    /// Files in canonical form.
    static let canonical = Fixtures.all.filter { name in
        name.hasSuffix(".golden.md") || name.hasPrefix("seed/") || name.hasPrefix("rules/")
    }

    private func log(_ name: String) throws -> FailureLog {
        try FailureLog(reading: ModelRenderingTests.read(Fixtures.bytes(name)))
    }

    static func read(_ bytes: [UInt8]) throws -> LogDocument {
        try LogDocument(parsing: bytes)
    }

    static func canonical(_ bytes: [UInt8]) throws -> Document {
        LogFormatter().format(try Document(parsing: try SourceText(bytes))).document
    }

    @Test("invariant 5: render(read(x)) == x", arguments: canonical)
    func isIdentity(name: String) throws {
        let bytes = try Fixtures.bytes(name)
        let rendered = try FailureLog(reading: Self.read(bytes)).rendered().source.bytes
        #expect(String(decoding: rendered, as: UTF8.self) == String(decoding: bytes, as: UTF8.self))
        #expect(rendered == bytes)
    }

    @Test("a value that is changed is written, and nothing else changes")
    func replacedFailure() throws {
        let bytes = try Fixtures.bytes("seed/FAILURE_LOG.md")
        let log = FailureLog(reading: try Self.read(bytes))
        let failure = try #require(log.failures.first)
        let critical = FieldValue.choice(try #require(Choice("🔴 Critical")), remark: "")
        let changed = try #require(failure.setting(.severity, to: critical))
        #expect(failure.setting("SEVERITY", to: critical) == changed)
        #expect(failure.setting("Owner", to: critical) == nil && failure.setting(.owner, to: critical) == nil)
        let rendered = try #require(log.replacing(changed)).rendered().source.bytes
        let expected = String(decoding: bytes, as: UTF8.self).replacing(
            "**Severity:** 🟡 Important\n", with: "**Severity:** 🔴 Critical\n", maxReplacements: 1)
        #expect(String(decoding: rendered, as: UTF8.self) == expected)
        let other = Failure(id: try #require(EntryID("F-BIZ-099")), title: "T", fields: [])
        #expect(log.replacing(other) == nil)
    }

    @Test("values alone are enough", arguments: ["seed/FAILURE_LOG.md", "rules/BIZOS_RULES.md"])
    func needsNoSpelling(name: String) throws {
        let log = try log(name)
        #expect(log.header.spelling == nil)
        #expect(log.parts.compactMap(\.spelling) == [])
    }

    @Test("most parts need no spelling even in fixtures that are made to be hard")
    func spellings() throws {
        // Ends and indentation of lines are spelling by themselves.
        let names = Self.canonical.filter {
            $0.hasPrefix("logs/") && !$0.contains("crlf") && !$0.contains("indented")
        }
        let parts = try names.flatMap { try log($0).parts }
        let spelled = parts.count { $0.spelling != nil }
        #expect(parts.count >= 80)
        #expect(spelled * 3 < parts.count, "\(spelled) of \(parts.count)")
    }

    private static let seeds = Seeds.upTo(80, long: 300)

    /// Most generated logs, made to be hard, can do without their spelling.
    private static let tally = SeedTally(of: seeds.count, mostSkipped: 50)

    @Test(
        "invariant 5: values without any spelling give canonical bytes that say the same", arguments: seeds)
    func valuesAlone(seed: Int) throws {
        var generator = LogGenerator(seed: seed)
        let canonical = try Self.canonical(Array(generator.log().utf8))
        let log = FailureLog(reading: LogDocument(reading: canonical))
        let bare = FailureLog(
            header: .init(
                preface: log.header.preface,
                title: log.header.title,
                tagline: log.header.tagline,
                fields: log.header.fields,
                appendix: log.header.appendix,
                endsWithBreak: log.header.endsWithBreak
            ),
            parts: log.parts.map { .init($0.content, level: $0.level, endsWithBreak: $0.endsWithBreak) }
        )
        let document: Document
        // What only the file's own spelling can hold together is refused, and not written as something else.
        do { document = try bare.rendered() } catch { return Self.tally.skip(seed, "needs its spelling") }
        #expect(LogFormatter().format(document).edits.isEmpty)
        let failures = LogDocument(reading: document).ownFailures
        #expect(failures.map(\.id) == log.failures.map(\.id))
        #expect(failures.map(\.title) == log.failures.map(\.title))
        for (failure, expected) in zip(failures, log.failures) {
            // Of two fields with one label, the first is the one that the schema means.
            #expect(labels(failure) == labels(expected))
        }
    }

    private func labels(_ failure: Failure) -> [String] {
        failure.fields.map { $0.label.lowercased().replacing("’", with: "'") }.sorted()
    }

    @Test("a changed value wins over the spelling beside it")
    func changedValue() throws {
        let log = try log("logs/hard-breaks.golden.md")
        let part = try #require(log.parts.first { $0.spelling != nil })
        guard case .failure(let failure) = part.content else {
            Issue.record("no entry")
            return
        }
        let changed = Failure(id: failure.id, title: "Another title", fields: failure.fields)
        let parts = log.parts.map { other in
            guard other == part else { return other }
            return .init(
                .failure(changed),
                level: part.level,
                endsWithBreak: part.endsWithBreak,
                spelling: part.spelling
            )
        }
        let rendered = try FailureLog(header: log.header, parts: parts).rendered()
        let failures = LogDocument(reading: rendered).failures
        #expect(failures.first { $0.id == failure.id }?.title == "Another title")
        #expect(failures.first { $0.id == failure.id }?.fields == failure.fields)
        #expect(failures.count == log.failures.count)
    }

    @Test(
        "values that would not be read back are refused",
        arguments: [
            "text\n\n### [F-BIZ-009] Another", "text\n\n**Lessons:**\n- one", "text\n\n```\nopen",
            "text\n\n## Heading",
        ]
    )
    func lost(text: String) throws {
        let log = try log("seed/FAILURE_LOG.md")
        let parts = log.parts.map { part in
            guard case .failure(let failure) = part.content else { return part }
            let fields = failure.fields.map { field in
                field.label == "Root Cause"
                    ? Failure.Field(label: field.label, isKnown: true, value: .text(text)) : field
            }
            return FailureLog.Part(
                .failure(Failure(id: failure.id, title: failure.title, fields: fields)),
                level: part.level,
                endsWithBreak: part.endsWithBreak
            )
        }
        let id = try #require(EntryID("F-BIZ-001"))
        #expect(throws: RenderingError.entryNotReadBack(id)) {
            try FailureLog(header: log.header, parts: parts).rendered()
        }
    }

    @Test("render(read(fmt(x))) == fmt(x) on generated logs", arguments: seeds)
    func generated(seed: Int) throws {
        var generator = LogGenerator(seed: seed)
        let document = try Self.canonical(Array(generator.log().utf8))
        let log = FailureLog(reading: LogDocument(reading: document))
        #expect(try log.rendered().source.bytes == document.source.bytes)
    }
}
