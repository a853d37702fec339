/// What stands for the id in an entry's heading: an ``EntryID``, a ``FailureID`` or a ``RuleID``.
public protocol EntryIDConvertible {
    /// The id as an entry's heading holds it.
    var entryID: EntryID { get }
}

extension EntryID: EntryIDConvertible {
    /// The id itself.
    public var entryID: EntryID { self }
}

/// An id of which it is known what it names: ``FailureID`` or ``RuleID``. Headings and running text hold an ``EntryID``, which may be either.
public protocol KindOfID: EntryIDConvertible, Sendable, Hashable, Codable, CustomStringConvertible {
    /// An id that names one of this kind. Whether there is one is not asked.
    init(_ entryID: EntryID)
}

extension KindOfID {
    /// Reads an id; nil if the text is none, or only a placeholder.
    public init?(_ text: String) {
        guard let id = EntryID(text) else { return nil }
        self.init(id)
    }

    /// The id as it is written.
    public var text: String { entryID.text }

    /// The id as it is written.
    public var description: String { entryID.text }

    /// Reads an id from a string: `F-BIZ-001`.
    public init(from decoder: any Decoder) throws { self.init(try EntryID(from: decoder)) }

    /// Writes the id as a string: `F-BIZ-001`.
    public func encode(to encoder: any Encoder) throws { try entryID.encode(to: encoder) }
}

/// The id of a failure: `F-BIZ-001`.
public struct FailureID: KindOfID {
    /// The id as an entry's heading holds it.
    public let entryID: EntryID

    /// The id of a failure.
    public init(_ entryID: EntryID) { self.entryID = entryID }
}

/// The id of a preventive rule: `R-BIZ-SYS-002`.
public struct RuleID: KindOfID {
    /// The id as an entry's heading holds it.
    public let entryID: EntryID

    /// The id of a rule.
    public init(_ entryID: EntryID) { self.entryID = entryID }
}
