internal import SystemPackage

/// Changes a single file. One system call does it, so no journal is needed.
enum SingleFileCommit {
    /// Makes a change in a locked directory.
    static func commit(_ placed: PlacedChange, in directory: LockedDirectory) throws(StoreError) {
        let path = placed.change.path
        if case .replace(let file, _) = placed.change { try file.checkReplaceable() }
        try placed.check()
        let temporary = directory.temporaryPath
        do throws(StoreError) {
            do throws(Errno) { try temporary.removeIfPresent() } catch { throw .unwritable(path, error) }
            try placed.write(to: temporary)
            try placed.check()
            try placed.move(from: temporary, earlier: temporary)
            temporary.discard()
        } catch {
            // In a conflict the temporary file has what another program wrote meanwhile.
            if case .conflict = error {} else { temporary.discard() }
            throw error
        }
        do throws(Errno) { try directory.synchronizeInTheEnd() } catch { throw .notDurable(path, error) }
    }
}

extension FilePath {
    /// Removes a temporary file, with a second attempt if needed. If both fail, the next writer removes it.
    fileprivate func discard() {
        do throws(Errno) { try removeIfPresent() } catch { try? removeIfPresent() }
    }
}
