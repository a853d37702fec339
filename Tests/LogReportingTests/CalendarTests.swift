import LogModel
import Testing

@testable import LogReporting

@Suite("Report: the calendar")
struct CalendarTests {
    @Test(
        "a day belongs to the week of its Thursday",
        arguments: [
            ("2026-01-01", 2026, 1), ("2025-12-29", 2026, 1), ("2025-12-28", 2025, 52),
            ("2021-01-03", 2020, 53),
            ("2021-01-04", 2021, 1), ("2024-12-30", 2025, 1), ("2016-01-03", 2015, 53),
            ("2000-01-01", 1999, 52),
            ("1998-12-31", 1998, 53), ("1000-01-01", 1000, 1),
        ])
    func weeks(_ day: String, _ year: Int, _ number: Int) throws {
        let week = try #require(LogDate(day)).week
        #expect(week.year == year && week.number == number)
    }
}
