/// An entry that a ``RecallQuery`` has found.
public struct RecallMatch: Sendable {
    /// The entry.
    public let entry: LogEntry

    /// The index of its log among those that were searched.
    public let log: Int

    /// How much the entry is about what was asked, above 0 and at most 1. It is comparable among the matches of one query only.
    public let score: Double

    /// Why it was found, the strongest reason first; at least one.
    public let reasons: [RecallReason]
}

/// Why an entry was found. All texts are spelled as in the entry, on one line.
public enum RecallReason: Sendable, Hashable, CustomStringConvertible {
    /// The query names the entry's id.
    case id(String)
    /// Both have an identifier: the name of an exception, a function or a file, an error code.
    case identifier(String)
    /// Both have some words, one after the other.
    case phrase(String)
    /// Both have some words, the rarest first.
    case words([String])

    /// The reason in words: `both say “queue stood”`.
    public var description: String {
        switch self {
        case .id(let id): "the text names \(id)"
        case .identifier(let name): "both name \(name)"
        case .phrase(let text): "both say “\(text)”"
        case .words(let words): "both have \(words.joined(separator: ", "))"
        }
    }
}
