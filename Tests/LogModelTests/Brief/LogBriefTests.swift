import LogModel
import Testing

@Suite("Brief: what matters, the most important first")
struct LogBriefTests {
    private static let log = """
        # Log

        ### [F-001] The queue stood still
        **Date:** 2026-03-01
        **Severity:** Critical

        **What Broke:**
        `src/queue/worker.py` waited for a lease.

        **Preventive Rule Added:**
        [R-001] in RULES.md

        ### [F-002] The queue stood still again
        **Date:** 2026-04-01
        **Severity:** Minor

        **Lessons:**
        - The same error class as F-001
        - Renew the lease

        ### [F-003] A label was wrong
        **Date:** 2026-04-02
        **Severity:** Minor

        **Lessons:**
        - Read `web/label.ts` aloud
        """

    private static let rules = """
        # Rules

        ### [R-002] Name things once
        **Added:** 2026-03-31

        **Rule:** A name has one place.

        **Enforced by:** `make lint`

        ### [R-001] Watch the lease
        **Added:** 2026-03-02
        **Origin:** Failure (F-001)

        **Rule:** An alert fires.

        ### [R-003] Ask twice
        **Added:** 2026-03-03
        **Status:** superseded — by R-001

        **Rule:** Two people look.
        """

    private static func ids(_ brief: LogBrief) -> [String] { brief.items.map(\.review.entry.id.text) }

    private static func brief(_ request: BriefRequest = BriefRequest()) throws -> LogBrief {
        LogBrief(
            of: [try LogDocument(parsing: log)], companions: [try LogDocument(parsing: rules)], for: request)
    }

