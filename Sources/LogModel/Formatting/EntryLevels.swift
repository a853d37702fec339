internal import MarkdownAST

/// The heading level that each entry should have.
///
/// It is the template's level, or, without a template, the level of most entries. An entry keeps its level if
/// the other one would move it out of its section.
struct EntryLevels {
    private let levels: [Int]

    init(_ log: LogDocument) {
        let majority = Self.majority(log)
        levels = log.tree.headings.compactMap { heading in
            guard case .entry(let index) = heading.role else { return nil }
            let wanted = log.syntax[index].schema.headingLevel ?? majority ?? heading.level
            return log.tree.level(of: heading, wanted: wanted)
        }
    }

    /// The level of the entry with an index.
    func level(of entry: Int) -> Int { levels[entry] }

    /// The level that more than half of the entries have; nil if there is none.
    static func majority(_ log: LogDocument) -> Int? {
        var counts = Array(repeating: 0, count: 7)
        var total = 0
        for entry in log.syntax where entry.isRecognized {
            counts[min(6, entry.region.heading.level)] += 1
            total += 1
        }
        return counts.firstIndex { $0 * 2 > total }
    }
}
