internal import SystemPackage

// The calls by which a change takes effect. Other programs do not take locks, so the file that a call has put
// aside is checked afterwards. If it was edited after the last check, it is put back and the change fails.
extension PlacedChange {
    /// Makes the change.
    ///
    /// - Parameters:
    ///   - temporary: the file with the new contents. Afterwards it may exist, with the file's earlier
    ///     contents.
    ///   - earlier: the path to which a removed file is renamed.
    /// - Throws: ``StoreError/changed(_:)`` if the file was not as it was read; it is back in place then.
    ///   ``StoreError/exists(_:)``, ``StoreError/unwritable(_:_:)``; ``StoreError/conflict(_:earlier:)`` if
    ///   an edit could not be put back.
    func move(from temporary: FilePath, earlier: FilePath) throws(StoreError) {
        switch change {
        case .replace(let file, _):
            let isExchanged = try perform { () throws(Errno) in
                if try temporary.exchange(with: target) { return true }
                try temporary.rename(to: target)
                return false
            }
            guard isExchanged else { return }
            try confirm(temporary, is: file) { () throws(Errno) in
                _ = try temporary.exchange(with: target)
            }
        case .make:
            try perform { () throws(Errno) in
                do throws(Errno) {
                    try temporary.link(to: target)
                } catch .notPermitted, .notSupported, .tooManyLinks {
                    try temporary.rename(toFree: target)
                }
            }
        case .remove(let file):
            try perform { () throws(Errno) in try target.rename(to: earlier) }
            try confirm(earlier, is: file) { () throws(Errno) in try earlier.rename(toFree: target) }
        }
    }

    private func perform<Value>(_ call: () throws(Errno) -> Value) throws(StoreError) -> Value {
        do throws(Errno) {
            return try call()
        } catch .fileExists {
            throw .exists(change.path)
        } catch {
            throw .unwritable(change.path, error)
        }
    }

    /// Checks that the file put aside is the one that was read; otherwise puts it back, with a second attempt
    /// if needed.
    private func confirm(
        _ earlier: FilePath,
        is file: StoredFile,
        puttingBack: () throws(Errno) -> Void
    ) throws(StoreError) {
        if let status = earlier.status, FileStamp(status).hasContents(of: file.stamp) { return }
        do throws(Errno) {
            do throws(Errno) { try puttingBack() } catch { try puttingBack() }
        } catch {
            throw .conflict(change.path, earlier: earlier)
        }
        throw .changed(change.path)
    }
}
