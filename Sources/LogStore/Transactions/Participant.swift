internal import SystemPackage

/// A locked directory that takes part in a transaction, with its journal.
struct Participant: Sendable {
    let directory: LockedDirectory
    let journal: Journal

    var journalPath: FilePath { directory.path.appending(Journal.name) }
    var donePath: FilePath { directory.path.appending(journal.done) }
    func target(_ step: Int) -> FilePath { directory.path.appending(journal.steps[step].name) }
    func temporary(_ step: Int) -> FilePath { directory.path.appending(journal.temporary(step)) }
    func backup(_ step: Int) -> FilePath { directory.path.appending(journal.backup(step)) }

    /// How to restore a file to its state before a step.
    enum Undo {
        /// The file is unchanged.
        case nothing
        /// A temporary file or backup has the earlier state and is renamed to the file.
        case restore(FilePath)
        /// The step made the file, so it is removed.
        case remove
    }

    /// Finds out how far a step went, without changing anything.
    ///
    /// - Throws: ``StoreError/conflict(_:earlier:)`` if another program has changed the file since.
    func undo(_ step: Int) throws(StoreError) -> Undo {
        let (target, temporary, backup) = (target(step), temporary(step), backup(step))
        switch journal.steps[step].action {
        case .replace(let digest): return try undoReplacement(target, temporary, backup, digest)
        case .make(let digest):
            guard target.has(digest) else { return .nothing }
            // The temporary file is a second name of the new file, or was renamed to it.
            return temporary.isFile(target) || temporary.status == nil ? .remove : .nothing
        case .remove:
            guard backup.status != nil, !backup.isFile(target) else { return .nothing }
            guard target.status == nil else { throw .conflict(target, earlier: backup) }
            return .restore(backup)
        }
    }

    private func undoReplacement(
        _ target: FilePath,
        _ temporary: FilePath,
        _ backup: FilePath,
        _ digest: ContentDigest
    ) throws(StoreError) -> Undo {
        if temporary.status != nil {
            // After the swap, the temporary name has the earlier file.
            if temporary.has(digest) { return .nothing }
            if target.has(digest) { return .restore(temporary) }
            // A backup is made after the temporary file is complete. So the temporary name has the earlier
            // file here, and another program has changed the file.
            if backup.status == nil || target.status == nil || backup.isFile(target) { return .nothing }
            throw .conflict(target, earlier: temporary.isFile(backup) ? backup : temporary)
        }
        guard backup.status != nil, !backup.isFile(target) else { return .nothing }
        guard target.status == nil || target.has(digest) else { throw .conflict(target, earlier: backup) }
        return .restore(backup)
    }

    /// Restores a file. Interrupted at any call, it can be repeated.
    func perform(_ undo: Undo, _ step: Int) throws(StoreError) {
        let (target, temporary, backup) = (target(step), temporary(step), backup(step))
        do throws(Errno) {
            switch undo {
            case .nothing: try backup.removeIfPresent()
            case .remove: try target.removeIfPresent()
            case .restore(let earlier):
                // The backup is the same file as the temporary one, or older.
                if earlier == temporary { try backup.removeIfPresent() }
                try earlier.rename(to: target)
            }
            try temporary.removeIfPresent()
        } catch {
            throw .notUndone(target, error)
        }
    }

    /// Removes the temporary file and the backup of a step that is done.
    func discard(_ step: Int) throws(Errno) {
        switch journal.steps[step].action {
        case .replace:
            try backup(step).removeIfPresent()
            try temporary(step).removeIfPresent()
        case .remove: try backup(step).removeIfPresent()
        case .make: try temporary(step).removeIfPresent()
        }
    }
}

extension FilePath {
    /// Whether both paths name the same regular file.
    fileprivate func isFile(_ other: FilePath) -> Bool {
        guard let status, let other = other.status else { return false }
        return status.type == .regular && FileIdentity(status) == FileIdentity(other)
    }

    /// Whether the path is a regular file with these contents.
    fileprivate func has(_ digest: ContentDigest) -> Bool {
        guard let status, status.type == .regular, Int(status.size) == digest.size,
            let descriptor = try? FileDescriptor.open(
                self, .readOnly, options: [.noFollow, .nonBlocking, .closeOnExec])
        else { return false }
        defer { try? descriptor.close() }
        guard let bytes = try? descriptor.readToEnd(limit: digest.size) else {
            return false
        }
        return ContentDigest(bytes) == digest
    }
}
