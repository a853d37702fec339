import Foundation
import LogChecks
import LogModel
import MarkdownAST
import MarkdownFormat
import Synchronization
import TestSupport
import Testing

/// All that the libraries do with a text, on a thread whose stack holds only so many frames.
@Suite("Invariant 6: no recursion over the depth of the input", .tags(.slow, .hostile))
struct NestingTests {
    private static let depth = 3000

    private static func nested(_ open: String, _ text: String, _ close: String) -> String {
        String(repeating: open, count: depth) + text + String(repeating: close, count: depth)
    }

    /// What nests as deep as it may: inlines without a limit, containers up to ``ParseLimits/nesting``.
    private static let shapes = [
        nested("*a ", "b", "*"), nested("**a ", "b", "**"), nested("*a **b ", "c", "** *"),
        nested("[", "a", "](/u)"),
        nested("![", "a", "](/u)"), nested("~~a *b ", "c", "*~~"), nested("<b>", "a", "</b>"),
        nested("(", "a", ")"),
        String(repeating: "> ", count: 199) + "a", String(repeating: "- ", count: 90) + "a",
        String(repeating: "1. ", count: 90) + "a", String(repeating: "> - ", count: 60) + "a",
    ]

    @Test("invariant 6: reading, formatting, checking, printing and repairing", arguments: shapes)
    func deep(_ shape: String) throws {
        let log = """
            # Log

            ## Entries

            ### [F-001] Title
            **Date:** 2026-02-03
            **Severity:** high

            **What Broke:**
            \(shape)

            **Root Cause:** \(shape)

            """
        let outcome = Mutex<Result<Int, any Error>?>(nil)
        let day = try #require(LogDate("2026-03-31"))
        let isDone = DispatchSemaphore(value: 0)
        let thread = Thread {
            let result = Result { try Self.everything(with: log, on: day) }
            outcome.withLock { $0 = result }
            isDone.signal()
        }
        // A frame takes a hundred bytes and more, so three thousand of one function do not fit.
        thread.stackSize = 256 << 10
        thread.start()
        isDone.wait()
        #expect(try #require(outcome.withLock { $0 }).get() == 1)
    }

    /// - Returns: how many failures the log holds.
    private static func everything(with text: String, on day: LogDate) throws -> Int {
        let document = try Document(parsing: text)
        _ = document.dump
        _ = EncodingRepair(scanning: document).edits
        #expect(document.hasSameTree(as: try Document(parsing: text)))
        _ = MarkdownFormatter().format(document)
        let formatted = LogFormatter().format(document).document
        let log = LogDocument(reading: formatted)
        _ = LogChecker(today: day).diagnostics(of: log, named: "FAILURE_LOG.md")
        let values = FailureLog(reading: log)
        let json = try JSONEncoder().encode(LogExchange(values))
        #expect(try JSONDecoder().decode(LogExchange.self, from: json).log == values)
        #expect(try values.rendered().source.bytes == formatted.source.bytes)
        _ = LogStatistics(of: [log], companions: [])
        return log.failures.count
    }
}
