/// A row of the table of categories: `| CRM/Zoho | 1 | New |`.
public struct Category: Sendable, Hashable, Codable {
    /// The first cell.
    public let name: String
    /// The second cell.
    public let count: Int
    /// The third cell; empty if there is none.
    public let trend: String

    /// A category from its parts.
    public init(name: String, count: Int, trend: String) {
        self.name = name
        self.count = count
        self.trend = trend
    }
}

/// An entry of another log, by its id: `- F-004: Claimed automation working without verification`.
public struct HistoricalReference: Sendable, Hashable, Codable {
    /// The id in the other log.
    public let id: EntryID
    /// What the entry is about.
    public let summary: String

    /// A reference from its parts.
    public init(id: EntryID, summary: String) {
        self.id = id
        self.summary = summary
    }
}

/// A file that belongs to a log, as an item of a list names it: its path as code, a dash, and what it holds.
public struct RelatedFile: Sendable, Hashable, Codable {
    /// The path as it is written.
    public let path: String
    /// What the file holds; may be empty.
    public let summary: String

    /// A file from its parts.
    public init(path: String, summary: String) {
        self.path = path
        self.summary = summary
    }
}
