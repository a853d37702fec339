import LogModel
import MarkdownAST
import TestSupport
import Testing

/// A file that takes new entries can be read afterwards, or takes none. The limits are such that the file before just fits.
@Suite("Recording: limits", .tags(.slow))
struct RecordingLimitsTests {
    private func limits(
        missingCells: Int = 1000, work: Int = 1_000_000, expansion: Int = 1 << 20, nodes: Int = 100_000
    ) -> ParseLimits {
        ParseLimits(
            nesting: 100, missingCells: missingCells, work: work, workPerByte: 0, expansion: expansion,
            expansionPerByte: 0, nodes: nodes)
    }

    private func postmortem(_ text: String, category: String = "Automation") throws -> Postmortem {
        Postmortem(
            failure: RecordingSupport.failure(["Root Cause": text]), rule: Postmortem.PreventiveRule.none,
            category: category, addsCategory: true, date: try RecordingSupport.day, isDraft: true)
    }

    private func parses(_ text: String, _ limits: ParseLimits) -> Bool {
        guard let source = try? SourceText(text) else { return false }
        return (try? Document(parsing: source, limits: limits)) != nil
    }

    /// Records one post-mortem after the other until one is refused.
    private func fill(_ log: String, with postmortems: [Postmortem], _ limits: ParseLimits) throws -> (
        recorded: Int, problem: String
    ) {
        var text = log
        #expect(parses(text, limits), "the file before must be within the limits")
        for (index, postmortem) in postmortems.enumerated() {
            do {
                let recording = try RecordingSupport.family(text).recording([postmortem], limits: limits)
                text = try RecordingSupport.applied(recording.log, to: text)
                #expect(parses(text, limits), "what was recorded cannot be read")
            } catch let error as RecordingError {
                return (index, "\(error)")
            }
        }
        return (postmortems.count, "")
    }

    private func expectRefusal(
        _ log: String, _ postmortems: [Postmortem], _ limits: ParseLimits, _ message: String
    ) throws {
        let (recorded, problem) = try fill(log, with: postmortems, limits)
        #expect((1..<postmortems.count).contains(recorded), "\(recorded) were recorded")
        #expect(problem.hasPrefix("\(RecordingSupport.logName):") && problem.contains(message), "\(problem)")
        // All at once are refused as well.
        let family = try RecordingSupport.family(log)
        #expect(throws: RecordingError.self) { try family.recording(postmortems, limits: limits) }
    }

    @Test("nodes")
    func nodes() throws {
        let log = try RecordingSupport.seed
        let dense = try postmortem(String(repeating: "*a* ", count: 300) + "end")
        try expectRefusal(log, Array(repeating: dense, count: 20), limits(nodes: 4000), "nodes")
    }

    @Test("cells that rows lack")
    func missingCells() throws {
        let log = try RecordingSupport.seed
        let columns =
            String(repeating: "| a ", count: 20) + "|\n" + String(repeating: "|---", count: 20) + "|\n"
        let table = try postmortem("A table:\n\n" + columns + String(repeating: "| x |\n", count: 10))
        let narrow = limits(missingCells: 1000)
        try expectRefusal(log, Array(repeating: table, count: 20), narrow, "cells")
    }

    @Test("work")
    func work() throws {
        let log = try RecordingSupport.seed
        let markup = try postmortem(String(repeating: "a <? ", count: 400) + "end")
        try expectRefusal(log, Array(repeating: markup, count: 20), limits(work: 4_000_000), "markup")
    }

    @Test("what reference links expand to")
    func expansion() throws {
        let url = "https://example.com/" + String(repeating: "long", count: 250)
        let log = try RecordingSupport.seed + "\n[ref]: \(url)\n"
        let links = try postmortem(String(repeating: "[ref] ", count: 20) + "end")
        try expectRefusal(
            log, Array(repeating: links, count: 20), limits(expansion: 200_000), "reference links")
    }

    @Test("rows of the table of categories")
    func categories() throws {
        let columns = 30
        let header = "| Category | Count |" + String(repeating: " x |", count: columns) + "\n"
        let rule = "|---|---|" + String(repeating: "---|", count: columns) + "\n"
        let log =
            "# Log\n\n**Total Failures Logged:** 0\n\n## Categories\n\n\(header)\(rule)| A | 0 |\n\n## Log\n"
        let cost = try RecordingSupport.read(log).document.cost.nodes
        let postmortems = try (1...12).map { try postmortem("Text.", category: "New \($0)") }
        try expectRefusal(log, postmortems, limits(nodes: cost + 200), "nodes")
    }

    @Test("the size of the file")
    func size() throws {
        let log = try RecordingSupport.seed
        let long = try postmortem(String(repeating: "word ", count: 1000) + "end")
        let small = ParseLimits(
            nesting: 100, missingCells: 1000, work: 1_000_000, workPerByte: 0, expansion: 1 << 20,
            expansionPerByte: 0, nodes: 100_000, text: log.utf8.count * 2)
        try expectRefusal(log, Array(repeating: long, count: 40), small, "bytes")
    }
}
