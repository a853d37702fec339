public import SystemPackage

/// A temporary file that another program, such as an editor, is to change.
///
/// Only its owner may read it. No other process writes it, so it needs no lock, and nothing depends on it
/// after a crash.
public struct ScratchFile: Sendable {
    /// The path of the file.
    public let path: FilePath

    /// Creates the file.
    ///
    /// - Parameters:
    ///   - directory: the directory in which to create it; its path begins the file's.
    ///   - name: the beginning of the file's name.
    ///   - fileExtension: the end of the name, without a dot.
    ///   - bytes: the contents.
    /// - Throws: ``StoreError/unwritable(_:_:)``
    public init(
        in directory: FilePath,
        named name: String,
        extension fileExtension: String,
        with bytes: [UInt8]
    ) throws(StoreError) {
        let random = String(UInt64.random(in: .min ... .max), radix: 36)
        path = directory.appending("\(name)-\(random).\(fileExtension)")
        do throws(Errno) {
            let descriptor = try DiskCall.createFile(path, permissions: .ownerReadWrite)
            defer { try? descriptor.close() }
            try descriptor.write(all: bytes)
        } catch {
            throw .unwritable(path, error)
        }
    }

    /// Gives a file that another program waits for new contents, all at once.
    ///
    /// Nobody else looks at the file meanwhile, so it needs no lock, and nothing depends on it after a crash of the system.
    ///
    /// - Throws: ``StoreError/unwritable(_:_:)``; the file is then as it was.
    public static func replace(_ path: FilePath, with bytes: [UInt8]) throws(StoreError) {
        let temporary = FilePath(bytes: path.bytes + Array(LockedDirectory.temporaryName.string.utf8))
        do throws(Errno) {
            // What a process has left that died meanwhile.
            try temporary.removeIfPresent()
            let descriptor = try DiskCall.createFile(temporary, permissions: .ownerReadWrite)
            defer { try? descriptor.close() }
            try descriptor.write(all: bytes)
            try temporary.rename(to: path)
        } catch {
            try? temporary.remove()
            throw .unwritable(path, error)
        }
    }

    /// The present contents, even if the other program has replaced the file.
    ///
    /// The directory is shared with other programs, so reading performs no recovery there, whatever journal
    /// it holds.
    ///
    /// - Throws: ``StoreError``
    public func read() throws(StoreError) -> [UInt8] {
        try StoredFile(readingLocked: path, sizeLimit: StoredFile.sizeLimit).bytes
    }

    /// Removes the file. Errors are ignored, since a file that is left does no harm.
    public func remove() { try? path.remove() }
}
