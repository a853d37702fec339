public import MarkdownAST

/// A file of a family in the three versions that are to be merged.
///
/// The versions are texts: what all of them have alike need not be parsed, see ``FamilyMerge``.
public struct MergeFile: Sendable {
    /// The path by which decisions and conflicts name the file.
    public let path: String

    /// The version that both sides began with; nil if the file is new on both sides.
    public let base: SourceText?

    /// Our version, which the edits are for.
    public let ours: SourceText

    /// Their version.
    public let theirs: SourceText

    /// Whether the merge may change the file. git asks a merge driver only for files that both sides have changed: what the others of the
    /// family hold stays, and decisions have to keep to it.
    public let isEditable: Bool

    /// The versions that are parsed already.
    private var logs: [Version: LogDocument] = [:]

    enum Version {
        case base, ours, theirs
    }

    /// Makes a file of a family.
    public init(
        path: String, base: SourceText?, ours: SourceText, theirs: SourceText, isEditable: Bool = true
    ) {
        (self.path, self.base, self.ours, self.theirs) = (path, base, ours, theirs)
        self.isEditable = isEditable
    }

    /// Makes a file of a family whose versions are parsed already.
    public init(
        path: String, base: LogDocument?, ours: LogDocument, theirs: LogDocument, isEditable: Bool = true
    ) {
        self.init(
            path: path, base: base?.document.source, ours: ours.document.source,
            theirs: theirs.document.source, isEditable: isEditable)
        logs[.base] = base
        logs[.ours] = ours
        logs[.theirs] = theirs
    }

    /// A version as a log, an empty one if there is none.
    ///
    /// - Throws: `ParseError` if it cannot be parsed.
    /// - Complexity: O(n) in the bytes of the version if it is not parsed already
    func log(_ version: Version) throws(ParseError) -> LogDocument {
        if let log = logs[version] { return log }
        switch version {
        case .base:
            guard let base else { return try LogDocument(parsing: "") }
            return try LogDocument(parsing: base)
        case .ours: return try LogDocument(parsing: ours)
        case .theirs: return try LogDocument(parsing: theirs)
        }
    }
}
