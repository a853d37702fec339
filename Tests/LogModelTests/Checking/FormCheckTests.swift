import LogChecks
import LogModel
import TestSupport
import Testing

/// What is true in any log is checked in entries of any form; what bizlog's own form asks for is not asked there.
@Suite("check: entries in other forms")
struct FormCheckTests {
    private func found(_ text: String) throws -> [String] {
        let checker = try CheckSupport.checker
        return checker.diagnostics(of: try CheckSupport.log(text), named: "LOG.md")
            .filter { $0.code != .notCanonical }
            .map { "\($0.start.line) \($0.code): \($0.message)" }
    }

    private func incidents(_ numbers: [Int], word: String = "Incident ") -> String {
        numbers.map { number in
            """
            ## \(word)\(number): the pump number \(number) stopped

            **Cause:** valve \(number) stuck at \(number * 7) bar

            **Fix:** replaced seal \(number)


            """
        }.joined()
    }

    @Test("a number that two entries have, and one that is missing in an unbroken sequence")
    func numbers() throws {
        let text = "# Incidents\n\n" + incidents([1, 2, 3, 4, 4, 5, 7])
        #expect(
            try found(text) == [
                "27 duplicate-id: 4 is the number of an earlier entry too; give this one the next free number",
                "39 id-gap: 6 is missing before 7",
            ])
    }

    @Test(
        "numbers that are scattered, begin a range, follow a hole, or begin anew under each heading are no gaps",
        arguments: [
            [3, 9, 14, 22, 40], [1, 2, 3, 20, 21, 22], [1, 2, 3, 4, 5, 9], [1, 2, 4], [5, 6, 7, 8],
        ])
    func noGaps(_ numbers: [Int]) throws {
        #expect(try found("# Incidents\n\n" + incidents(numbers)) == [])
    }

    @Test("numbers that begin anew in each section are neither doubles nor out of order")
    func sections() throws {
        let part = incidents([1, 2, 3, 4]).replacing("## ", with: "### ")
        let text = "# Incidents\n\n## Pumps\n\n\(part)## Valves\n\n" + part.replacing("pump", with: "valve")
        #expect(try found(text).filter { !$0.contains("near-duplicate") } == [])
    }

    @Test("ids in rows of a table")
    func rows() throws {
        func table(_ ids: [String]) -> String {
            "# Bugs\n\n| ID | Date | What broke | Fix |\n|---|---|---|---|\n"
                + ids.enumerated().map {
                    "| \($1) | 2026-03-0\($0 + 1) | part \($0) broke | part \($0) made anew |\n"
                }.joined()
        }
        #expect(try found(table(["B-1", "B-2", "B-3", "B-4", "B-5", "B-6"])) == [])
        #expect(
            try found(table(["B-1", "B-2", "B-3", "B-4", "B-5", "B-3", "B-6"])) == [
                "10 duplicate-id: B-3 is the id of an earlier entry too; give this one the next free number"
            ])
        #expect(try found(table(["B-1", "B-1", "B-2", "B-1", "B-2"])) == [], "they name kinds")
    }

    private func dated(_ days: [String], label: String = "Cause") -> String {
        days.enumerated().map { "## \($1) — lamp \($0) went out\n\n**\(label):** bulb \($0)\n\n" }.joined()
    }

    @Test("a day in the future, once for all that take theirs from one heading")
    func future() throws {
        let text = "# Failure log\n\n" + dated(["2026-03-01", "2026-03-02", "2098-03-03"])
        #expect(
            try found(text) == ["11 future-date: 2098-03-03 lies in the future; correct the date"])
    }

    @Test("the order of days, if four of five neighbours agree")
    func order() throws {
        let days = ["2026-01-01", "2026-01-05", "2026-01-02", "2026-01-06", "2026-01-07", "2026-01-08"]
        #expect(
            try found("# Failure log\n\n" + dated(days)) == [
                "11 out-of-order: 2026-01-02 stands behind 2026-01-05, but the order of the file is oldest first"
            ])
        let shuffled = ["2026-01-03", "2026-01-01", "2026-01-05", "2026-01-02", "2026-01-07"]
        #expect(try found("# Failure log\n\n" + dated(shuffled)) == [])
    }

    @Test(
        "a number under the title that counts the entries",
        arguments: ["Total", "Total incidents", "Entries"])
    func total(_ label: String) throws {
        let body = dated(["2026-03-01", "2026-03-02", "2026-03-03"])
        let right = try found("# Failure log\n\n**\(label):** 3\n\n" + body)
        #expect(right == [])
        #expect(
            try found("# Failure log\n\n**\(label):** 12\n\n" + body) == [
                "3 wrong-total: the header says 12, but the file has 3 entries"
            ])
    }

    @Test(
        "a number under the title that counts something else",
        arguments: ["Total downtime", "Total cost", "Team"])
    func otherNumbers(_ label: String) throws {
        let body = dated(["2026-03-01", "2026-03-02", "2026-03-03"])
        #expect(try found("# Failure log\n\n**\(label):** 12\n\n" + body) == [])
    }

    @Test("an id of its own family that no entry has, in the midst of the others")
    func dangling() throws {
        func log(_ mention: String) -> String {
            "# Failures\n\n"
                + [1, 2, 4, 5].map {
                    "## FX-\($0)0 — gear \($0) broke\n\nCause: load \($0)\n\nFix: oil \($0)\n\n"
                }
                .joined() + "See \(mention).\n"
        }
        #expect(
            try found(log("FX-30")) == [
                "27 dangling-failure: FX-30 does not exist; add the entry, or correct the id"
            ])
        for other in ["FX-40", "FX-9", "FX-99", "UTF-30", "`FX-30`"] {
            #expect(try found(log(other)) == [], "\(other)")
        }
    }

    @Test("entries that say the same, credentials, marks of a merge")
    func texts() throws {
        let body = """
            Cause: the night job wrote to the same table as the day job, both held a lock on it, and none of them gave up until \
            somebody looked at the screen in the morning and stopped both by hand, one after the other

            Fix: one lock for both
            """
        let text = """
            # Failure log

            ## 2026-03-01 — two jobs stood still

            \(body)

            ## 2026-03-02 — again two jobs

            \(body)

            ## 2026-03-03 — the key was in the log

            Cause: the key AKIAQ3EGRTSDKWJ5TZPX stood there

            """
        let all = try found(text)
        #expect(all.count == 2)
        #expect(all.first?.hasPrefix("9 near-duplicate: \"2026-03-02 again two jobs\" says nearly") == true)
        #expect(all.last?.hasPrefix("17 secret: ") == true)
        #expect(all.allSatisfy { !$0.contains("AKIA") })
    }

    @Test("what bizlog's own form asks for is not asked")
    func quiet() throws {
        let text = """
            ## FL-001 — the door stayed shut
            **Severity:** quite bad
            **Reason:** rust

            ## FL-002 — the gate stayed open
            **Severity:** bad
            **Reason:**

            """
        #expect(try found(text) == [])
    }

    @Test("a comment within an entry suppresses a code in the whole entry, in that one only")
    func suppression() throws {
        let text = "# Incidents\n\n" + incidents([1, 2, 3, 4, 4, 5, 5, 6])
        let quiet = text.replacing(
            "## Incident 4: the pump number 4 stopped\n\n**Cause",
            with: "## Incident 4: the pump number 4 stopped\n\n<!-- bizlog-ignore duplicate-id -->\n\n**Cause"
        )
        let doubles = try [text, quiet].map { try found($0).filter { $0.contains("duplicate-id") } }
        #expect(doubles.map(\.count) == [2, 1])
        #expect(doubles.last?.first?.hasPrefix("43 duplicate-id: 5 is") == true)
    }
}
