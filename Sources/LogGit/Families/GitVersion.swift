internal import LogModel
internal import LogStore
internal import SystemPackage

/// The files of a repository in one version: those of a commit, some of them perhaps in another state.
struct GitVersion {
    /// The commit; nil if there is none, as before the first one, and then there are no other files.
    let commit: ObjectID?
    private let logs: LogReader
    /// Files that are not as they are in the commit.
    private var others: [FilePath: [UInt8]] = [:]
    /// A folder, and where its files were before.
    private var movedFolder: FilePath?
    private var oldFolder = FilePath()

    init(_ commit: ObjectID?, _ logs: LogReader) { (self.commit, self.logs) = (commit, logs) }

    /// Reads a file from these bytes, whatever the commit has.
    mutating func replace(_ path: FilePath, with bytes: [UInt8]) { others[path] = bytes }

    /// Looks for files of a folder that are not there in another one, from which they were moved.
    mutating func move(_ folder: FilePath, from old: FilePath) { (movedFolder, oldFolder) = (folder, old) }

    /// The bytes of a file; nil if there is none.
    ///
    /// - Parameter path: the path from the top of the repository.
    func bytes(of path: FilePath) throws(GitError) -> [UInt8]? {
        if let bytes = others[path] { return bytes }
        return try object(path)?.bytes
    }

    /// The file as a text; nil if there is none, or it is no text.
    func source(at path: FilePath) throws(GitError) -> SourceText? {
        if let bytes = others[path] { return try? SourceText(bytes) }
        guard let object = try object(path) else { return nil }
        return logs.source(of: object)
    }

    /// The file as a log; nil if there is none, or it cannot be read as text.
    func log(at path: FilePath) throws(GitError) -> LogDocument? {
        if let bytes = others[path] { return try? LogDocument(parsing: bytes) }
        guard let object = try object(path) else { return nil }
        return logs.log(in: object)
    }

    /// What the file says outside of its entries, and some of these; nil if there is no such file, or it cannot be read as text.
    func outline(at path: FilePath) throws(GitError) -> LogDocument? {
        if let bytes = others[path] {
            return (try? SourceText(bytes)).flatMap { try? LogDocument.outline(of: $0) }
        }
        guard let object = try object(path) else { return nil }
        return logs.outline(of: object)
    }

    /// Whether there is a file.
    func holds(_ path: FilePath) throws(GitError) -> Bool {
        if others[path] != nil { return true }
        return try object(path) != nil
    }

    /// The paths of all files that are called as logs are.
    ///
    /// - Complexity: O(n) in the files of the commit; O(1) if it was asked before
    func calledLogs() throws(GitError) -> [FilePath] {
        guard let commit else { return [] }
        return try logs.calledLogs(in: commit)
    }

    private func object(_ path: FilePath) throws(GitError) -> ObjectReader.Object? {
        if let own = try object(standingAt: path) { return own }
        guard let movedFolder, path.removingLastComponent() == movedFolder, let name = path.lastComponent
        else {
            return nil
        }
        return try object(standingAt: oldFolder.appending(name))
    }

    private func object(standingAt path: FilePath) throws(GitError) -> ObjectReader.Object? {
        guard let commit, !path.isEmpty, !path.isAbsolute else { return nil }
        let object = try logs.objects.object(Array("\(commit.hex):".utf8) + path.bytes)
        return object?.kind == .blob ? object : nil
    }

    /// Reads files as logs, each state of a file once.
    final class LogReader {
        let objects: ObjectReader
        private var sources: [ObjectID: SourceText?] = [:]
        private var whole: [ObjectID: LogDocument?] = [:]
        private var outlines: [ObjectID: LogDocument?] = [:]
        private var logsByCommit: [ObjectID: [FilePath]] = [:]

        init(_ objects: ObjectReader) { self.objects = objects }

        func calledLogs(in commit: ObjectID) throws(GitError) -> [FilePath] {
            if let paths = logsByCommit[commit] { return paths }
            let output = try objects.program.output([
                "ls-tree", "-r", "-z", "--name-only", "--full-tree", .object(commit),
            ])
            let paths = output.split(separator: 0).compactMap { bytes -> FilePath? in
                guard bytes.suffix(3).map({ $0 | 0x20 }) == Array(".md".utf8) else { return nil }
                let path = FilePath(bytes: bytes)
                let name = path.lastComponent?.string ?? ""
                let isLog =
                    LogNaming(of: name, isCollection: false) != .other
                    || name.lowercased().contains("failure")
                return isLog ? path : nil
            }
            logsByCommit[commit] = paths
            return paths
        }

        func source(of object: ObjectReader.Object) -> SourceText? {
            if let source = sources[object.id] { return source }
            let source = try? SourceText(object.bytes)
            sources[object.id] = .some(source)
            return source
        }

        func log(in object: ObjectReader.Object) -> LogDocument? {
            if let log = whole[object.id] { return log }
            let log = source(of: object).flatMap { try? LogDocument(parsing: $0) }
            whole[object.id] = .some(log)
            return log
        }

        func outline(of object: ObjectReader.Object) -> LogDocument? {
            if let log = outlines[object.id] { return log }
            let log = source(of: object).flatMap { try? LogDocument.outline(of: $0) }
            outlines[object.id] = .some(log)
            return log
        }
    }
}
