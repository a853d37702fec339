internal import SystemPackage

/// New contents for a file, on their way: a temporary file beside it that exists from ``init(of:)`` to ``commit()``, and is removed
/// when the replacement goes out of scope without one.
///
/// The steps are apart so that a change to several files can prepare all of them before it commits the first.
struct Replacement: ~Copyable {
    private let file: StoredFile
    private let temporary: FilePath
    private let descriptor: FileDescriptor
    private var isOpen = true
    private var isPending = true

    /// Creates the temporary file.
    ///
    /// - Throws: ``StoreError/readOnly(_:)`` if nobody may write the file. Root may write any file, so the permission bits are asked as well
    ///   as the system; ``StoreError/unwritable(_:_:)``
    init(of file: StoredFile) throws(StoreError) {
        self.file = file
        let anyoneMayWrite: FilePermissions = [.ownerWrite, .groupWrite, .otherWrite]
        guard !file.status.permissions.isDisjoint(with: anyoneMayWrite) else { throw .readOnly(file.path) }
        do {
            try file.realPath.checkWritable()
            (temporary, descriptor) = try Self.makeTemporary(in: file.realPath.removingLastComponent())
        } catch .permissionDenied where (try? file.realPath.checkWritable()) == nil {
            throw .readOnly(file.path)
        } catch {
            throw .unwritable(file.path, error)
        }
    }

    deinit {
        if isOpen { try? descriptor.close() }
        if isPending { try? temporary.remove() }
    }

    /// Fills the temporary file, gives it the mode and owner of the file, and waits for the disk.
    mutating func write(_ bytes: [UInt8]) throws(StoreError) {
        do throws(Errno) {
            try Errno.typed { _ = try descriptor.writeAll(bytes) }
            try takeOverOwnerAndMode()
            try descriptor.synchronize()
            isOpen = false
            try Errno.typed { try descriptor.close() }
        } catch {
            throw .unwritable(file.path, error)
        }
    }

    /// Renames the temporary file over the file, if that is still the one that was read.
    mutating func commit() throws(StoreError) {
        guard let status = try? Stat(file.realPath, followTargetSymlink: false),
            FileStamp(status) == file.stamp
        else { throw .changed(file.path) }
        do throws(Errno) {
            try temporary.rename(to: file.realPath)
        } catch {
            throw .unwritable(file.path, error)
        }
        isPending = false
        do throws(Errno) {
            let directory = try Errno.typed {
                try FileDescriptor.open(
                    file.realPath.removingLastComponent(),
                    .readOnly,
                    options: [.directory, .closeOnExec]
                )
            }
            defer { try? directory.close() }
            try directory.synchronize()
        } catch .invalidArgument, .notSupported, .permissionDenied {
            // File systems that cannot sync a directory, and directories that may be written but not read.
        } catch {
            throw .notDurable(file.path, error)
        }
    }

    private func takeOverOwnerAndMode() throws(Errno) {
        let own = try Stat(descriptor)
        let wanted = file.status
        var permissions = wanted.permissions
        if own.userID != wanted.userID || own.groupID != wanted.groupID {
            do throws(Errno) {
                try descriptor.setOwner(user: wanted.userID.rawValue, group: wanted.groupID.rawValue)
            } catch {
                // Only root may give files away. What runs with the rights of its owner must not get another.
                permissions.subtract([.setUserID, .setGroupID])
            }
        }
        try descriptor.setPermissions(permissions)
    }

    /// Makes a file with a name that no other file has.
    static func makeTemporary(
        in directory: FilePath,
        permissions: FilePermissions = .ownerReadWrite
    ) throws(Errno) -> (FilePath, FileDescriptor) {
        // The name is short, whatever the file's own length, and hidden from directory listings.
        for _ in 0..<100 {
            let path = directory.appending(
                ".bizlog-\(String(UInt64.random(in: .min ... .max), radix: 36)).tmp")
            do throws(Errno) {
                let descriptor = try Errno.typed {
                    try FileDescriptor.open(
                        path,
                        .writeOnly,
                        options: [.create, .exclusiveCreate, .noFollow, .closeOnExec],
                        permissions: permissions
                    )
                }
                return (path, descriptor)
            } catch .fileExists {
                continue
            }
        }
        throw .fileExists
    }
}
