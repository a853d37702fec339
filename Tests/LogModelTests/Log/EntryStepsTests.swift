import Testing

@testable import LogModel

@Suite("The order of entries: inspect says the one by which learn and merge find a place")
struct EntryStepsTests {
    private func own(_ entries: [(id: String, day: Int)]) throws -> LogDocument {
        try LogDocument(
            parsing: "# Failure Log\n\n"
                + entries.map {
                    "### [\($0.id)] Title\n**Date:** 2026-02-\($0.day)\n**Severity:** Critical\n**What Broke:** It.\n"
                }.joined(separator: "\n"))
    }

    private func other(_ entries: [(id: String, day: Int)]) throws -> LogDocument {
        try LogDocument(
            parsing: "# Incidents\n\n"
                + entries.map {
                    "## INC-\($0.id): Title of \($0.id)\n\n- **Date**: 2026-02-\($0.day)\n- **Impact**: It stood still.\n- **Root cause**: A fuse.\n"
                }.joined(separator: "\n"))
    }

    private func order(_ log: LogDocument) throws -> LogInspection.Order {
        let order = LogInspection(log, today: try #require(LogDate("2026-03-01"))).order
        if order != .none { #expect(log.isNewestFirst == (order == .newestFirst)) }
        return order
    }

    @Test("numbers say it, and days where those do not")
    func numbersFirst() throws {
        #expect(try order(own([("F-3", 10), ("F-2", 11), ("F-1", 12)])) == .newestFirst)
        #expect(try order(own([("F-1", 12), ("F-2", 11), ("F-3", 10)])) == .oldestFirst)
        #expect(try order(own([("F-1", 12), ("G-1", 11), ("H-1", 10)])) == .newestFirst)
        // Three numbers rise and two fall, which is no order.
        let mixed = [("F-1", 20), ("F-2", 19), ("F-4", 18), ("F-3", 17), ("F-6", 16), ("F-5", 15)]
        #expect(try order(own(mixed)) == .newestFirst)
        #expect(try order(other([("13", 10), ("12", 11), ("11", 12)])) == .newestFirst)
        #expect(try order(other([("11", 12), ("12", 11), ("13", 10)])) == .oldestFirst)
    }

    @Test("entries of different kinds between each other have the order of each kind")
    func kinds() throws {
        #expect(try order(own([("F-1", 10), ("R-1", 10), ("F-2", 10), ("R-2", 10)])) == .oldestFirst)
        #expect(try order(own([("F-2", 10), ("R-2", 10), ("F-1", 10), ("R-1", 10)])) == .newestFirst)
    }

    @Test("without four of five steps there is no order")
    func none() throws {
        #expect(try order(own([("F-1", 10), ("F-3", 11), ("F-2", 10)])) == .none)
        #expect(try order(own([("F-1", 10)])) == .none)
        #expect(try order(own([])) == .none)
    }
}
