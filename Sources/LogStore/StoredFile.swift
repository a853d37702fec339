internal import MarkdownAST
public import SystemPackage

/// The bytes of a file as they were at one moment, with what is needed to put others in their place.
///
/// The file was a regular file and did not change while it was read. ``replace(with:)`` writes only over this very state.
///
/// ```swift
/// let file = try StoredFile(reading: "FAILURE_LOG.md")
/// let document = try Document(parsing: SourceText(file.bytes))
/// try file.replace(with: LogFormatter().format(document).document.source.bytes)
/// ```
public struct StoredFile: Sendable {
    /// The path as the caller gave it; messages name the file so.
    public let path: FilePath

    /// The absolute path of the file itself, behind any symbolic links. Equal for two names of one file, hard links aside.
    public let realPath: FilePath

    /// The contents.
    public let bytes: [UInt8]

    /// The state that was read.
    let stamp: FileStamp

    /// The status that a replacement takes over: mode and owner.
    let status: Stat

    /// Reads a file.
    ///
    /// Symbolic links are followed. A pipe or a device is refused before it is opened, so reading never waits.
    ///
    /// - Parameters:
    ///   - path: the file.
    ///   - sizeLimit: the largest size accepted, in bytes.
    /// - Throws: ``StoreError``
    /// - Complexity: O(n) in the bytes of the file.
    public init(reading path: FilePath, sizeLimit: Int = Self.sizeLimit) throws(StoreError) {
        self.path = path
        let contents = try Contents(of: path, sizeLimit: sizeLimit)
        (realPath, bytes, stamp, status) = (
            contents.realPath, contents.bytes, contents.stamp, contents.status
        )
    }

    /// The largest file that is read unless the caller says otherwise: what `SourceText` accepts.
    public static let sizeLimit = SourceText.maximumSize

    /// Puts other bytes in the place of the file, entirely or not at all.
    ///
    /// They are written to a temporary file in the same directory, which takes over mode and owner (the owner as far as the process
    /// may), is synced, and renamed over the file behind any symbolic link. Whatever the moment of a crash, the file has
    /// either its old or its new contents. Hard links of the file keep the old contents.
    ///
    /// - Throws: ``StoreError``; the temporary file is then removed.
    /// - Complexity: O(n) in the bytes, and the disk's time to sync them.
    public func replace(with bytes: [UInt8]) throws(StoreError) {
        try holdingInterrupts { () throws(StoreError) in
            var replacement = try Replacement(of: self)
            try replacement.write(bytes)
            try replacement.commit()
        }
    }
}
