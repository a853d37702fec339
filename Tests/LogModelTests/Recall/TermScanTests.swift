import Testing

@testable import LogModel

@Suite("Recall: the terms of a text")
struct TermScanTests {
    /// The words of a text as they stand there, and its identifiers in angle brackets.
    private static func terms(_ text: String) -> [String] {
        let bytes = Array(text.utf8)
        var scan = TermScan(bytes, into: Spellings(bytes: bytes))
        scan.scan(bytes.indices)
        return scan.sink.found
    }

    private struct Spellings: TermSink {
        let bytes: [UInt8]
        var found: [String] = []

        mutating func take(_ hash: UInt64, _ range: Range<Int>, _ kind: TermKind) {
            let text = String(decoding: bytes[range], as: UTF8.self)
            if case .word = kind { found.append(text) } else { found.append("<\(text)>") }
        }
    }

    private struct Hashes: TermSink {
        var found: [UInt64] = []
        mutating func take(_ hash: UInt64, _ range: Range<Int>, _ kind: TermKind) { found.append(hash) }
    }

    private static func hashes(_ text: String) -> [UInt64] {
        let bytes = Array(text.utf8)
        var scan = TermScan(bytes, into: Hashes())
        scan.scan(bytes.indices)
        return scan.sink.found
    }

    @Test(
        "what differs each time is no term",
        arguments: [
            "12 3.5 1,000 900ms 15% 404", "2026-03-04T09:15:00.123Z 09:15 2026/03/04", "10.0.0.3:5432 [::1]",
            "0x7ffe1200 deadbee5 8401fa0 a1b2c3d4e5f6", "550e8400-e29b-41d4-a716-446655440000",
            "04 Mar 2026, 3. März", "https://api.example.com", "someone@mail.example.com", "' \" ` « »",
            "x9q2z7k1",
        ])
    func noTerms(_ text: String) {
        #expect(Self.terms(text) == [])
    }

    @Test("of a path and a URL the words of the name at the end are terms")
    func paths() {
        #expect(Self.terms("in /srv/app/v12/queue-worker.py:42") == ["in", "queue", "worker"])
        #expect(Self.terms("src/jobs/Sync.swift") == ["Sync"])
        #expect(Self.terms(#"C:\work\jobs\sync.log"#) == ["sync"])
        #expect(Self.terms("GET https://api.example.com/v1/invoices?page=2 ") == ["GET", "invoices", "page"])
        #expect(Self.terms("read and/or write") == ["read", "and", "or", "write"])
        #expect(Self.terms("docs/NOTES.md") == ["NOTES"])
    }

    @Test("an identifier is its words, and itself")
    func identifiers() {
        #expect(Self.terms("QueueWorkerError") == ["Queue", "Worker", "Error", "<QueueWorkerError>"])
        #expect(Self.terms("HTTPServer") == ["HTTP", "Server", "<HTTPServer>"])
        #expect(
            Self.terms("__init_queue__ worker12 utf8") == [
                "init", "queue", "<init_queue__>", "worker", "utf",
            ])
        #expect(
            Self.terms("ORA-00942 E11000 TS2345") == ["<ORA-00942>", "<E11000>", "<TS2345>"])
        #expect(Self.hashes("queueWorker") == Self.hashes("Queue_Worker"))
        #expect(Self.hashes("queue worker") == Array(Self.hashes("queueWorker").prefix(2)))
    }

    @Test("capitals, accents and the way of writing them do not matter")
    func letters() {
        #expect(Self.hashes("Größe") == Self.hashes("GRÖSSE"))
        #expect(Self.hashes("Größe") == Self.hashes("grosse"))
        #expect(Self.hashes("résumé") == Self.hashes("re\u{301}sume\u{301}"))
        #expect(Self.hashes("ОШИБКА") == Self.hashes("ошибка"))
        #expect(Self.hashes("ＱＵＥＵＥ") == Self.hashes("queue"))
        #expect(Self.hashes("queue") != Self.hashes("queues"))
    }

    @Test("scripts without blanks between words are read by pairs of characters")
    func pairs() {
        #expect(Self.terms("队列停了，3 小时") == ["队列", "列停", "停了", "小时"])
        #expect(Self.terms("TCP连接refused") == ["TCP", "连接", "refused"])
        #expect(Self.terms("キュー") == ["キュ", "ュー"])
        #expect(Self.terms("錠") == ["錠"])
    }

    @Test("bytes that are not UTF-8 part words")
    func invalid() {
        let bytes: [UInt8] = Array("queue".utf8) + [0xFF] + Array("worker".utf8) + [0xE9, 0x98]
        var scan = TermScan(bytes, into: Hashes())
        scan.scan(bytes.indices)
        #expect(scan.sink.found == Self.hashes("queue worker"))
    }
}
