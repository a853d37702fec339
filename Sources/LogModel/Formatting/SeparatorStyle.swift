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
        let level = log.syntax.map(\.region.heading.level).min() ?? 6
        var balance = 0
        // The first one has nothing before it that it could be separated from.
        for heading in log.tree.headings.filter({ $0.isSection && $0.level <= level }).dropFirst() {
            balance += log.leadIn(of: heading.node).hasBreak ? 1 : -1
        }
        return balance
    }
}
