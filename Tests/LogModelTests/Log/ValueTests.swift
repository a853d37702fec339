import LogModel
import Testing

@Suite("Ids, dates and choices")
struct ValueTests {
    @Test(
        "an id has a prefix and a number",
        arguments: [
            ("F-BIZ-001", "F-BIZ-", "001"), ("R-BIZ-SYS-002", "R-BIZ-SYS-", "002"),
            ("INC-065", "INC-", "065"),
            ("F001", "F", "001"), ("ERR-20260329-002", "ERR-20260329-", "002"), ("K2-7", "K2-", "7"),
        ]
    )
    func ids(text: String, prefix: String, digits: String) throws {
        let id = try #require(EntryID(text))
        #expect(id.prefix == prefix)
        #expect(id.digits == digits)
        #expect(id.description == text)
    }

    @Test(
        "no id",
        arguments: [
            "", "F", "F-", "-001", "001", "f-001", "F-BIZ-XXX", "F-NNN", "FXX", "F-BIZ-", "F--1", "F-1a",
            "F-001 ",
            "F-A1", "[F-001]", "F-001é",
        ]
    )
    func noIDs(text: String) {
        #expect(EntryID(text) == nil)
    }

    @Test(
        "a date that means one day",
        arguments: [
            "2026-02-11", "2026/2/11", "2026.02.11", "11 February 2026", "11 feb 2026", "11th Feb. 2026",
            "11-Feb-2026",
            "Feb 11, 2026", "FEBRUARY 11 2026", "2026年2月11日", "2026년 2월 11일", "2/11/2026x", " 2026-2-11 ",
        ]
    )
    func dates(text: String) {
        let expected =
            text.hasSuffix("x") || text.hasPrefix(" ") ? nil : LogDate(year: 2026, month: 2, day: 11)
        #expect(LogDate(text) == expected)
    }

    @Test("one of two numbers is no month")
    func unambiguousOrder() {
        #expect(LogDate("13/2/2026")?.description == "2026-02-13")
        #expect(LogDate("2/13/2026")?.description == "2026-02-13")
        #expect(LogDate("3/3/2026")?.description == "2026-03-03")
        #expect(LogDate("2/3/2026") == nil)
    }

    @Test(
        "no date",
        arguments: [
            "", "2026", "2026-13-01", "2026-02-29", "2026/2", "31 April 2026", "11 Foo 2026", "Febr 11 2026",
            "26-02-11",
            "2026-02-11T10:00", "2026/02-11", "11 February", "2026-02-110", "99999-01-01", "Feb 11, 20260",
        ]
    )
    func noDates(text: String) {
        #expect(LogDate(text) == nil)
    }

    @Test("leap years have a 29th of February")
    func leapYears() {
        #expect(LogDate("2024-02-29") != nil)
        #expect(LogDate("2000-02-29") != nil)
        #expect(LogDate("1900-02-29") == nil)
    }

    @Test("a choice is a mark and a name")
    func choices() throws {
        let marked = try #require(Choice("🟡 Important"))
        #expect(marked.mark == "🟡" && marked.name == "Important" && marked.description == "🟡 Important")
        let plain = try #require(Choice("Near miss"))
        #expect(plain.mark.isEmpty && plain.name == "Near miss")
        #expect(Choice("🟡") == nil)
        #expect(Choice("") == nil)
        #expect(Choice("🔴 심각")?.name == "심각")
    }
}
