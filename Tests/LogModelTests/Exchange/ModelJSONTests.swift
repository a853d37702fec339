import Foundation
import LogModel
import MarkdownAST
import TestSupport
import Testing

@Suite("JSON: values survive it", .tags(.slow, .property, .hostile))
struct ModelJSONTests {
    private func throughJSON(_ log: FailureLog) throws -> FailureLog {
        try JSONDecoder().decode(LogExchange.self, from: JSONEncoder().encode(LogExchange(log))).log
    }

    @Test(
        "import(export(x)) is the canonical form of x, on fixtures",
        arguments: Seeds.all(of: Fixtures.all, orOneIn: 3))
    func fixtures(name: String) throws {
        let canonical = try ModelRenderingTests.canonical(Fixtures.bytes(name))
        let log = FailureLog(reading: LogDocument(reading: canonical))
        let read = try throughJSON(log)
        #expect(read == log)
        #expect(try read.rendered().source.bytes == canonical.source.bytes)
    }

    @Test(
        "import(export(x)) is the canonical form of x, on generated logs",
        arguments: Seeds.upTo(100, long: 500))
    func generated(seed: Int) throws {
        var generator = LogGenerator(seed: seed)
        let canonical = try ModelRenderingTests.canonical(Array(generator.log().utf8))
        let log = FailureLog(reading: LogDocument(reading: canonical))
        let read = try throughJSON(log)
        #expect(read == log)
        #expect(try read.rendered().source.bytes == canonical.source.bytes)
    }

    @Test(
        "import(export(x)) is the canonical form of x, on hostile Markdown",
        arguments: Seeds.upTo(60, long: 200))
    func hostile(seed: Int) throws {
        var generator = MarkdownGenerator(seed: seed)
        let canonical = try ModelRenderingTests.canonical(Array(generator.document().utf8))
        let read = try throughJSON(FailureLog(reading: LogDocument(reading: canonical)))
        #expect(try read.rendered().source.bytes == canonical.source.bytes)
    }

    @Test("values are strings and small objects")
    func forms() throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        func json(_ value: some Encodable) throws -> String {
            String(decoding: try encoder.encode(value), as: UTF8.self)
        }
        let date = try #require(LogDate("2026-02-11"))
        let choice = try #require(Choice("🟡 Important"))
        #expect(try json([date]) == #"["2026-02-11"]"#)
        #expect(try json([EntryID("F-BIZ-001")]) == #"["F-BIZ-001"]"#)
        #expect(try json([choice]) == #"["🟡 Important"]"#)
        #expect(
            try json(FieldValue.date(date, remark: "late"))
                == #"{"kind":"date","remark":"late","value":"2026-02-11"}"#
        )
        #expect(
            try json(FieldValue.choice(choice, remark: "")) == #"{"kind":"choice","value":"🟡 Important"}"#)
        #expect(try json(FieldValue.text("a\nb")) == #"{"kind":"text","value":"a\nb"}"#)
    }

    @Test(
        "what is no date, id, choice or part is refused",
        arguments: [
            #"{"kind":"date","value":"2026-02-30"}"#, #"{"kind":"date","value":"2026/02/11"}"#,
            #"{"kind":"choice","value":""}"#, #"{"kind":"number","value":"1"}"#, #"{"kind":"text"}"#,
        ]
    )
    func refused(json: String) {
        #expect(throws: DecodingError.self) {
            try JSONDecoder().decode(FieldValue.self, from: Data(json.utf8))
        }
    }
}
