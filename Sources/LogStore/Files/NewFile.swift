package import SystemPackage

extension FilePath {
    /// Creates the directories above, as far as they are missing.
    ///
    /// - Throws: ``StoreError/unwritable(_:_:)``
    package func makeParents() throws(StoreError) {
        var missing: [FilePath] = []
        var directory = removingLastComponent()
        while !directory.isEmpty, directory.lastComponent != nil, directory.status == nil {
            missing.append(directory)
            directory.removeLastComponent()
        }
        for directory in missing.reversed() {
            do throws(Errno) { try directory.makeDirectory() } catch .fileExists {
            } catch {
                throw .unwritable(directory, error)
            }
        }
    }

    /// Creates a file with this name and waits until it is on the disk. After an error a part of it may be
    /// left.
    ///
    /// - Parameters:
    ///   - permissions: its mode, reduced by the process's umask.
    ///   - body: writes the contents.
    func makeFile<Failure: Error>(
        permissions: FilePermissions = [.ownerReadWrite, .groupReadWrite, .otherReadWrite],
        failing: (Errno) -> Failure,
        _ body: (FileDescriptor) throws(Failure) -> Void
    ) throws(Failure) {
        func perform<Value>(_ call: () throws(Errno) -> Value) throws(Failure) -> Value {
            do throws(Errno) { return try call() } catch { throw failing(error) }
        }
        let descriptor = try perform { () throws(Errno) in
            try DiskCall.createFile(self, permissions: permissions)
        }
        do throws(Failure) {
            try body(descriptor)
            try perform { () throws(Errno) in try descriptor.synchronize() }
        } catch {
            try? descriptor.close()
            throw error
        }
        try perform { () throws(Errno) in try Errno.typed { try descriptor.close() } }
    }

    /// Creates a file with these contents and the default mode of new files.
    func make(with bytes: [UInt8]) throws(Errno) {
        try makeFile(failing: { $0 }) { descriptor throws(Errno) in try descriptor.write(all: bytes) }
    }

    /// Creates a file with these contents and the traits of another one.
    ///
    /// - Throws: ``StoreError/unwritable(_:_:)`` and ``StoreError/notKept(_:_:_:)``, which name `path`.
    func make(with bytes: [UInt8], like other: FilePath, for path: FilePath) throws(StoreError) {
        try makeFile(permissions: .ownerReadWrite, failing: { .unwritable(path, $0) }) {
            descriptor throws(StoreError) in
            do throws(Errno) { try descriptor.write(all: bytes) } catch { throw .unwritable(path, error) }
            let traits: FileTraits
            do throws(Errno) { traits = try FileTraits(of: other) } catch { throw .unwritable(path, error) }
            do throws(FileTraits.Failure) { try traits.apply(to: descriptor) } catch {
                switch error {
                case .lost(let what, let errno): throw .notKept(path, what, errno)
                case .failed(let errno): throw .unwritable(path, errno)
                }
            }
        }
    }
}
