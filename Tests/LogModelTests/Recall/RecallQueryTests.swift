import LogModel
import TestSupport
import Testing

@Suite("Recall: what a log has seen")
struct RecallQueryTests {
    private static let log = """
        # Failures

        ## 2026-03-01 — Queue stood still over night

        **What happened:** `QueueStalledError: consumer of topic invoices made no progress for 900 s` in `sync_worker.py`.

        **Root cause:** The lease of the consumer was never renewed.

        ## 2026-03-04 — Mails twice

        **What happened:** Customers got the reminder twice because the mailer retried after a timeout.

        ## 2026-03-09 — 队列停了

        **What happened:** 订单队列停了三个小时，没有人发现。

        ## 2026-03-11 — Import refused

        **What happened:** ORA-00942: table or view does not exist, while the importer ran.

        """

    private func titles(_ text: String) throws -> [String] {
        let log = try LogDocument(parsing: Self.log)
        return RecallQuery(text).matches(in: [log]).map(\.entry.title)
    }

    @Test("an error with other numbers, times and paths is the same error")
    func again() throws {
        let text = """
            2026-11-05T03:12:44Z ERROR [worker-7] QueueStalledError: consumer of topic 'invoices' made no progress for 1841 s
            """
        #expect(try titles(text).first == "Queue stood still over night")
    }

    @Test("a stack trace is found by one line, or by a name in it")
    func trace() throws {
        let text = """
            Traceback (most recent call last):
              File "/opt/app/releases/20261105/main.py", line 81, in run_forever
                self.loop.step(self.clock.tick())
              File "/opt/app/releases/20261105/sync_worker.py", line 210, in poll_once
                raise QueueStalledError(topic, waited)
            app.errors.QueueStalledError: gave up
            """
        #expect(try titles(text) == ["Queue stood still over night"])
    }

    @Test("a name alone is found, and an error code")
    func names() throws {
        #expect(try titles("QueueStalledError") == ["Queue stood still over night"])
        #expect(try titles("[42000] ORA-00942 near line 3 of the nightly script") == ["Import refused"])
    }

    @Test("a text in a script without blanks")
    func chinese() throws {
        #expect(try titles("订单队列停了 5 小时").first == "队列停了")
        #expect(try titles("樱桃和萝卜都很好吃") == [])
    }

    @Test(
        "what has only everyday words in common is not found",
        arguments: [
            "error: could not open the file because it does not exist",
            "the oven was not hot when the bread went in, and nobody had looked for an hour",
            "TypeError: undefined is not a function", "Traceback (most recent call last):", "ORA-01555", "42",
        ])
    func foreign(_ text: String) throws {
        #expect(try titles(text) == [])
    }

    @Test("the id of an entry names it, and reasons say why")
    func reasons() throws {
        let log = try LogDocument(
            parsing:
                "### [F-001] Lamp dark\n**Date:** 2026-01-01\n\n### [F-002] Door shut\n**Date:** 2026-01-02\n"
        )
        let match = try #require(RecallQuery("see F-002").matches(in: [log]).first)
        #expect(match.entry.id.text == "F-002")
        #expect(match.reasons.first == .id("F-002"))
        let lamp = try #require(RecallQuery("lamp went dark").matches(in: [log]).first)
        #expect(lamp.entry.id.text == "F-001")
        #expect(lamp.reasons == [.words(["Lamp", "dark"])])
        #expect(RecallQuery("12 34").isEmpty)
        #expect(RecallQuery("the lamp").matches(in: []).isEmpty)
    }

    @Test("scores fall, and the limit holds")
    func order() throws {
        let entries = (1...30).map {
            "### [F-\(100 + $0)] Queue \($0 % 2 == 0 ? "lease" : "mail") lost\n**Date:** 2026-01-01\n"
        }
        let log = try LogDocument(parsing: entries.joined(separator: "\n"))
        let matches = RecallQuery("queue lease lost").matches(in: [log], limit: 4)
        #expect(matches.count == 4)
        #expect(matches.map(\.score) == matches.map(\.score).sorted(by: >))
        #expect(matches.allSatisfy { $0.score > 0 && $0.score <= 1 && !$0.reasons.isEmpty })
        #expect(matches.map(\.entry.id.text) == ["F-130", "F-128", "F-126", "F-124"])
    }
}
