internal import LogStore
internal import SystemPackage

/// A repository, as git tells of it.
struct GitRepository {
    let program: GitProgram
    let objects: ObjectReader

    /// The repository of a directory. Whether there is one shows when it is asked.
    init(at directory: FilePath) {
        program = GitProgram(directory: directory)
        objects = ObjectReader(program)
    }

    /// The commit that a revision names.
    ///
    /// - Throws: ``GitError/unknownRevision(_:)`` if there is none.
    func commit(_ revision: GitRevision) throws(GitError) -> ObjectID {
        guard let commit = try knownCommit(revision) else { throw .unknownRevision(revision.name) }
        return commit
    }

    /// The commit that a revision names; nil if there is none.
    func knownCommit(_ revision: GitRevision) throws(GitError) -> ObjectID? {
        // `git cat-file` ends when it is asked for more of a reflog than there is.
        if revision.name.contains("@{") {
            let line = try program.line([
                "rev-parse", "--verify", "--quiet", "--end-of-options",
                .value(Array("\(revision.name)^{commit}".utf8)),
            ])
            return line.flatMap { ObjectID($0) }
        }
        return try objects.object(Array("\(revision.name)^{commit}".utf8))?.id
    }

    /// The best common ancestors of two commits; none if they have none.
    func mergeBases(_ first: ObjectID, _ second: ObjectID) throws(GitError) -> [ObjectID] {
        let result = try program.run([
            "merge-base", "--all", "--end-of-options", .object(first), .object(second),
        ])
        guard result.status <= 1 else { throw .failed(command: "merge-base", message: result.message) }
        return result.output.split(separator: 0x0A).compactMap { ObjectID($0) }
    }

    /// The parents of a commit.
    func parents(of commit: ObjectID) throws(GitError) -> [ObjectID] {
        guard let object = try objects.object(Array(commit.hex.utf8)), object.kind == .commit else {
            return []
        }
        return object.bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
            .prefix { !$0.isEmpty }
            .filter { $0.starts(with: Array("parent ".utf8)) }
            .compactMap { ObjectID($0.dropFirst(7)) }
    }

    /// The value of an option of the configuration; nil if it has none.
    func configuration(_ name: GitArgument) throws(GitError) -> String? {
        try program.line(["config", "--get", name]).map { String(decoding: $0, as: UTF8.self) }
    }

    /// The values that files have for an attribute, in the order of the paths; `unspecified` for one that has none.
    ///
    /// - Parameter paths: paths from the top of the repository, or from the program's directory below it.
    func attribute(_ name: GitArgument, of paths: [FilePath]) throws(GitError) -> [String] {
        if paths.isEmpty { return [] }
        let input: [UInt8] = paths.flatMap { path in path.bytes + [0] }
        let output = try program.output(["check-attr", "-z", "--stdin", name], input: input)
        // Path, name of the attribute, value.
        let words = output.split(separator: 0, omittingEmptySubsequences: false)
        return stride(from: 2, to: words.count, by: 3).map { String(decoding: words[$0], as: UTF8.self) }
    }

    /// The absolute path of the top of the working tree.
    ///
    /// - Throws: ``GitError/noRepository(_:)``; ``GitError/foreignWorkTree(_:)``; ``GitError/failed(command:message:)`` in a bare repository.
    func top() throws(GitError) -> FilePath {
        let top = try path(["rev-parse", "--show-toplevel"])
        // A repository can name any directory (`core.worktree`); what is written there would be written outside.
        guard top == Boundary(around: program.directory).top else { throw .foreignWorkTree(top) }
        return top
    }

    /// The absolute path of git's own directory of this working tree.
    func directory() throws(GitError) -> FilePath { try path(["rev-parse", "--absolute-git-dir"]) }

    private func path(_ arguments: [GitArgument]) throws(GitError) -> FilePath {
        var bytes = try program.output(arguments)
        if bytes.last == 0x0A { bytes.removeLast() }
        return FilePath(bytes: bytes)
    }

    /// A file of git's own directory that says what is under way, such as `rebase-merge/done`; nil if it is not there.
    ///
    /// - Parameter directory: see ``directory()``.
    static func state(_ name: String, in directory: FilePath) -> [UInt8]? {
        guard
            let file = try? FileDescriptor.open(
                directory.pushing(FilePath(name)), .readOnly, options: .closeOnExec)
        else { return nil }
        defer { try? file.close() }
        return try? file.readToEnd(limit: stateLimit)
    }

    private static let stateLimit = 1 << 20
}
