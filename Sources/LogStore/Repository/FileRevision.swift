public import LogModel
public import SystemPackage

/// The old and the new contents of a file that was changed, or would be.
public struct FileRevision: Sendable, Hashable {
    /// The path of the file.
    public let path: FilePath

    /// The old contents; empty if the file is made.
    public let old: [UInt8]

    /// The new contents.
    public let new: [UInt8]

    /// The edits from the old to the new contents; empty if nothing changes.
    public let edits: [TextEdit]

    /// Whether the file is new.
    public let isNew: Bool
}
