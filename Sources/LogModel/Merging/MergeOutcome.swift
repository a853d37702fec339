public import MarkdownAST

/// What a merge decided by itself, and what it leaves to a person.
public struct MergeNote: Sendable, Hashable, CustomStringConvertible {
    /// What happened.
    public enum Kind: String, Sendable, Hashable, Codable {
        /// An entry has another id, because both sides used it.
        case renumbered
        /// Both sides added the same entry, and it is there once.
        case joined
        /// Both sides changed the same thing in different ways.
        case conflict
    }

    /// What happened.
    public let kind: Kind

    /// The path of the file.
    public let path: String

    /// The entry that it happened to; nil if it concerns the file.
    public let id: EntryID?

    /// What it says to a person, as one line without the path: `F-BIZ-003 of theirs is F-BIZ-004 now: "Queue stood still"`.
    public let message: String

    /// The message, with the path before it.
    public var description: String { "\(path): \(message)" }

    init(_ kind: Kind, path: String, id: EntryID?, _ message: String) {
        (self.kind, self.path, self.id, self.message) = (kind, path, id, message)
    }
}

/// The merge of one file.
public struct MergedFile: Sendable {
    /// The path of the file.
    public let path: String

    /// The merge.
    public let bytes: [UInt8]

    /// Whether it has conflict markers; never for a virtual base.
    public let hasConflicts: Bool

    /// Whether ours or theirs is a log, or has entries. Of any other file the merge is one of lines.
    public let isLog: Bool

    private let ours: [UInt8]

    init(path: String, ours: [UInt8], bytes: [UInt8], hasConflicts: Bool, isLog: Bool) {
        (self.path, self.ours, self.bytes, self.hasConflicts) = (path, ours, bytes, hasConflicts)
        self.isLog = isLog
    }

    /// What makes the merge of ours, by whole lines; empty if ours stays as it is.
    ///
    /// - Complexity: O(n log n) in the bytes of both
    public var edits: [TextEdit] { LineEdits.edits(from: ours, to: bytes) }
}
