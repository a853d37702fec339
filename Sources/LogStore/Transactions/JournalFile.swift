internal import SystemPackage

/// Reads and writes the journal of a directory.
enum JournalFile {
    /// The contents of the file with the name of a journal.
    enum Contents {
        case nothing
        /// A journal that this user's process wrote into this file.
        case own(Journal)
        /// Any other contents, which are ignored.
        case foreign
    }

    /// The longest journal that is read, in bytes. One with ``Journal/maximumSteps`` long names is shorter.
    private static let sizeLimit = 1 << 25

    /// Whether a file has the name of a journal. One system call.
    static func exists(in directory: FilePath) -> Bool { directory.appending(Journal.name).status != nil }

    /// Reads the journal. If the file is not this user's, or the journal was not written in it, only its
    /// beginning is read.
    static func read(in directory: FilePath) throws(StoreError) -> Contents {
        let path = directory.appending(Journal.name)
        guard let status = path.status else { return .nothing }
        guard status.type == .regular else { return .foreign }
        do throws(Errno) {
            let descriptor = try Errno.typed {
                try FileDescriptor.open(path, .readOnly, options: [.noFollow, .nonBlocking, .closeOnExec])
            }
            defer { try? descriptor.close() }
            let status = try Errno.typed { try Stat(descriptor) }
            // A copy of a directory made with hard links contains the very same file.
            guard status.type == .regular, status.linkCount == 1, status.userID.rawValue == effectiveUserID,
                status.size <= Int64(sizeLimit)
            else { return .foreign }
            let origin = try FileOrigin(of: descriptor, in: directory)
            let beginning = Journal.beginning(of: origin)
            let start = try descriptor.readToEnd(limit: beginning.count - 1)
            guard start.elementsEqual(beginning) else { return .foreign }
            let rest = try descriptor.readToEnd(limit: sizeLimit)
            guard let journal = Journal(start + rest, of: origin) else { return .foreign }
            return .own(journal)
        } catch .noSuchFileOrDirectory {
            return .nothing
        } catch .permissionDenied, .tooManySymbolicLinkLevels {
            return .foreign
        } catch {
            throw .unreadable(path, error)
        }
    }
}

extension FilePath {
    /// Writes a journal to a new file with this name and waits until it is on the disk.
    func make(_ journal: Journal, in directory: FilePath) throws(Errno) {
        try makeFile(failing: { $0 }) { descriptor throws(Errno) in
            try descriptor.write(all: journal.bytes(of: try FileOrigin(of: descriptor, in: directory)))
        }
    }
}
