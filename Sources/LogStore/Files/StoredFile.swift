internal import MarkdownAST
public import SystemPackage

/// The contents of a file in one state, and what is needed to replace them.
///
/// The file is a regular file and did not change while it was read. ``replace(with:)`` writes only if the
/// file is still in this state.
///
/// ```swift
/// let file = try StoredFile(reading: "FAILURE_LOG.md")
/// let document = try Document(parsing: file.bytes)
/// try file.replace(with: LogFormatter().format(document).document.source.bytes)
/// ```
public struct StoredFile: Sendable {
    /// The path as the caller gave it; messages use it.
    public let path: FilePath

    /// The absolute path of the file itself, with symbolic links resolved. Two paths of one file have the
    /// same real path, hard links aside.
    public let realPath: FilePath

    /// The contents.
    public let bytes: [UInt8]

    /// The state that was read.
    let stamp: FileStamp

    /// The status of the file, from which a replacement takes mode and owner.
    let status: Stat

    /// Where the file must lie; nil for anywhere.
    package let boundary: Boundary?

    /// Reads a file.
    ///
    /// Symbolic links are followed. A pipe or a device is refused without opening it, so reading never blocks
    /// on one. It waits only for a transaction in the file's directory, and ends one that another process
    /// left unfinished.
    ///
    /// - Parameters:
    ///   - path: the file.
    ///   - sizeLimit: the largest accepted size, in bytes.
    ///   - boundary: where the file must lie, with symbolic links resolved, now and when it is replaced; nil
    ///     for a file that the user has named.
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

    /// Reads a file if there is one.
    ///
    /// - Throws: ``StoreError``; not for a file that does not exist.
    package static func ifPresent(
        _ path: FilePath, within boundary: Boundary?
    ) throws(StoreError) -> StoredFile? {
        do throws(StoreError) { return try StoredFile(reading: path, within: boundary) } catch .missing {
            return nil
        }
    }

    /// Reads a file whose directory the caller has locked.
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

    /// The default size limit in bytes, which is that of `SourceText`.
    public static let sizeLimit = SourceText.maximumSize

    /// Replaces the contents of the file, entirely or not at all.
    ///
    /// The bytes are written to a temporary file in the same directory, which takes over mode and owner (the
    /// owner only if the process may set it), is synced, and is renamed over the file; a symbolic link stays.
    /// Whenever a crash happens, the file has either its old or its new contents. Other hard links to the
    /// file keep the old contents. If the bytes are the same, nothing is written.
    ///
    /// - Throws: ``StoreError``; the temporary file is then removed.
    /// - Complexity: O(n) in the bytes, and the time that the disk takes to sync them.
    public func replace(with bytes: [UInt8]) throws(StoreError) {
        try Transaction.commit([.replace(self, with: bytes)])
    }

    /// Checks that the file may be replaced, as far as that can be known in advance.
    ///
    /// - Throws: ``StoreError/readOnly(_:)`` if the process may not write the file, or the mode lets nobody
    ///   write it. The mode is checked as well because root may write any file.
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

    /// Creates a new file, entirely or not at all.
    ///
    /// The bytes are written to a temporary file in the same directory, which is synced and then linked to
    /// the name. A file that has got the name in the meantime is left alone.
    ///
    /// - Parameters:
    ///   - path: the file.
    ///   - bytes: its contents.
    ///   - boundary: where the file must lie; nil for a file that the user has named.
    /// - Throws: ``StoreError/exists(_:)`` if the path exists, even as a dangling link;
    ///   ``StoreError/unwritable(_:_:)``, ``StoreError/outside(_:realPath:boundary:)``
    /// - Complexity: O(n) in the bytes, and the time that the disk takes to sync them.
    public static func make(
        _ path: FilePath,
        with bytes: [UInt8],
        within boundary: Boundary? = nil
    ) throws(StoreError) {
        try Transaction.commit([.make(path, with: bytes)], within: boundary)
    }
}
