/// A file of a family in the three versions that are to be merged.
public struct MergeFile: Sendable {
    /// The path by which decisions and conflicts name the file.
    public let path: String

    /// The version that both sides began with; nil if the file is new on both sides.
    public let base: LogDocument?

    /// Our version, which the edits are for.
    public let ours: LogDocument

    /// Their version.
    public let theirs: LogDocument

    /// Whether the merge may change the file. git asks a merge driver only for files that both sides have changed: what the others of the
    /// family hold stays, and decisions have to keep to it.
    public let isEditable: Bool

    /// Makes a file of a family.
    public init(
        path: String, base: LogDocument?, ours: LogDocument, theirs: LogDocument, isEditable: Bool = true
    ) {
        (self.path, self.base, self.ours, self.theirs) = (path, base, ours, theirs)
        self.isEditable = isEditable
    }
}
