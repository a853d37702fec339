internal import SystemPackage

extension StoredFile {
    /// The result of reading a file, all from one state of it.
    struct Contents {
        let realPath: FilePath
        let bytes: [UInt8]
        let stamp: FileStamp
        let status: Stat

        private static let maximumAttempts = 20

        /// Reads a file, and reads it again if it is written meanwhile.
        ///
        /// - Parameters:
        ///   - boundary: where the file must lie; nil for anywhere.
        ///   - recovering: how long to wait for a transaction in the file's directory to end; nil if the
        ///     caller holds the directory's lock.
        init(
            of path: FilePath,
            sizeLimit: Int,
            within boundary: Boundary?,
            recovering timeLimit: Duration?
        ) throws(StoreError) {
            var attempt = 1
            while true {
                do throws(StoreError) {
                    try self.init(ofOneStateOf: path, sizeLimit, boundary, timeLimit)
                    return
                } catch .changed where attempt < Self.maximumAttempts {
                    attempt += 1
                }
            }
        }

        private init(
            ofOneStateOf path: FilePath,
            _ sizeLimit: Int,
            _ boundary: Boundary?,
            _ timeLimit: Duration?
        ) throws(StoreError) {
            var real = try? path.resolved()
            // Checked before recovery may change anything there.
            if let real, let boundary { try boundary.check(real, for: path) }
            if let timeLimit, let directory = real?.removingLastComponent() ?? (try? path.parent.resolved()),
                Recovery.isNeeded(in: directory)
            {
                try Recovery.run(in: directory, timeLimit: timeLimit)
                real = nil
            }
            if let real { realPath = real } else { realPath = try Self.follow(path) }
            if let boundary { try boundary.check(realPath, for: path) }
            let before: Stat
            do throws(Errno) {
                (before, bytes, status) = try Self.read(realPath, sizeLimit: sizeLimit)
            } catch .noSuchFileOrDirectory {
                throw .changed(path)
            } catch {
                throw .unreadable(path, error)
            }
            if let kind = status.type.nameUnlessRegular { throw .notRegular(path, is: kind) }
            guard bytes.count <= sizeLimit else { throw .tooLarge(path, limit: sizeLimit) }
            stamp = FileStamp(status)
            // A file that is replaced meanwhile keeps its contents; one that is written to does not.
            guard stamp.hasContents(of: FileStamp(before)) else { throw .changed(path) }
        }

        private static func follow(_ path: FilePath) throws(StoreError) -> FilePath {
            do {
                return try path.resolved()
            } catch .noSuchFileOrDirectory {
                guard let target = try? path.linkTarget() else { throw .missing(path) }
                throw .danglingLink(path, target: target)
            } catch {
                throw .unreadable(path, error)
            }
        }

        /// Opens only regular files, since opening a pipe waits for its other end.
        private static func read(
            _ path: FilePath,
            sizeLimit: Int
        ) throws(Errno) -> (before: Stat, bytes: [UInt8], after: Stat) {
            let status = try Stat(path)
            guard status.type == .regular else { return (status, [], status) }
            let descriptor = try Errno.typed {
                try FileDescriptor.open(path, .readOnly, options: [.nonBlocking, .closeOnExec])
            }
            defer { try? descriptor.close() }
            let before = try Stat(descriptor)
            let bytes = try descriptor.readToEnd(limit: sizeLimit)
            return (before, bytes, try Stat(descriptor))
        }
    }
}

extension FileType {
    /// The kind of anything but a regular file, for messages; nil for a regular file.
    var nameUnlessRegular: String? {
        switch self {
        case .regular: nil
        case .directory: "a directory"
        case .symbolicLink: "a symbolic link"
        case .fifo: "a pipe"
        case .socket: "a socket"
        case .characterSpecial, .blockSpecial: "a device"
        default: "something else"
        }
    }
}
