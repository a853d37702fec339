internal import MarkdownAST
internal import MarkdownFormat

/// `conflict-marker`, `mojibake`, `mixed-line-endings` and `not-canonical`: the form of the text.
struct TextCheck {
    let facts: LogFacts

    func run(_ findings: inout Findings) {
        for mark in facts.document.mergeMarks {
            let message =
                "this line is a mark of an unfinished merge; decide between the two sides and take the marks out"
            findings.add(.conflictMarker, mark, message)
        }
        if findings.wants(.mojibake) { findMojibake(&findings) }
        if findings.wants(.mixedLineEndings), facts.source.hasCarriageReturns { findMixedEndings(&findings) }
        if findings.wants(.notCanonical), let edit = LogFormatter().format(facts.log).edits.first {
            findings.add(.notCanonical, edit.range, "the file is not in the canonical form; run 'bizlog fmt'")
        }
    }

    private func findMojibake(_ findings: inout Findings) {
        for finding in EncodingRepair(scanning: facts.document).findings {
            let original = facts.quoted(finding.range)
            let message =
                if facts.isSecret(finding.range) {
                    "\(original) is double-encoded"
                } else if let ambiguity = finding.ambiguity {
                    "\(original) looks double-encoded, but \(ambiguity); look at it"
                } else {
                    "\(original) is double-encoded; it stands for \"\(finding.replacement)\""
                }
            findings.add(.mojibake, finding.range, message)
        }
    }

    private enum Ending: CaseIterable {
        case lf, crlf, cr

        var name: String {
            switch self {
            case .lf: "LF"
            case .crlf: "CRLF"
            case .cr: "CR"
            }
        }
    }

    /// The line ending of a line; nil for a last line without one.
    private func ending(ofLine line: Int) -> Ending? {
        let range = endingRange(ofLine: line)
        guard let first = range.first else { return nil }
        if facts.source.bytes[first] == UInt8(ascii: "\n") { return .lf }
        return range.count == 2 ? .crlf : .cr
    }

    private func endingRange(ofLine line: Int) -> Range<Int> {
        facts.source.content(ofLine: line).upperBound..<facts.source.full(ofLine: line).upperBound
    }

    private func findMixedEndings(_ findings: inout Findings) {
        var counts: [Ending: Int] = [:]
        for line in 0..<facts.source.lineCount {
            if let ending = ending(ofLine: line) { counts[ending, default: 0] += 1 }
        }
        guard counts.count > 1 else { return }
        // The line ending that `fmt` would write.
        let usual = facts.source.prefersCRLF ? Ending.crlf : .lf
        for line in 0..<facts.source.lineCount {
            guard let ending = ending(ofLine: line), ending != usual else { continue }
            let others = facts.source.lineCount
            let message =
                "this line ends with \(ending.name), most of the \(others) lines with \(usual.name); run 'bizlog fmt'"
            findings.add(.mixedLineEndings, endingRange(ofLine: line), message)
            return
        }
    }
}
