internal import LogModel
internal import MarkdownAST

extension DiagnosticCode {
    /// The file does not begin with a heading of level 1.
    public static let missingTitle = Self(rawValue: "missing-title")
}

/// The heading of level 1 that a log begins with.
struct TitleCheck: LogCheck {
    let explanations: [DiagnosticCode.Explanation] = [
        .init(
            .missingTitle,
            .warning,
            "the file has no title",
            meaning: """
                The first heading of a log has level 1 and is its title; the counters stand under it. Without it there is no header, and \
                no counter is checked. It is asked for where the entries have bizlog's own form or a template.
                """,
            example: "## Logged Failures",
            remedy: "Begin the file with `# System — Failure Log`, and with the counters under that."
        )
    ]

    func run(_ context: CheckContext, _ findings: inout Findings) {
        let source = context.facts.source
        guard let header = context.log.header else {
            if context.log.isLog, context.log.statesItsForm {
                let message = "the file does not begin with a title; add '# System — Failure Log'"
                findings.add(.missingTitle, at: firstLine(of: context.log.document), message)
            }
            return
        }
        if header.title.isEmpty {
            let line = source.content(ofLine: Int(context.log.document.nodes[header.node].startLine))
            findings.add(.missingTitle, at: source.bytes.trimmingBlanks(line), "the title is empty")
        }
    }

    /// The first heading, or else the first line.
    private func firstLine(of document: Document) -> Range<Int> {
        let line = document.topLevelHeadings.first.map { Int(document.nodes[$0].startLine) } ?? 0
        return document.source.content(ofLine: line)
    }
}
