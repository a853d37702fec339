import LogModel
import TestSupport
import Testing

@Suite("Query: statistics of logs in other forms")
struct QueryFormTests {
    private func statistics(_ name: String) throws -> LogStatistics {
        let log = try LogDocument(parsing: Fixtures.bytes("convert/\(name).md"))
        return LogStatistics(of: [log], matching: LogQuery(), companions: [])
    }

    @Test(
        "what lists say of each entry is what is counted",
        arguments: ["home", "ids", "dates", "numbers", "plain", "rows", "items", "leads", "file"])
    func agreement(name: String) throws {
        let log = try LogDocument(parsing: Fixtures.bytes("convert/\(name).md"))
        let summaries = log.entries.map(\.summary)
        let statistics = try statistics(name)
        #expect(statistics.total == summaries.count && statistics.total > 0)
        #expect(statistics.undated == summaries.count { $0.date == nil })
        #expect(statistics.months.reduce(0) { $0 + $1.count } == summaries.count { $0.date != nil })
        for facet in [Facet.severity, .status] {
            let tally = try #require(statistics.tallies[facet])
            for (value, count) in tally.counts.map({ ($0.value.name, $0.count) }) {
                #expect(count == summaries.count { $0[facet]?.name == value })
            }
            #expect(tally.missing == summaries.count { $0[facet] == nil })
        }
    }

    @Test("months, severities and statuses of rows, and a status in a heading")
    func counts() throws {
        let rows = try statistics("rows")
        #expect(rows.months.map { "\($0.year)-\($0.month): \($0.count)" } == ["2026-1: 2", "2026-2: 1"])
        #expect(
            rows.tallies[.severity]?.counts.map { "\($0.value.name) \($0.count)" } == [
                "high 1", "low 1", "medium 1",
            ])
        #expect(
            rows.tallies[.status]?.counts.map { "\($0.value.name) \($0.count)" } == ["closed 2", "open 1"])
        let plain = try statistics("plain")
        #expect(plain.tallies[.status]?.counts.map(\.value.name) == ["FIXED", "OPEN"])
        #expect(plain.undated == 1)
    }
}
