internal import LogModel
internal import MarkdownAST

extension DiagnosticCode {
    /// The file has lines with different line endings.
    public static let mixedLineEndings = Self(rawValue: "mixed-line-endings")
}

/// Lines that end in another way than most.
struct LineEndingCheck: LogCheck {
    let explanations: [DiagnosticCode.Explanation] = [
        .init(
            .mixedLineEndings,
            .warning,
            "lines end in more than one way",
            meaning:
                "Some lines end with LF, others with CRLF or CR. The first line with the rarer ending is named.",
            example: "a line that ends with CRLF among lines that end with LF",
            remedy: "Run `bizlog fmt`, which ends all lines as most of them end."
        )
    ]

    private enum Ending: String {
        case lf = "LF"
        case crlf = "CRLF"
        case cr = "CR"
    }

    func run(_ context: CheckContext, _ findings: inout Findings) {
        let source = context.log.document.source
        guard source.hasCarriageReturns else { return }
        var endings: Set<Ending> = []
        for line in 0..<source.lineCount {
            if let ending = ending(ofLine: line, source) { endings.insert(ending) }
        }
        guard endings.count > 1 else { return }
        // The line ending that `fmt` would write.
        let usual = source.prefersCRLF ? Ending.crlf : .lf
        for line in 0..<source.lineCount {
            guard let ending = ending(ofLine: line, source), ending != usual else { continue }
            let others = source.lineCount
            let message =
                "this line ends with \(ending.rawValue), most of the \(others) lines with \(usual.rawValue); run 'bizlog fmt'"
            findings.add(.mixedLineEndings, at: endingRange(ofLine: line, source), message)
            return
        }
    }

    /// The line ending of a line; nil for a last line without one.
    private func ending(ofLine line: Int, _ source: SourceText) -> Ending? {
        let range = endingRange(ofLine: line, source)
        guard let first = range.first else { return nil }
        if source.bytes[first] == UInt8(ascii: "\n") { return .lf }
        return range.count == 2 ? .crlf : .cr
    }

    private func endingRange(ofLine line: Int, _ source: SourceText) -> Range<Int> {
        source.content(ofLine: line).upperBound..<source.full(ofLine: line).upperBound
    }
}
