import LogChecks
import LogModel
import TestSupport
import Testing

@Suite("Rules: whether they hold")
struct RuleReviewTests {
    private static let log = """
        # Log

        **Last Updated:** 2026-04-10

        ### [F-001] The queue stood still
        **Date:** 2026-03-01

        **What Broke:**
        Nobody watched the lease.

        **Preventive Rule Added:**
        [R-001] in RULES.md

        ### [F-002] A mail went out twice
        **Date:** 2026-03-05

        **What Broke:**
        It has nothing to do with it.

        ### [F-003] The queue stood still again
        **Date:** 2026-04-01

        **What Broke:**
        The export waited.

        **Lessons:**
        - This is the same error class as F-001

        ### [F-004] The importer stood still
        **Date:** 2026-04-03

        **What Broke:**
        Somebody had switched R-001 off.

        ### [F-005] The renewal was late
        **Date:** 2026-04-05

        **What Broke:**
        An alert fires when the lease of a consumer expires, and it did not fire.

        """

    private static let rules = """
        # Rules

        ### [R-001] Watch the lease
        **Added:** 2026-03-02
        **Origin:** Failure (F-001)

        **Rule:** An alert fires when the lease of any consumer expires.

        **Enforced by:** `Tests/LeaseTests.swift`

        ### [R-002] Ask twice
        **Added:** 2026-03-31
        **Origin:** Failure (F-009)

        **Rule:** Two people look at each price list before it is published.

        """

    private func reviews(today: LogDate? = nil) throws -> RuleReviews {
        RuleReviews(
            of: [try LogDocument(parsing: Self.log)], companions: [try LogDocument(parsing: Self.rules)],
            today: today)
    }

    @Test("age, origin, what happened since, and what enforces it")
    func review() throws {
        let reviews = try reviews()
        #expect(reviews.rules.map(\.entry.id.text) == ["R-001", "R-002"])
        #expect(!reviews.areWithinFailures)
        #expect(reviews.today == LogDate(year: 2026, month: 4, day: 10))
        let rule = try #require(reviews.rules.first)
        #expect(rule.file == 1 && rule.age == 39)
        #expect(rule.text == "An alert fires when the lease of any consumer expires.")
        #expect(rule.origins.map(\.text) == ["F-001"])
        #expect(
            rule.failures.map { "\($0.entry.id) \($0.reasons)" } == [
                "F-003 [LogModel.RuleFailure.Reason.sameClass]",
                "F-004 [LogModel.RuleFailure.Reason.names]",
                "F-005 [LogModel.RuleFailure.Reason.words]",
            ])
        #expect(rule.recurrences.map(\.text) == ["F-003"])
        #expect(rule.enforcement.map(\.name) == ["Tests/LeaseTests.swift"])
        let other = reviews.rules[1]
        #expect(other.failures.isEmpty && other.enforcement.isEmpty && other.age == 10)
        #expect(other.origins.map(\.text) == ["F-009"])
    }

    @Test("ages count to a day that is given, and are never negative")
    func ages() throws {
        let day = try #require(LogDate(year: 2026, month: 3, day: 12))
        #expect(try reviews(today: day).rules.map(\.age) == [10, 0])
    }

    @Test("invariant 11: rules, check and stats name the same recurrences")
    func agreement() throws {
        let log = try LogDocument(parsing: Self.log)
        let rules = try LogDocument(parsing: Self.rules)
        let reviews = RuleReviews(of: [log], companions: [rules])
        #expect(reviews.recurrences == LogStatistics(of: [log], companions: [rules]).recurrences)
        let byRule = reviews.rules.flatMap { rule in rule.recurrences.map { "\($0) \(rule.entry.id)" } }
        let stated = reviews.recurrences.flatMap { found in
            found.rulesInForce.map { "\(found.failure) \($0)" }
        }
        #expect(byRule == stated && stated == ["F-003 R-001"])
        let day = try #require(LogDate(year: 2026, month: 6, day: 1))
        let found = LogChecker(today: day, codes: [.recurrence]).diagnostics(
            of: log, named: "x", companions: [rules])
        #expect(found.count == reviews.recurrences.filter(\.isAfterRule).count)
        #expect(found.allSatisfy { $0.message.contains("F-003") && $0.message.contains("R-001") })
    }

    @Test("rules in a table, and in a list")
    func forms() throws {
        let table = """
            # Rules

            | ID | Date | Rule | Enforced by |
            |----|------|------|-------------|
            | R-001 | 2026-03-02 | Watch the lease | `make lease` |
            | R-002 | 2026-03-09 | Ask twice | |
            """
        let log = try LogDocument(parsing: Self.log)
        let found = RuleReviews(of: [log], companions: [try LogDocument(parsing: table)])
        #expect(found.rules.map(\.entry.id.text) == ["R-001", "R-002"])
        #expect(found.rules.first?.enforcement.map(\.name) == ["make lease"])
        #expect(found.rules.first?.recurrences.map(\.text) == ["F-003"])
    }

    @Test("rules within failures, and no rules at all")
    func lessons() throws {
        let text = """
            # Lessons

            ## 2026-03-01 — Queue stood still
            **Root cause:** nobody looked at the lease
            **Rule:** Watch the lease of every consumer in the dashboard.

            ## 2026-03-09 — Mail twice
            **Root cause:** a retry
            **Lesson:** Retries need a key.

            ## 2026-03-20 — Consumer stood still
            **Root cause:** the lease was in no dashboard, so nobody could watch it for this consumer
            """
        let found = RuleReviews(of: [try LogDocument(parsing: text)])
        #expect(found.areWithinFailures)
        #expect(
            found.rules.map(\.text) == [
                "Watch the lease of every consumer in the dashboard.", "Retries need a key.",
            ])
        #expect(found.rules.map(\.age) == [19, 11])
        #expect(found.rules.first?.failures.map(\.entry.title) == ["Consumer stood still"])
        let none = RuleReviews(of: [try LogDocument(parsing: "### [F-001] Lamp\n**Date:** 2026-01-01\n")])
        #expect(none.rules.isEmpty)
    }

    @Test(
        "days between two dates",
        arguments: [
            ("2026-03-01", "2026-02-28", 1), ("2024-03-01", "2024-02-28", 2),
            ("2026-01-01", "2025-01-01", 365),
            ("2000-03-01", "1900-03-01", 36_525), ("2026-01-01", "2026-02-01", -31),
        ])
    func days(_ later: String, _ earlier: String, _ count: Int) throws {
        let (later, earlier) = (try #require(LogDate(later)), try #require(LogDate(earlier)))
        #expect(later.days(since: earlier) == count)
    }
}
