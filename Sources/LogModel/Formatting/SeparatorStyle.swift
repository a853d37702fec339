internal import MarkdownAST

/// The separator between the entries of a log.
enum SeparatorStyle {
    /// `---`
    case thematicBreak
    /// A blank line.
    case blankLine
    /// The file shows no preference, so each gap stays as it is.
    case asWritten

    /// The separator after most entries; without a majority, the one before most other sections.
    init(of log: LogDocument) {
        var balance = 0
        for entry in log.syntax where entry.isRecognized && entry.region.next != nil {
            balance += entry.region.isSeparated ? 1 : -1
        }
        if balance == 0 { balance = Self.sectionBalance(log) }
        self = balance > 0 ? .thematicBreak : balance < 0 ? .blankLine : .asWritten
    }

    private static func sectionBalance(_ log: LogDocument) -> Int {
        let document = log.document
        let entryNodes = Set(log.syntax.map(\.region.node))
        let level = log.syntax.map(\.region.heading.level).min() ?? 6
        var balance = 0
        var isFirst = true
        for block in document.topLevelHeadings
        where document.headingLevel(of: block) <= level && !entryNodes.contains(block) {
            if !isFirst { balance += log.leadIn(of: block).hasBreak ? 1 : -1 }
            isFirst = false
        }
        return balance
    }
}
