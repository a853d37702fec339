internal import MarkdownAST

/// A rules file as a value: the rules, and the prefixes that ids have by layer. Everything else of the file is in ``log``.
public struct RuleBook: Sendable, Hashable, Codable {
    /// The file, its rules read as entries.
    public let log: FailureLog

    /// The rules of a log.
    public init(_ log: FailureLog) { self.log = log }

    /// The rules of a file.
    ///
    /// - Complexity: O(n) in the bytes of the file.
    public init(reading document: LogDocument) { self.init(FailureLog(reading: document)) }

    /// The rules, in the order of the file.
    public var rules: [Rule] {
        var rules: [Rule] = []
        var section = ""
        for part in log.parts {
            switch part.content {
            case .section(let value): section = value.title
            case .failure(let entry): rules.append(Rule(entry, section: section))
            }
        }
        return rules
    }

    /// The prefixes, as the file's table of them says: rows that begin with a placeholder such as `R-BIZ-SYS-XXX`.
    public var prefixes: [RulePrefix] {
        log.sections.flatMap { section in
            section.blocks.flatMap { block -> [RulePrefix] in
                guard case .markdown(let text) = block, text.utf8.contains(UInt8(ascii: "|")),
                    let document = try? Document(parsing: text)
                else { return [] }
                return document.rulePrefixes
            }
        }
    }
}

/// A preventive rule as a value.
public struct Rule: Sendable, Hashable, Codable, Identifiable {
    /// The rule as an entry, with all that it says.
    public let entry: Failure

    /// The title of the section that it stands in; empty if it stands in none.
    public let section: String

    /// A rule from an entry.
    public init(_ entry: Failure, section: String) {
        self.entry = entry
        self.section = section
    }

    /// The id.
    public var id: RuleID { entry.id }

    /// The title, as Markdown.
    public var title: String { entry.title }

    /// How much it weighs.
    public var severity: Severity? { entry.severity }

    /// The day on which it was added.
    public var added: LogDate? {
        if case .date(let date, _) = entry["Added"] { return date }
        return entry.date
    }

    /// Where it comes from, as Markdown; it may name a failure or be free text.
    public var origin: String? { entry["Origin"]?.description }

    /// The failures that the origin names.
    public var originIDs: [FailureID] { EntryID.mentioned(in: origin ?? "") }

    /// What the rule asks for, as Markdown.
    public var text: String? { entry["Rule"]?.description }

    /// The fields beside severity, date, origin and text: `Why`, `Process`, `Bad`, `Good`, and whatever else there is.
    public var labels: [Failure.Field] {
        let known = ["severity", "added", "origin", "rule"]
        return entry.fields.filter { field in
            !known.contains { FoldedText.key(Array(field.label.utf8)) == Array($0.utf8) }
        }
    }
}

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

extension Document {
    /// The rows of tables that begin with a placeholder id.
    fileprivate var rulePrefixes: [RulePrefix] {
        topLevelTables.flatMap { table in
            children(of: table).compactMap { row -> RulePrefix? in
                let cells = children(of: row).map { plainText(of: $0) }
                guard cells.count > 1 else { return nil }
                let bytes = Array(cells[0].utf8)
                guard let scan = EntryID.Scan(bytes, at: 0, end: bytes.count), scan.isPlaceholder,
                    scan.end == bytes.count
                else { return nil }
                return RulePrefix(prefix: bytes.string(0..<scan.number), layer: cells[1])
            }
        }
    }
}
