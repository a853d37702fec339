import LogChecks
import LogModel
import MarkdownAST
import TestSupport
import Testing

/// Invariant 11: whoever asks one question gets one answer.
@Suite("Judgements: two verbs that speak of the same fact say the same", .tags(.property))
struct AgreementTests {
    /// How many logs each case makes; 500 in all in `make test-long`.
    private static let count = Seeds.areAll ? 100 : 12

    @Test("invariant 11: on generated logs that speak of each other", arguments: [0, 100, 200, 300, 400])
    func generated(first: Int) throws {
        var recurrences = 0
        for seed in first..<first + Self.count {
            var generator = RecurrenceLogGenerator(seed: seed)
            let log = try document(generator.log())
            let rules = try document(generator.rules())
            recurrences += try agree(log, companions: [rules], "seed \(seed)")
            recurrences += try agree(log, companions: [], "seed \(seed), alone")
        }
        #expect(recurrences > Self.count, "the logs do hold recurrences")
    }

    @Test("invariant 11: on logs that are wrong in many ways", arguments: [0, 100, 200, 300, 400])
    func wrong(first: Int) throws {
        for seed in first..<first + Self.count {
            var generator = LogGenerator(seed: seed)
            _ = try agree(document(generator.log()), companions: [], "seed \(seed)")
        }
    }

    @Test(
        "invariant 11: on fixtures",
        arguments: [
            "seed/FAILURE_LOG.md", "rules/BIZOS_RULES.md", "check/pair/FAILURE_LOG.md",
            "logs/patterns.golden.md",
        ]
    )
    func fixtures(name: String) throws {
        let text = String(decoding: try Fixtures.bytes(name), as: UTF8.self)
        let rules = String(decoding: try Fixtures.bytes("check/pair/RULES.md"), as: UTF8.self)
        _ = try agree(document(text), companions: [document(rules)], name)
    }

    private func document(_ text: String) throws -> LogDocument {
        LogDocument(reading: try Document(parsing: text))
    }

    /// - Returns: how many recurrences there are.
    private func agree(_ log: LogDocument, companions: [LogDocument], _ name: String) throws -> Int {
        let values = FailureLog(reading: log)
        let statistics = LogStatistics(of: [log], companions: companions)
        let failures = log.entries.map(\.failure)
        #expect(log.ownFailures == values.failures, "\(name)")
        for (entry, failure) in zip(log.entries, failures) { agree(entry, failure, in: log, name) }

        let counted = log.entries.filter { !$0.id.isRule }
        #expect(statistics.total == counted.count, "\(name)")
        #expect(statistics.undated == counted.count { $0.summary.date == nil }, "\(name)")
        for facet in Facet.allCases {
            let without = counted.count { $0.summary[facet] == nil }
            #expect(statistics.tallies[facet]?.missing == without, "\(name): \(facet)")
        }
        #expect(log.isRuleBook == (counted.isEmpty && !log.entries.isEmpty), "\(name)")

        let rules = RuleBook(values).rules.filter { $0.entry.id.isRule }
        for rule in rules { #expect(rule.added == rule.entry.date, "\(name)") }

        #expect(statistics.recurrences == Recurrence.all(in: [log], companions: companions), "\(name)")
        let checker = LogChecker(today: try #require(LogDate("2026-12-31")), codes: [.recurrence])
        let reported = checker.diagnostics(of: log, named: "LOG.md", companions: companions)
            .filter { $0.code == .recurrence }
        let after = statistics.recurrences.filter(\.isAfterRule)
        let claims = after.map { "\($0.failure) is of the kind of \($0.earlier), which" }
        #expect(
            Set(reported.map { String($0.message.prefix { $0 != "," }) + ", which" }) == Set(claims),
            "\(name)")
        #expect(reported.count <= after.count, "\(name)")
        return after.count
    }

    private func agree(_ entry: LogEntry, _ failure: Failure, in log: LogDocument, _ name: String) {
        let read = entry.summary
        let made = EntrySummary(failure, schema: entry.schema)
        #expect(read == made, "\(name): \(entry.id)")
        #expect(read.date == failure.date && entry.date == failure.date, "\(name): \(entry.id)")
        #expect(read.rules == failure.ruleReferences, "\(name): \(entry.id)")
        #expect(
            read[.severity] == failure.severity && entry.severity == failure.severity, "\(name): \(entry.id)")
        #expect(read[.layer] == failure.layer, "\(name): \(entry.id)")
        #expect(read[.category] == failure.category, "\(name): \(entry.id)")
        #expect(read[.entity]?.description == failure.entity, "\(name): \(entry.id)")
        var query = LogQuery()
        query.since = failure.date
        query.until = failure.date
        #expect(query.matches(failure, schema: entry.schema), "\(name): \(entry.id)")
    }
}
