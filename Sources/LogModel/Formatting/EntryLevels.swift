internal import MarkdownAST

/// The heading level that each entry should have.
///
/// It is the template's level, or, without a template, the level of most entries. An entry keeps its level if
/// the other one would move it out of its section.
struct EntryLevels {
    private var levels: [Int] = []

    init(_ log: LogDocument) {
        let majority = Self.majority(log)
        var entry = 0
        // For each level, the index of the last heading that is no entry.
        var last = Array(repeating: -1, count: 7)
        levels.reserveCapacity(log.syntax.count)
        for block in log.document.topLevelHeadings {
            guard case .heading(let level) = log.document.nodes[block].kind else { continue }
            guard entry < log.syntax.count, log.syntax[entry].region.node == block else {
                last[min(6, Int(level))] = block
                continue
            }
            let own = Int(level)
            let wanted = log.syntax[entry].schema.headingLevel ?? majority ?? own
            let parent = (1..<max(1, own)).max { last[$0] < last[$1] } ?? 0
            let isUnderParent = parent == 0 || last[parent] < 0 || parent < wanted
            levels.append(isUnderParent ? wanted : own)
            entry += 1
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
