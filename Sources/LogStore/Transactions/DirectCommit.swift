internal import SystemPackage

/// A change to a single file needs no journal, since one call of the system makes it.
enum DirectCommit {
    /// Makes a change, in a directory that is locked.
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
            // With a conflict it has what somebody wrote meanwhile.
            if case .conflict = error {} else { temporary.discard() }
            throw error
        }
        do throws(Errno) { try directory.synchronizeInTheEnd() } catch { throw .notDurable(path, error) }
    }
}

extension FilePath {
    /// Removes a file that only stands in the way, at the second try if need be. Otherwise the next writer does.
    fileprivate func discard() {
        do throws(Errno) { try removeIfPresent() } catch { try? removeIfPresent() }
    }
}
