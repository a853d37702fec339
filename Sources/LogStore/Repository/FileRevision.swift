public import LogModel
public import SystemPackage

/// What became of one file, or would become of it.
public struct FileRevision: Sendable, Hashable {
    /// The file.
    public let path: FilePath

    /// What it held; empty if the file is made.
    public let old: [UInt8]

    /// What it holds now.
    public let new: [UInt8]

    /// The edits that make the new contents of the old ones; empty if nothing changes.
    public let edits: [TextEdit]

    /// Whether the file is made.
    public let isNew: Bool
}
