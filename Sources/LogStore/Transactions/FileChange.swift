internal import MarkdownAST
public import SystemPackage

/// What a transaction does to one file.
public enum FileChange: Sendable {
    /// Other bytes take the place of those that were read. Behind a symbolic link the file itself is replaced; mode and owner stay.
    case replace(StoredFile, with: [UInt8])
    /// A file comes into being. What has its name stays as it is, and then nothing else is done either.
    case make(FilePath, with: [UInt8])
    /// A file goes, if it is still what was read. Behind a symbolic link the file itself goes.
    case remove(StoredFile)

    /// The file, as the caller named it.
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

    /// Whether anything would be different.
    var isChange: Bool {
        switch self {
        case .replace(let file, let bytes): file.bytes != bytes
        case .make, .remove: true
        }
    }
}

extension FileChange {
    /// Makes sure that neither what is replaced nor what takes its place holds the marks of an unfinished merge. All that is written
    /// comes by here, whatever verb it is for.
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
            // What is no text holds no marks.
        }
    }
}

/// A change with the place at which it happens.
struct PlacedChange: Sendable {
    let change: FileChange
    /// The absolute path of the directory, without symbolic links.
    let directory: FilePath
    let name: FilePath.Component

    /// Finds the place.
    ///
    /// - Throws: ``StoreError/unwritable(_:_:)`` if the directory of a new file does not exist or its name is none;
    ///   ``StoreError/forbidden(_:)``, ``StoreError/unmerged(_:_:)``
    init(_ change: FileChange) throws(StoreError) {
        self.change = change
        try change.requireMerged()
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
        // What git keeps there it runs, or trusts.
        guard place.components.allSatisfy({ $0.string.lowercased() != ".git" }) else {
            throw .forbidden(change.path)
        }
    }

    /// The file's own path.
    var target: FilePath { directory.appending(name) }

    /// Makes sure that the file is what was read, or for a new one that there is nothing.
    ///
    /// - Parameter ignoringNames: whether the file has got a second name since, which changes its status and not its contents.
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

    /// Makes sure that the place is still what its path says and lies where it may. To be called under the directory's lock.
    ///
    /// - Throws: ``StoreError/changed(_:)``, ``StoreError/outside(_:realPath:boundary:)``
    func checkPlace(within boundary: Boundary?) throws(StoreError) {
        let now: FilePath
        do throws(Errno) { now = try directory.resolved() } catch { throw .unwritable(change.path, error) }
        guard now == directory else { throw .changed(change.path) }
        for boundary in [boundary, change.boundary] {
            guard let boundary else { continue }
            try boundary.check(target, for: change.path)
            // Nothing is removed by itself but what waits in a queue.
            if case .remove = change, !PendingQueue.isQueue(directory) {
                throw .outside(change.path, realPath: target, boundary: boundary)
            }
        }
    }

    /// Writes the new contents to a file of their own and waits for the disk; nothing for a removal.
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
