internal import SystemPackage

extension FilePath {
    /// Makes a file of this name with its contents, and waits until they are on the disk. On an error it may be there in part.
    ///
    /// - Parameter other: the file whose mode and owner it takes over, the owner as far as the process may; nil for a new file's usual mode.
    func make(with bytes: [UInt8], like other: Stat?) throws(Errno) {
        let everyone: FilePermissions = [.ownerReadWrite, .groupReadWrite, .otherReadWrite]
        let descriptor = try DiskCall.createFile(self, permissions: other == nil ? everyone : .ownerReadWrite)
        do throws(Errno) {
            try descriptor.write(all: bytes)
            if let other { try descriptor.takeOverOwnerAndMode(of: other) }
            try descriptor.synchronize()
        } catch {
            try? descriptor.close()
            throw error
        }
        try Errno.typed { try descriptor.close() }
    }
}

extension FileDescriptor {
    fileprivate func takeOverOwnerAndMode(of other: Stat) throws(Errno) {
        let own = try Errno.typed { try Stat(self) }
        var permissions = other.permissions
        if own.userID != other.userID || own.groupID != other.groupID {
            do throws(Errno) {
                try setOwner(user: other.userID.rawValue, group: other.groupID.rawValue)
            } catch {
                // Only root may give files away. What runs with the rights of its owner must not get another.
                permissions.subtract([.setUserID, .setGroupID])
            }
        }
        try setPermissions(permissions)
    }
}
