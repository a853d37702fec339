import LogModel
import Testing

@Suite("Rules: what enforces them, by their own words")
struct EnforcementTests {
    private static func targets(_ value: String, label: String = "Enforced by") throws -> [String] {
        let text =
            "# Rules\n\n### [R-001] Watch it\n**Added:** 2026-01-01\n**\(label):** \(value)\n\n**Rule:** Watch.\n"
        let log = try LogDocument(parsing: text)
        let entry = try #require(log.entries.first)
        for target in entry.enforcement {
            let written = log.document.source.bytes[target.range]
            #expect(
                String(decoding: written, as: UTF8.self).contains(
                    target.name.split(separator: " ").last ?? ""))
        }
        return entry.enforcement.map { target in
            switch target.kind {
            case .path: "path \(target.name)"
            case .make: target.name
            case .url: "url \(target.name)"
            case .words: "words \(target.name)"
            }
        }
    }

    @Test("paths in code spans, in links, and bare if they end as files do")
    func paths() throws {
        #expect(try Self.targets("`Tests/QueueTests.swift`") == ["path Tests/QueueTests.swift"])
        #expect(
            try Self.targets("Tests/QueueTests.swift:12, `.githooks/pre-commit` and scripts/check.sh") == [
                "path Tests/QueueTests.swift", "path .githooks/pre-commit", "path scripts/check.sh",
            ])
        #expect(
            try Self.targets("[the test](tests/test_queue.py#L3), `tests/test_a.py::test_b`") == [
                "path tests/test_queue.py", "path tests/test_a.py",
            ])
        #expect(try Self.targets("`pytest -q tests/test_a.py::test_b`") == ["path tests/test_a.py"])
        #expect(try Self.targets("`Makefile`; `lint.yml`.") == ["path Makefile", "path lint.yml"])
        #expect(
            try Self.targets("`../elsewhere/x.sh`, `/etc/passwd`") == [
                "path ../elsewhere/x.sh", "path /etc/passwd",
            ])
    }

    @Test("targets of a Makefile, and addresses")
    func others() throws {
        #expect(try Self.targets("`make lint`, make test") == ["make lint", "make test"])
        #expect(try Self.targets("<https://ci.example.com/job/7>") == ["url https://ci.example.com/job/7"])
        #expect(
            try Self.targets("[CI](https://ci.example.com/a_b)") == ["url https://ci.example.com/a_b"])
    }

    @Test("words that name no file are one target where nothing else is said, and an explanation elsewhere")
    func words() throws {
        #expect(try Self.targets("code review") == ["words code review"])
        #expect(
            try Self.targets("the hook `.githooks/pre-push`, and people") == [
                "path .githooks/pre-push", "words and people",
            ])
        #expect(try Self.targets("CI/CD and/or review") == ["words CI/CD and/or review"])
        #expect(try Self.targets("`QueueTests.testLease()`") == ["words QueueTests.testLease()"])
        #expect(try Self.targets("—") == [])
        #expect(try Self.targets("``") == [])
        #expect(try Self.targets("`open [x](y").isEmpty == false)
    }

    @Test("a list, and labels of other languages in logs without a template")
    func places() throws {
        #expect(try Self.targets("\n- `Tests/A.swift`\n- `make b`") == ["path Tests/A.swift", "make b"])
        let text = """
            # Lehren

            ## 2026-03-01 — Die Warteschlange stand
            - **Ursache:** niemand sah hin
            - **Regel:** Immer hinsehen.
            - **Durchgesetzt durch:** `pruefung/warteschlange.sh`

            ## 2026-03-05 — Der Abgleich fiel aus
            - **Ursache:** ein Schlüssel lief ab
            - **Regel:** Schlüssel überwachen.
            """
        let log = try LogDocument(parsing: text)
        #expect(log.entries.map { $0.enforcement.map(\.name) } == [["pruefung/warteschlange.sh"], []])
    }
}
