import LogModel
import MarkdownAST
import TestSupport
import Testing

/// Large files of one shape. A test that does not end shows that reading a shape takes more than linear work.
@Suite("Forms: large files", .tags(.slow, .hostile))
struct FormHostileTests {
    private func form(_ text: String) throws -> InferredForm {
        let document = try Document(parsing: text)
        let form = InferredForm(document)
        #expect(form.entries.allSatisfy { $0.range.upperBound <= document.source.bytes.count })
        return form
    }

    private static let count = 20_000
    private static let lineLength = Seeds.areAll ? 1_000_000 : 250_000

    @Test(
        "20,000 headings",
        arguments: [
            "## F-N: t\n", "## 2026-03-04 t N\n", "## Lesson N: t\n", "## t N (FIXED)\n",
            "## 2026-03-04\n\n### tN\n\n**Cause:** x\n",
            "## [LRN-20260303-AN] t\n\n**Status:** open\n",
        ])
    func headings(shape: String) throws {
        let text = "# Incident log\n\n" + repeated(shape)
        #expect(try form(text).entries.count == Self.count)
    }

    @Test("20,000 headings under one day, under one title, and of one name")
    func groups() throws {
        #expect(
            try form("# Log\n\n## 2026-03-04\n\n" + repeated("### t N\n\n**Cause:** x\n")).entries.count
                == Self.count)
        #expect(
            try form("# Log\n\n## Old\n\n" + repeated("### t N\n\n#### Cause\n\nx\n")).entries.count
                == Self.count)
        #expect(try form("# Incident log\n\n" + repeated("## Fix\n\n### N\n")).entries.isEmpty)
    }

    @Test(
        "20,000 items",
        arguments: ["- [2026-03-04] t N\n", "- **t N** — x\n", "1. **t N** x\n", "- F-N: t\n"])
    func items(shape: String) throws {
        #expect(try form("# Mistakes\n\n" + repeated(shape)).entries.count == Self.count)
    }

    @Test("20,000 lines in bold")
    func leads() throws {
        #expect(
            try form("# Failure log\n\n" + repeated("**2026-03-04 — t N.** x\n\n")).entries.count
                == Self.count)
    }

    @Test("20,000 rows")
    func rows() throws {
        let head = "# Incident log\n\n| ID | Date | Issue | Cause |\n|---|---|---|---|\n"
        #expect(try form(head + repeated("| P-N | 2026-01-02 | t N | x |\n")).entries.count == Self.count)
    }

    @Test("20,000 rows of facts, and 20,000 fields in one entry")
    func facts() throws {
        let head = "# INC-1: t\n\n| | |\n|---|---|\n| Date | 2026-01-02 |\n| Status | open |\n"
        let date = "| Date | 2026-01-02 |\n| Status N | open |\n| Cause | x |\n"
        #expect(try form(head + repeated(date)).entries.count == 1)
        #expect(try form("# INC-1: t\n\n" + repeated("**Cause:** x\n**Fix N:** y\n")).entries.count == 1)
    }

    @Test(
        "one line of 250 kB, in a long run of 1 MB",
        arguments: [
            "(", ")", "【", "】", "·", "•", "—", "|", ":", "：", "#", "1", "a", "水",
            "🔥", "[P1] ", "(a, ",
            "· **Fix:** x ", "| Fix: x ", "|<a", "· <b ", "|**Fix** (", "· · ", "| :a", "2026-03-04 ", "F-1 ",
            "**a** ", "12:", "a-",
        ])
    func line(shape: String) throws {
        let long = String(repeating: shape, count: Self.lineLength / shape.utf8.count)
        let texts = [
            "# Incident log\n\n## 2026-03-04 — t\n\n**Cause:** x \(long)\n",
            "# Incident log\n\n## F-1: t \(long)\n\n**Cause:** x\n",
            "# Incident log\n\n- **t** \(long)\n- **u** x\n",
        ]
        // What the parser refuses is not read.
        let documents = texts.compactMap { try? Document(parsing: $0) }
        #expect(!documents.isEmpty)
        for document in documents {
            let entries = InferredForm(document).entries
            #expect(entries.allSatisfy { $0.range.upperBound <= document.source.bytes.count })
        }
    }

    private func repeated(_ shape: String) -> String {
        let parts = shape.split(separator: "N", omittingEmptySubsequences: false)
        return (1...Self.count).map { parts.joined(separator: "\($0)") }.joined()
    }
}
