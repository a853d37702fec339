internal import SystemPackage

/// A change to a single file needs no journal, since one call of the system makes it.
enum DirectCommit {
    /// What new contents are called until they have the file's name. Who has the directory's lock owns the name: what is found there
    /// was left by a process that died.
    static let temporaryName: FilePath.Component = ".bizlog-new.tmp"

    /// Makes a change, in a directory that is locked.
    static func commit(_ placed: PlacedChange, in directory: LockedDirectory) throws(StoreError) {
        let path = placed.change.path
        if case .replace(let file, _) = placed.change { try file.checkReplaceable() }
        try placed.check()
        let temporary = directory.path.appending(temporaryName)
        do throws(Errno) {
            do throws(Errno) {
                try placed.write(to: temporary)
            } catch .fileExists {
                try temporary.remove()
                try placed.write(to: temporary)
            }
        } catch {
            temporary.discard()
            throw .unwritable(path, error)
        }
        do throws(StoreError) {
            try placed.check()
            try move(placed, temporary)
        } catch {
            temporary.discard()
            throw error
        }
        do throws(Errno) { try directory.synchronize() } catch { throw .notDurable(path, error) }
    }

    private static func move(_ placed: PlacedChange, _ temporary: FilePath) throws(StoreError) {
        let path = placed.change.path
        do throws(Errno) {
            switch placed.change {
            case .replace: try temporary.rename(to: placed.target)
            case .make:
                try temporary.link(to: placed.target)
                temporary.discard()
            case .remove: try placed.target.remove()
            }
        } catch .fileExists {
            throw .exists(path)
        } catch {
            throw .unwritable(path, error)
        }
    }
}

extension FilePath {
    /// Removes a file that only stands in the way, at the second try if need be. Otherwise the next writer does.
    fileprivate func discard() {
        do throws(Errno) { try removeIfPresent() } catch { try? removeIfPresent() }
    }
}
