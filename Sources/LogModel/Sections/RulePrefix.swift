internal import MarkdownAST

/// Which ids the rules of a layer have: a row `| R-BIZ-SYS-XXX | System | CRM config |`.
public struct RulePrefix: Sendable, Hashable, Codable {
    /// What the ids begin with: `R-BIZ-SYS-`.
    public let prefix: String

    /// The layer: `System`.
    public let layer: String

    /// The code of the layer, the last segment of the prefix: `SYS`.
    public var code: String { prefix.split(separator: "-").last.map { String($0) } ?? "" }

    /// A prefix from its parts.
    public init(prefix: String, layer: String) {
        self.prefix = prefix
        self.layer = layer
    }
}

extension LogDocument {
    /// The prefixes of a rules file, as its table maps them to layers; empty if there is none.
    ///
    /// - Complexity: O(n) in the nodes of the tables up to that one.
    public var rulePrefixes: [RulePrefix] { document.rulePrefixes }
}

extension Document {
    /// The rows of the first table whose rows all begin with a placeholder id of a rule; empty if there is none.
    var rulePrefixes: [RulePrefix] {
        for table in topLevelTables {
            if let prefixes = rulePrefixes(table) { return prefixes }
        }
        return []
    }

    private func rulePrefixes(_ table: Int) -> [RulePrefix]? {
        var prefixes: [RulePrefix] = []
        for row in children(of: table) where nodes[row].kind == .tableRow(isHeader: false) {
            let cells = children(of: row).map { plainText(of: $0) }
            let id = Array((cells.first ?? "").utf8)
            guard cells.count > 1, let scan = EntryID.Scan(id, at: 0, end: id.count), scan.isPlaceholder,
                scan.end == id.count, EntryID.isOfRules(id, at: 0)
            else { return nil }
            prefixes.append(RulePrefix(prefix: id.string(0..<scan.number), layer: cells[1]))
        }
        return prefixes.isEmpty ? nil : prefixes
    }
}
