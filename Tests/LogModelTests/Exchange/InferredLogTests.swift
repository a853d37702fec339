import Foundation
import LogModel
import MarkdownAST
import TestSupport
import Testing

@Suite("JSON: logs with entries in another form")
struct InferredLogTests {
    /// The logs in other forms, one for each.
    static let forms = ["ids", "dates", "numbers", "plain", "rows", "items", "leads", "file"]

    private func log(_ name: String) throws -> InferredLog {
        let document = try LogDocument(parsing: Fixtures.bytes("convert/\(name).md"))
        return try #require(InferredLog(reading: document))
    }

    private func throughJSON(_ log: InferredLog) throws -> InferredLog {
        let json = try JSONEncoder().encode(InferredLogExchange(log))
        return try JSONDecoder().decode(InferredLogExchange.self, from: json).log
    }

    @Test("every form comes back byte for byte", arguments: forms)
    func roundTrip(name: String) throws {
        let bytes = try Fixtures.bytes("convert/\(name).md")
        let read = try throughJSON(log(name))
        #expect(try read.rendered().source.bytes == bytes)
        #expect(try read == log(name))
    }

    @Test("the byte order mark, CRLF and a missing last line ending come back, too")
    func bytes() throws {
        for text in [
            "\u{FEFF}# Lessons\r\n\r\n## 2026-01-01 — a\r\n\r\n**Fix:** b\r\n\r\n## 2026-01-02 — c\r\n\r\n**Fix:** d",
            "# Bugs\n\n- **[2026-01-01] a** — b\n- **[2026-01-02] c** — d",
        ] {
            let log = try #require(InferredLog(reading: LogDocument(parsing: text)))
            #expect(log.entries.count == 2)
            #expect(try throughJSON(log).rendered().source.bytes == Array(text.utf8))
        }
    }

    @Test("an entry says what lists say of it, and has its text")
    func values() throws {
        let entry = try #require(try log("numbers").entries.last)
        #expect(entry.id == "2" && entry.line == 15 && entry.title == "Certificate ran out")
        #expect(entry.date?.description == "2026-02-20" && entry.severity == "SEV1" && entry.status == "open")
        let cause = try #require(entry.fields.first { $0.role == .cause })
        #expect(cause.label == "Root cause")
        #expect(cause.value == "The reminder went to a mailbox that nobody reads.")
        #expect(entry.spelling.hasPrefix("## Incident #2: ") && entry.spelling.hasSuffix("by hand.\n"))
        #expect(try log("dates").entries.map(\.id) == [nil, nil])
    }

    @Test("a log in bizlog's own form is no such log")
    func own() throws {
        let document = try LogDocument(parsing: Fixtures.bytes("convert/home.md"))
        #expect(InferredLog(reading: document) == nil)
    }

    @Test(
        "a value that is changed and not its spelling is refused by its name",
        arguments: ["id", "title", "date", "severity", "status", "fields"])
    func contradiction(value: String) throws {
        let log = try log("numbers")
        let parts = log.parts.map { part -> InferredLog.Part in
            guard case .entry(let old) = part, old.id == "1" else { return part }
            return .entry(
                InferredLog.Entry(
                    id: value == "id" ? "7" : old.id, title: value == "title" ? "Other" : old.title,
                    date: value == "date" ? LogDate("2026-01-10") : old.date,
                    severity: value == "severity" ? "low" : old.severity,
                    status: value == "status" ? "open" : old.status,
                    fields: value == "fields" ? [] : old.fields, spelling: old.spelling))
        }
        let title = value == "title" ? "Other" : "Queue stood still"
        #expect(throws: InferredLogError.valueNotInText(value, entry: 0, title: title)) {
            try InferredLog(parts: parts).rendered()
        }
    }

    @Test("an entry whose spelling holds another one is refused")
    func twoInOne() throws {
        let log = try log("dates")
        let parts = log.parts.map { part -> InferredLog.Part in
            guard case .entry(let old) = part else { return part }
            return .entry(
                InferredLog.Entry(
                    id: nil, title: old.title, date: old.date, severity: nil, status: nil, fields: old.fields,
                    spelling: old.spelling + "\n## 2026-05-05 — More\n\n**Rule:** None.\n"))
        }
        #expect(throws: InferredLogError.self) { try InferredLog(parts: parts).rendered() }
    }
}
