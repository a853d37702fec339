internal import SystemPackage

/// A directory that takes part in a transaction: locked, with what its journal says.
struct Participant: Sendable {
    let directory: LockedDirectory
    let journal: Journal

    var journalPath: FilePath { directory.path.appending(Journal.name) }
    var donePath: FilePath { directory.path.appending(journal.done) }
    func target(_ step: Int) -> FilePath { directory.path.appending(journal.steps[step].name) }
    func temporary(_ step: Int) -> FilePath { directory.path.appending(journal.temporary(step)) }
    func backup(_ step: Int) -> FilePath { directory.path.appending(journal.backup(step)) }

    /// What is to be done to a file so that it is as it was before a step.
    enum Undo {
        /// It is as it was.
        case nothing
        /// A file has its earlier state and takes its name.
        case restore(FilePath)
        /// It was made by the step and goes.
        case remove
    }

    /// Finds out what was done of a step, and changes nothing.
    ///
    /// - Throws: ``StoreError/conflict(_:earlier:)`` if somebody has changed the file since.
    func undo(_ step: Int) throws(StoreError) -> Undo {
        let (target, temporary, backup) = (target(step), temporary(step), backup(step))
        switch journal.steps[step].action {
        case .replace(let mark): return try undoReplacement(target, temporary, backup, mark)
        case .make(let mark):
            guard target.has(mark) else { return .nothing }
            // The temporary file is another name of the new one, or has become it.
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
        _ mark: ContentMark
    ) throws(StoreError) -> Undo {
        if temporary.status != nil {
            // Once the files have swapped their names, the temporary one is what stood in the file's place.
            if temporary.has(mark) { return .nothing }
            if target.has(mark) { return .restore(temporary) }
            // A temporary file is whole when there is a backup, so this one is the earlier state, and somebody has changed the file.
            if backup.status == nil || target.status == nil || backup.isFile(target) { return .nothing }
            throw .conflict(target, earlier: temporary.isFile(backup) ? backup : temporary)
        }
        guard backup.status != nil, !backup.isFile(target) else { return .nothing }
        guard target.status == nil || target.has(mark) else { throw .conflict(target, earlier: backup) }
        return .restore(backup)
    }

    /// Puts a file back as it was. It can be cut short at any call, and is then found out and done again.
    func perform(_ undo: Undo, _ step: Int) throws(StoreError) {
        let (target, temporary, backup) = (target(step), temporary(step), backup(step))
        do throws(Errno) {
            switch undo {
            case .nothing: try backup.removeIfPresent()
            case .remove: try target.removeIfPresent()
            case .restore(let earlier):
                // What the backup has is in the temporary file as well, or older than that.
                if earlier == temporary { try backup.removeIfPresent() }
                try earlier.rename(to: target)
            }
            try temporary.removeIfPresent()
        } catch {
            throw .notUndone(target, error)
        }
    }

    /// Removes what is left of a step that is done.
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

    /// Whether there is a regular file with certain contents.
    fileprivate func has(_ mark: ContentMark) -> Bool {
        guard let status, status.type == .regular, Int(status.size) == mark.size,
            let descriptor = try? FileDescriptor.open(
                self, .readOnly, options: [.noFollow, .nonBlocking, .closeOnExec])
        else { return false }
        defer { try? descriptor.close() }
        guard let bytes = try? descriptor.readToEnd(limit: mark.size) else {
            return false
        }
        return ContentMark(bytes) == mark
    }
}
