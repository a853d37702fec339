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

    /// Puts a file back as it was, whatever of the step was done. The second time there is nothing left to do.
    ///
    /// - Throws: ``StoreError/conflict(_:earlier:)`` if somebody has changed the file since.
    func undo(_ step: Int) throws(StoreError) {
        do throws(Errno) {
            switch journal.steps[step].action {
            case .replace(let mark):
                // The temporary file is there until it takes the file's name.
                if temporary(step).status == nil { try restore(step, over: mark) }
                try backup(step).removeIfPresent()
            case .make(let mark):
                // The file and the temporary one are the same until the latter goes.
                if let made = temporary(step).status, let file = target(step).status,
                    FileIdentity(made) == FileIdentity(file), target(step).has(mark)
                {
                    try target(step).removeIfPresent()
                }
            case .remove:
                try restore(step, over: nil)
            }
            try temporary(step).removeIfPresent()
        } catch .fileExists {
            throw .conflict(target(step), earlier: backup(step))
        } catch {
            throw .notUndone(target(step), error)
        }
    }

    /// Gives a backup its name again, unless something else has it: something that is not what the transaction wrote.
    private func restore(_ step: Int, over mark: ContentMark?) throws(Errno) {
        let (target, backup) = (target(step), backup(step))
        guard let earlier = backup.status else { return }
        if let file = target.status {
            if FileIdentity(file) == FileIdentity(earlier) { return try backup.remove() }
            guard let mark, target.has(mark) else { throw .fileExists }
        }
        try backup.rename(to: target)
    }

    /// Removes what is left of a step that is done.
    func discard(_ step: Int) throws(Errno) {
        switch journal.steps[step].action {
        case .replace, .remove: try backup(step).removeIfPresent()
        case .make: try temporary(step).removeIfPresent()
        }
    }
}

extension FilePath {
    /// Whether the file holds certain contents.
    fileprivate func has(_ mark: ContentMark) -> Bool {
        guard let status, status.type == .regular, Int(status.size) == mark.size,
            let descriptor = try? FileDescriptor.open(self, .readOnly, options: [.noFollow, .closeOnExec])
        else { return false }
        defer { try? descriptor.close() }
        guard let bytes = try? descriptor.readToEnd(limit: mark.size) else {
            return false
        }
        return ContentMark(bytes) == mark
    }
}
