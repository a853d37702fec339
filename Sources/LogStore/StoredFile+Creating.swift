public import SystemPackage

extension StoredFile {
    /// Makes a file that does not exist, entirely or not at all.
    ///
    /// The bytes are written to a temporary file in the same directory, which is synced and then given the name. Another
    /// file that has taken the name in the meantime stays as it is.
    ///
    /// - Throws: ``StoreError/exists(_:)`` if there is something of that name, be it a symbolic link that leads nowhere;
    ///   ``StoreError/unwritable(_:_:)``
    /// - Complexity: O(n) in the bytes, and the disk's time to sync them.
    public static func make(_ path: FilePath, with bytes: [UInt8]) throws(StoreError) {
        try holdingInterrupts { () throws(StoreError) in
            do throws(Errno) {
                try NewFile.make(path, with: bytes)
            } catch .fileExists {
                throw .exists(path)
            } catch {
                throw .unwritable(path, error)
            }
        }
    }
}

/// A file on its way to its name.
private enum NewFile {
    static func make(_ path: FilePath, with bytes: [UInt8]) throws(Errno) {
        guard (try? Stat(path, followTargetSymlink: false)) == nil else { throw .fileExists }
        let parent = path.removingLastComponent()
        let directory: FilePath = parent.isEmpty ? "." : parent
        let (temporary, descriptor) = try Replacement.makeTemporary(
            in: directory,
            permissions: [.ownerReadWrite, .groupReadWrite, .otherReadWrite]
        )
        defer { try? temporary.remove() }
        do throws(Errno) {
            try Errno.typed { _ = try descriptor.writeAll(bytes) }
            try descriptor.synchronize()
        } catch {
            try? descriptor.close()
            throw error
        }
        try Errno.typed { try descriptor.close() }
        try temporary.link(to: path)
    }
}
