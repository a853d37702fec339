internal import MarkdownAST
public import SystemPackage

/// The bytes of a file as they were at one moment, with what is needed to put others in their place.
///
/// The file was a regular file and did not change while it was read. ``replace(with:)`` writes only over this very state.
///
/// ```swift
/// let file = try StoredFile(reading: "FAILURE_LOG.md")
/// let document = try Document(parsing: file.bytes)
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

    /// Where the file must lie; nil if it may lie anywhere.
    package let boundary: Boundary?

    /// Reads a file.
    ///
    /// Symbolic links are followed. A pipe or a device is refused before it is opened, so reading waits for no one but for a
    /// transaction that is being written in the file's directory. One that another process left unfinished is ended first.
    ///
    /// - Parameters:
    ///   - path: the file.
    ///   - sizeLimit: the largest size accepted, in bytes.
    ///   - boundary: where the file must lie, behind any symbolic links, now and when it is replaced; nil for a file that the user has named.
    /// - Throws: ``StoreError``
    /// - Complexity: O(n) in the bytes of the file.
    public init(
        reading path: FilePath,
        sizeLimit: Int = Self.sizeLimit,
        within boundary: Boundary? = nil
    ) throws(StoreError) {
        let contents = try Contents(
            of: path, sizeLimit: sizeLimit, within: boundary, recovering: DirectoryLocks.timeLimit)
        self.init(path, contents, boundary)
    }

    /// Reads a file whose directory is locked by the caller.
    init(readingLocked path: FilePath, sizeLimit: Int, within boundary: Boundary? = nil) throws(StoreError) {
        let contents = try Contents(of: path, sizeLimit: sizeLimit, within: boundary, recovering: nil)
        self.init(path, contents, boundary)
    }

    private init(_ path: FilePath, _ contents: Contents, _ boundary: Boundary?) {
        self.path = path
        self.boundary = boundary
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
    /// either its old or its new contents. Hard links of the file keep the old contents. Bytes that are the same already are not written.
    ///
    /// - Throws: ``StoreError``; the temporary file is then removed.
    /// - Complexity: O(n) in the bytes, and the disk's time to sync them.
    public func replace(with bytes: [UInt8]) throws(StoreError) {
        try Transaction.commit([.replace(self, with: bytes)])
    }

    /// Makes sure that the file may be replaced, as far as that can be told before.
    ///
    /// - Throws: ``StoreError/readOnly(_:)`` if nobody may write the file, or the process may not. Root may write any file, so the permission
    ///   bits are asked as well as the system.
    public func checkReplaceable() throws(StoreError) {
        let anyoneMayWrite: FilePermissions = [.ownerWrite, .groupWrite, .otherWrite]
        guard !status.permissions.isDisjoint(with: anyoneMayWrite) else { throw .readOnly(path) }
        do throws(Errno) {
            try realPath.checkWritable()
        } catch .permissionDenied {
            throw .readOnly(path)
        } catch {
            throw .unwritable(path, error)
        }
    }

    /// Makes a file that does not exist, entirely or not at all.
    ///
    /// The bytes are written to a temporary file in the same directory, which is synced and then given the name. Another
    /// file that has taken the name in the meantime stays as it is.
    ///
    /// - Parameters:
    ///   - path: the file.
    ///   - bytes: its contents.
    ///   - boundary: where the file must lie; nil for one that the user has named.
    /// - Throws: ``StoreError/exists(_:)`` if there is something of that name, be it a symbolic link that leads nowhere;
    ///   ``StoreError/unwritable(_:_:)``, ``StoreError/outside(_:realPath:boundary:)``
    /// - Complexity: O(n) in the bytes, and the disk's time to sync them.
    public static func make(
        _ path: FilePath,
        with bytes: [UInt8],
        within boundary: Boundary? = nil
    ) throws(StoreError) {
        try Transaction.commit([.make(path, with: bytes)], within: boundary)
    }
}