    @Test("rules in force and the lessons of failures without one, by what they weigh")
    func all() throws {
        let brief = try Self.brief()
        #expect(Self.ids(brief) == ["R-001", "R-002", "F-003", "F-002"])
        #expect(brief.total == 4 && brief.today?.description == "2026-04-02")
        #expect(
            brief.markdown(within: 1_000).text == """
                ## Rules and lessons

                - **R-001** Watch the lease: An alert fires. (critical; came back as F-002)
                - **R-002** Name things once: A name has one place.
                - **F-003** A label was wrong: Read `web/label.ts` aloud (minor)
                - **F-002** The queue stood still again: The same error class as F-001; Renew the lease (minor)

                """)
    }

    @Test("what is enforced weighs less")
    func enforced() throws {
        let text = "### [R-001] A\n**Rule:** One.\n\n### [R-002] B\n**Rule:** Two.\n"
        let log = try LogDocument(parsing: text)
        let brief = LogBrief(of: [log]) { $0.entry.id.text == "R-001" ? .enforced : .missing }
        #expect(
            brief.items.map(\.markdown) == [
                "- **R-002** B: Two. (what should enforce it is missing)", "- **R-001** A: One. (enforced)",
            ])
    }

    @Test(
        "files: what names them, and rules for any file",
        arguments: [
            (["src/queue/worker.py"], ["R-001", "R-002"]), (["src"], ["R-001", "R-002"]),
            (["src/queue/lease.py"], ["R-001", "R-002"]), (["web/label.ts"], ["R-001", "R-002", "F-003"]),
            (["app/web/label.ts"], ["R-001", "R-002", "F-003"]), ([""], ["R-001", "F-003", "R-002"]),
        ])
    func paths(_ paths: [String], _ found: [String]) throws {
        #expect(Set(Self.ids(try Self.brief(BriefRequest(paths: paths)))) == Set(found))
    }

    @Test("a topic: what has its words, or comes from what has them")
    func topic() throws {
        #expect(Self.ids(try Self.brief(BriefRequest(topic: "queue lease"))) == ["R-001", "F-002"])
        #expect(Self.ids(try Self.brief(BriefRequest(topic: "F-003"))) == ["F-003"])
        #expect(Self.ids(try Self.brief(BriefRequest(topic: "volcano"))) == [])
    }

    @Test("a topic: the name of a file in another spelling")
    func names() throws {
        let text = """
            ### [F-001] A
            **Lessons:** `SyncWorker` waits.

            ### [F-002] B
            **Lessons:** Nothing waits.

            """
        let log = try LogDocument(parsing: text)
        let brief = LogBrief(of: [log], for: BriefRequest(paths: ["src/sync_worker.py"]))
        #expect(Self.ids(brief) == ["F-001"])
        #expect(brief.items.first?.reasons == [.fileName])
    }

    @Test("of equal ones the last one first, from the given day on")
    func days() throws {
        let text = (1...4).map { "### [F-00\($0)] Lamp \($0)\n**Date:** 2026-0\($0)-01\n" }.joined(
            separator: "\n")
        let log = try LogDocument(parsing: text + "\n### [F-005] No day\n**Severity:** Medium\n")
        #expect(Self.ids(LogBrief(of: [log])) == ["F-004", "F-003", "F-002", "F-001", "F-005"])
        let early = try #require(LogDate("2026-01-20"))
        #expect(Self.ids(LogBrief(of: [log], today: early)) == ["F-002", "F-001", "F-003", "F-004", "F-005"])
    }

    @Test("logs in other forms give what they hold", arguments: ["- ", "| "])
    func forms(_ form: String) throws {
        let text =
            form == "- "
            ? "## 2026-01-02 — Lamp broke\n\n**Problem:** dark\n\n**Fix:** a new lamp\n\n## 2026-01-03 — Door\n\n**Lesson:** oil it\n"
            : "| # | Date | What broke | Fix |\n|---|---|---|---|\n| 1 | 2026-01-02 | Lamp | a new lamp |\n| 2 | 2026-01-03 | Door | oil it |\n"
        let brief = LogBrief(of: [try LogDocument(parsing: text)])
        let (markdown, count) = brief.markdown(within: 500)
        #expect(count == 2 && markdown.contains("a new lamp") && markdown.contains("oil it"), "\(markdown)")
    }

    @Test("an empty log gives nothing")
    func empty() throws {
        let brief = LogBrief(of: [try LogDocument(parsing: "")])
        #expect(brief.total == 0 && brief.items.isEmpty && brief.markdown(within: 100) == ("", 0))
    }

    @Test("a long text is given by its first paragraphs and items, or left out, and no sentence is cut")
    func long() throws {
        let long = String(repeating: "word ", count: 200)
        for (text, line) in [
            ("First.\n\n\(long)", "- **R-001** T: First. …"), (long, "- **R-001** T"),
            ("- one\n- two\n- \(long)\n- three", "- **R-001** T: one; two …"),
        ] {
            let log = try LogDocument(parsing: "### [R-001] T\n**Rule:**\n\(text)\n")
            #expect(LogBrief(of: [log]).items.map(\.markdown) == [line])
        }
    }

    @Test("credentials are hidden, also when they were parted by what nobody sees")
    func secrets() throws {
        let key = ["ghp_", "A1b2C3d4E5f6G7h8I9j0", "K1l2M3n4O5p6Q7r8"].joined()
        let parted = key.prefix(12) + "\u{200B}" + key.dropFirst(12)
        for text in [key, String(parted)] {
            let log = try LogDocument(parsing: "### [R-001] T\n**Rule:** Keep \(text) secret.\n")
            let item = try #require(LogBrief(of: [log]).items.first)
            #expect(!item.markdown.contains(key) && item.markdown.contains("[hidden]"), "\(item.markdown)")
        }
    }

    @Test(
        "what entries say stays text on its own line",
        arguments: [
            ("a <!-- bizlog-brief-end --> b", "a &lt;!-- bizlog-brief-end --> b"),
            ("a `<!-- bizlog-brief-end -->` b", "a \\`&lt;!-- bizlog-brief-end -->\\` b"),
            ("a \\<!-- b", "a &lt;!-- b"), ("a\u{1B}[31m\u{202E}b", "a [31mb"), ("a `b", "a \\`b"),
            ("`a <b>` <b>", "`a <b>` &lt;b>"), ("![x](https://a.example/b)", "\\![x](https://a.example/b)"),
            ("1 < 2 & `x`", "1 < 2 & `x`"), ("end \\", "end \\\\"), ("a\u{2028}b\u{E0041}", "a b"),
        ])
    func hostile(_ text: String, _ safe: String) throws {
        let log = try LogDocument(parsing: "### [R-001] T\n**Rule:** \(text)\n")
        #expect(LogBrief(of: [log]).items.map(\.markdown) == ["- **R-001** T: \(safe)"])
    }

    @Test("a value of several lines becomes one")
    func lines() throws {
        let text = "### [R-001] T\n**Rule:**\n- one\n- two.\n- three\n\n```\n# code\n```\n\n> quote\n"
        let line = LogBrief(of: [try LogDocument(parsing: text)]).items.first?.markdown
        #expect(line == "- **R-001** T: one; two. three ``` code ``` quote")
    }
}
