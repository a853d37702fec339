internal import MarkdownAST
public import SystemPackage

/// A change to one file.
public enum FileChange: Sendable {
    /// Replaces the contents that were read. A symbolic link stays, and the file behind it is replaced; mode
    /// and owner stay.
    case replace(StoredFile, with: [UInt8])
    /// Creates a file. If the path exists, the whole transaction fails and nothing is changed.
    case make(FilePath, with: [UInt8])
    /// Removes the file if it is still as it was read. A symbolic link stays, and the file behind it is
    /// removed.
    case remove(StoredFile)

    /// The path of the file, as the caller gave it.
    public var path: FilePath {
        switch self {
        case .replace(let file, _), .remove(let file): file.path
        case .make(let path, _): path
        }
    }

    /// Where the file had to lie when it was read; nil for anywhere.
    var boundary: Boundary? {
        switch self {
        case .replace(let file, _), .remove(let file): file.boundary
        case .make: nil
        }
    }

    /// Whether the change has an effect.
    var isChange: Bool {
        switch self {
        case .replace(let file, let bytes): file.bytes != bytes
        case .make, .remove: true
        }
    }
}

extension FileChange {
    /// Checks that neither the old nor the new contents have conflict markers of an unfinished merge. All
    /// writes of all verbs pass through here, but for those that merge.
    ///
    /// - Throws: ``StoreError/unmerged(_:_:)``
    fileprivate func requireMerged() throws(StoreError) {
        switch self {
        case .replace(let file, let bytes):
            try Self.requireMerged(file.bytes, path)
            try Self.requireMerged(bytes, path)
        case .make(_, let bytes): try Self.requireMerged(bytes, path)
        case .remove: break
        }
    }

    private static func requireMerged(_ bytes: [UInt8], _ path: FilePath) throws(StoreError) {
        guard bytes.mayHoldMergeMarks else { return }
        do throws(ParseError) {
            try Document(parsing: bytes).requireMerged()
        } catch .unmerged(let position) {
            throw .unmerged(path, .unmerged(position))
        } catch {
            // Bytes that are not text have no conflict markers.
        }
    }
}

/// A change with the place at which it happens.
struct PlacedChange: Sendable {
    let change: FileChange
    /// The absolute path of the directory, with symbolic links resolved.
    let directory: FilePath
    let name: FilePath.Component

    /// Resolves the place of a change.
    ///
    /// - Throws: ``StoreError/unwritable(_:_:)`` if the directory of a new file does not exist or its last
    ///   component is not a name; ``StoreError/forbidden(_:)``, ``StoreError/unmerged(_:_:)``
    init(_ change: FileChange, acceptsConflicts: Bool = false) throws(StoreError) {
        self.change = change
        if !acceptsConflicts { try change.requireMerged() }
        let place: FilePath
        switch change {
        case .replace(let file, _), .remove(let file): place = file.realPath
        case .make(let path, _):
            guard let name = path.lastComponent, name.kind == .regular else { throw .exists(path) }
            do throws(Errno) {
                place = try path.parent.resolved().appending(name)
            } catch {
                throw .unwritable(path, error)
            }
        }
        guard let name = place.lastComponent else { throw .unwritable(change.path, .isDirectory) }
        self.name = name
        directory = place.removingLastComponent()
        // git trusts or runs the files that it keeps there.
        guard place.components.allSatisfy({ $0.string.lowercased() != ".git" }) else {
            throw .forbidden(change.path)
        }
    }

    /// The path of the file itself.
    var target: FilePath { directory.appending(name) }

    /// Checks that the file is as it was read, or that a new file does not exist yet.
    ///
    /// - Parameter ignoringNames: whether the file may have got a second name since, which changes its status
    ///   but not its contents.
    func check(ignoringNames: Bool = false) throws(StoreError) {
        let status = target.status
        switch change {
        case .make(let path, _):
            if status != nil { throw .exists(path) }
        case .replace(let file, _), .remove(let file):
            guard let status else { throw .changed(file.path) }
            let stamp = FileStamp(status)
            guard ignoringNames ? stamp.hasContents(of: file.stamp) : stamp == file.stamp else {
                throw .changed(file.path)
            }
        }
    }

    /// Checks that the directory is still the one at its path and lies within the boundary. Call it under the
    /// directory's lock.
    ///
    /// - Throws: ``StoreError/changed(_:)``, ``StoreError/outside(_:realPath:boundary:)``
    func checkPlace(within boundary: Boundary?) throws(StoreError) {
        let now: FilePath
        do throws(Errno) { now = try directory.resolved() } catch { throw .unwritable(change.path, error) }
        guard now == directory else { throw .changed(change.path) }
        for boundary in [boundary, change.boundary] {
            guard let boundary else { continue }
            try boundary.check(target, for: change.path)
            // Files are removed automatically only from a queue.
            if case .remove = change, !PendingQueue.isQueue(directory) {
                throw .outside(change.path, realPath: target, boundary: boundary)
            }
        }
    }

    /// Writes the new contents to a temporary file and waits for the disk. Does nothing for a removal.
    ///
    /// - Throws: ``StoreError/unwritable(_:_:)``, ``StoreError/notKept(_:_:_:)``
    func write(to temporary: FilePath) throws(StoreError) {
        switch change {
        case .replace(let file, let bytes): try temporary.make(with: bytes, like: target, for: file.path)
        case .make(let path, let bytes):
            do throws(Errno) { try temporary.make(with: bytes) } catch { throw .unwritable(path, error) }
        case .remove: break
        }
    }
}
