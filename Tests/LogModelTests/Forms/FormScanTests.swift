import MarkdownAST
import TestSupport
import Testing

@testable import LogModel

/// What stands at the beginning of an entry, part by part: dates, ids, numbers, and words for how bad it was.
@Suite("Forms: scanning")
struct FormScanTests {
    /// A text, what is read at its start, and what it means.
    typealias Example = (text: String, read: String?, meaning: String?)

    static let dates: [Example] = [
        ("2026-03-04", "2026-03-04", "2026-03-04"),
        ("2026-03-04 09:15 UTC: t", "2026-03-04 09:15 UTC", "2026-03-04"),
        ("2026-03-04T09:15:00Z", "2026-03-04T09:15:00Z", "2026-03-04"),
        ("2026/3/4 t", "2026/3/4", "2026-03-04"),
        ("20260304", "20260304", "2026-03-04"), ("4. März 2026", "4. März 2026", "2026-03-04"),
        ("4.3.2026", "4.3.2026", "2026-03-04"), ("4 марта 2026", "4 марта 2026", "2026-03-04"),
        ("2026年3月4日", "2026年3月4日", "2026-03-04"), ("2026년 3월 4일", "2026년 3월 4일", "2026-03-04"),
        ("March 4th, 2026", "March 4th, 2026", "2026-03-04"),
        ("Tue, 3 March 2026", "Tue, 3 March 2026", "2026-03-03"),
        ("4 de marzo de 2026", "4 de marzo de 2026", "2026-03-04"),
        ("1er mars 2026", "1er mars 2026", "2026-03-01"),
        ("25/12/2026", "25/12/2026", "2026-12-25"), ("12/25/2026", "12/25/2026", "2026-12-25"),
        ("04/04/2026", "04/04/2026", "2026-04-04"), ("03/04/2026", "03/04/2026", nil),
        ("2026-03", "2026-03", nil),
        ("March 2026", "March 2026", nil), ("2026-02-30", nil, nil), ("2026-13-01", nil, nil),
        ("20260230", nil, nil),
        ("30 February 2026", nil, nil), ("1.2.3", nil, nil), ("2026", nil, nil), ("123456789", nil, nil),
        ("maybe 4", nil, nil), ("", nil, nil), ("—", nil, nil), ("年月日", nil, nil),
    ]

    @Test("dates", arguments: dates)
    func date(_ example: Example) {
        let bytes = Array(example.text.utf8)
        let scan = DateScan(bytes, at: 0, end: bytes.count)
        #expect(scan.map { bytes.string($0.range) } == example.read)
        #expect(scan?.date?.description == example.meaning)
        // The first date of a line is the same one.
        if let scan { #expect(DateScan.first(in: bytes, bytes.indices)?.range == scan.range) }
    }

    /// The meaning of an id is its family and its number.
    static let keys: [Example] = [
        ("F-001", "F-001", "f-/1"), ("FL-12: t", "FL-12", "fl-/12"), ("bug_7", "bug_7", "bug_/7"),
        ("LRN-20260303-A1F", "LRN-20260303-A1F", "lrn-/nil"), ("F001", "F001", "f/1"),
        ("INC-2026-07", "INC-2026-07", "inc-/7"),
        ("F-1-", "F-1", "f-/1"), ("F-9999999999", "F-9999999999", "f-/nil"), ("abcdefgh1", nil, nil),
        ("F0x1", nil, nil),
        ("F-1é", nil, nil), ("Fail", nil, nil), ("F-", nil, nil), ("-1", nil, nil), ("7", nil, nil),
        ("", nil, nil),
        ("№1", nil, nil), ("F-" + String(repeating: "1", count: 47), nil, nil),
    ]

    @Test("ids", arguments: keys)
    func key(_ example: Example) {
        let bytes = Array(example.text.utf8)
        let scan = KeyScan(bytes, at: 0, end: bytes.count)
        #expect(scan.map { bytes.string($0.range) } == example.read)
        let number = scan.map { $0.number.map(String.init) ?? "nil" }
        #expect(
            scan.map { String(decoding: $0.family(in: bytes), as: UTF8.self) + "/\(number ?? "")" }
                == example.meaning)
    }

    /// What is read of a number are its digits; it means its value, behind the word before it.
    static let numbers: [Example] = [
        ("3. t", "3", "/3"), ("#3 t", "3", "/3"), ("#3", "3", "/3"), ("Incident #3: t", "3", "Incident/3"),
        ("Bug 7 — t", "7", "Bug/7"), ("問題 1：t", "1", "問題/1"), ("問題1：t", "1", "問題/1"), ("§16 t", "16", "/16"),
        ("Known issue 12: t", "12", "Known issue/12"), ("007) t", "007", "/7"), ("1️⃣ t", "1", "/1"),
        ("Lesson-4: t", "4", "Lesson/4"),
        ("2026 — t", nil, nil), ("3 pumps", nil, nil), ("3", nil, nil), ("100000. t", nil, nil),
        ("Слово3 — t", nil, nil),
        ("a b c 3: t", nil, nil), ("3.5 t", "3.5", "/5"), ("0.5 t", nil, nil), ("3.26.26 t", nil, nil),
        ("#", nil, nil), ("#x", nil, nil), (".", nil, nil),
    ]

    @Test("numbers", arguments: numbers)
    func number(_ example: Example) {
        let bytes = Array(example.text.utf8)
        let scan = NumberScan(bytes, at: 0, end: bytes.count)
        #expect(scan.map { bytes.string($0.digits) } == example.read)
        #expect(scan.map { "\(bytes.string($0.word))/\($0.value)" } == example.meaning)
    }

    static let states: [Example] = [
        ("CRITICAL", "CRITICAL", "severity"), ("**P1** t", "P1", "severity"),
        ("sev 2 t", "sev 2", "severity"),
        ("open", "open", "status"), ("not fixed yet", "not fixed", "status"), ("✅ FIXED", "FIXED", "status"),
        ("CRITICAL — OPEN", "CRITICAL", "severity"), ("won't fix", "won't fix", "status"),
        ("未解決", "未解決", "status"),
        ("teilweise behoben", "teilweise behoben", "status"), ("высокая", "высокая", "severity"),
        ("openly", nil, nil), ("pump", nil, nil), ("", nil, nil), ("***", nil, nil), ("— open", nil, nil),
        (String(repeating: "x", count: 10_000), nil, nil),
    ]

    @Test("severities and statuses", arguments: states)
    func state(_ example: Example) {
        let bytes = Array(example.text.utf8)
        let found = StateWords.prefix(bytes, bytes.indices)
        #expect(found.map { bytes.string($0.range) } == example.read)
        #expect(found.map { "\($0.kind)" } == example.meaning)
    }
}
