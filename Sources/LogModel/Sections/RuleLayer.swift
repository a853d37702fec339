internal import MarkdownAST

/// A layer of a rules file: which ids its rules have, and what it may be called.
struct RuleLayer: Sendable, Hashable {
    /// The prefix and the name.
    let row: RulePrefix
    /// The words of the section's heading without the prefix; empty for a row of a table.
    let words: [String]
}

extension LogDocument {
    /// The layers of a rules file: the rows of its table of prefixes, or else the sections whose headings name a prefix, such as
    /// `Process Rules (R-X-PROC)`.
    ///
    /// - Complexity: O(n) in the nodes of the tables, and in the sections for a file without such a table.
    var ruleLayers: [RuleLayer] {
        let rows = rulePrefixes
        return rows.isEmpty ? layersOfHeadings : rows.map { RuleLayer(row: $0, words: []) }
    }

    private var layersOfHeadings: [RuleLayer] {
        let reader = LayerNames([])
        var found: [(prefix: String, words: [String])] = []
        var prefixes: Set<String> = []
        for section in sections where section.heading != header?.node {
            guard let prefix = reader.prefix(of: Array(section.title.utf8)), !Self.isID(prefix),
                prefix.utf8.count <= Self.maximumPrefix,
                prefixes.insert(prefix).inserted
            else { continue }
            found.append((prefix, Self.words(of: section.title, without: prefix)))
        }
        // `R-X` over `R-X-PROC` is the heading of all rules, and so is the only one if it is for all ids of the file.
        let groups = Set(prefixes.flatMap(Self.groups))
        found.removeAll { groups.contains($0.prefix) }
        if found.count == 1, let only = found.first, Self.segments(of: only.prefix) == 2 { return [] }
        let shared = Self.sharedEnd(of: found.map(\.words))
        return found.map { prefix, words in
            let row = RulePrefix(prefix: prefix, layer: words.dropLast(shared).joined(separator: " "))
            return RuleLayer(
                row: words.isEmpty ? RulePrefix(prefix: prefix, layer: row.code) : row, words: words)
        }
    }

    /// The longest prefix of rules that is looked at, since the work grows with its square.
    private static let maximumPrefix = 64

    /// Whether it is an id, not what ids begin with.
    private static func isID(_ prefix: String) -> Bool {
        prefix.split(separator: "-").last?.utf8.allSatisfy(\.isDigit) ?? true
    }

    private static func segments(of prefix: String) -> Int { prefix.split(separator: "-").count }

    /// The prefixes of the groups that a prefix belongs to: `R-` and `R-X-` of `R-X-PROC-`.
    private static func groups(of prefix: String) -> [String] {
        let segments = prefix.split(separator: "-")
        return segments.indices.dropFirst().map { segments[..<$0].joined(separator: "-") + "-" }
    }

    /// The words of a heading: without the prefix, what stands around it, and marks between them.
    private static func words(of title: String, without prefix: String) -> [String] {
        title.split(separator: " ").filter { !$0.contains(prefix.dropLast()) }
            .map { word in
                let trimmed = word.drop { !$0.isLetter && !$0.isNumber }
                return String(
                    trimmed.prefix(
                        trimmed.count - trimmed.reversed().prefix { !$0.isLetter && !$0.isNumber }.count))
            }
            .filter { !$0.isEmpty }
    }

    /// How many words at their ends all titles share, such as `Rules`, if each has others as well.
    private static func sharedEnd(of titles: [[String]]) -> Int {
        guard titles.count > 1, let first = titles.first else { return 0 }
        let limit = (titles.map(\.count).min() ?? 0) - 1
        var count = 0
        while count < limit {
            let word = first[first.count - 1 - count].lowercased()
            guard titles.allSatisfy({ $0[$0.count - 1 - count].lowercased() == word }) else { break }
            count += 1
        }
        return max(count, 0)
    }
}
