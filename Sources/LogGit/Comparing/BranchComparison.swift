package import LogChecks
package import LogModel
package import LogStore
internal import SystemPackage

/// Compares files with those of another revision.
package struct BranchComparison {
    private let revision: GitRevision
    private let repository: GitRepository
    private let top: FilePath
    private let ancestor: GitVersion
    private let tip: GitVersion
    /// The logs that both began with and that are not there any more, by their paths from the top.
    private let gone: [FilePath]

    /// Compares with a revision.
    ///
    /// - Parameter directory: a directory in the repository.
    /// - Throws: ``GitError``; ``ComparisonError`` if what is checked out has nothing in common with the revision.
    package init(with revision: GitRevision, in directory: FilePath = ".") throws {
        self.revision = revision
        top = try GitRepository(at: directory).top()
        repository = GitRepository(at: top)
        let reader = GitVersion.LogReader(repository.objects)
        let commit = try repository.commit(revision)
        guard let head = try repository.knownCommit(.head),
            let base = try repository.mergeBases(head, commit).first
        else { throw ComparisonError.nothingInCommon(revision) }
        ancestor = GitVersion(base, reader)
        tip = GitVersion(commit, reader)
        gone = try ancestor.calledLogs().filter { [top] path in
            (try? Stat(top.pushing(path), followTargetSymlink: false)) == nil
        }
    }

    /// The logs that both revisions began with and that are gone. One whose entries are in another log was moved.
    ///
    /// - Parameters:
    ///   - directory: the directory in which they would be listed; see `DirectoryListing`. Their paths begin with its path, except for `.`.
    ///   - logs: the logs that there are.
    /// - Complexity: O(n) in the bytes of the logs that are gone, times the logs that there are
    package func deletedLogs(in directory: FilePath, isRecursive: Bool, but logs: [LogDocument])
        throws(GitError)
        -> [(path: FilePath, log: LogDocument)]
    {
        let own = directory.appending(DirectoryListing.logName).inRepository.removingLastComponent()
        var deleted: [(path: FilePath, log: LogDocument)] = []
        for path in gone {
            var rest = path
            guard own.isEmpty || rest.removePrefix(own),
                DirectoryListing.lists(rest, isRecursive: isRecursive),
                let old = try ancestor.log(at: path), !logs.contains(where: { old.isMoved(to: $0) })
            else { continue }
            deleted.append((directory.string == "." ? rest : directory.pushing(rest), old))
        }
        return deleted
    }

    /// Where a log was before; its own path if it was not moved.
    private func formerPath(of path: FilePath, _ log: LogDocument) throws(GitError) -> FilePath {
        if try ancestor.holds(path) { return path }
        for former in gone {
            if let old = try ancestor.log(at: former), old.isMoved(to: log) { return former }
        }
        return path
    }

    /// What the revision has of a file; nil for a file of another repository.
    ///
    /// - Parameters:
    ///   - path: the path of the file.
    ///   - log: the file as it is now.
    /// - Complexity: O(n) in the bytes of the versions; for ids that may have been used before, the history of the file
    package func comparison(of path: FilePath, _ log: LogDocument) throws(GitError) -> LogComparison? {
        guard Boundary(around: path.parent).top == top else { return nil }
        let own = path.inRepository
        let former = try formerPath(of: own, log)
        let before = try ancestor.log(at: former)
        let other = if let log = try tip.log(at: own) { log } else { try tip.log(at: former) }
        return LogComparison(
            with: revision.name, ancestor: before, tip: other,
            removed: try removed(from: own, log, before, other))
    }

    /// The new ids whose numbers are no higher than known ones, and that an entry had in some earlier state of the file.
    private func removed(
        from path: FilePath, _ log: LogDocument, _ before: LogDocument?, _ other: LogDocument?
    ) throws(GitError) -> [EntryID: String] {
        guard let before, let commit = ancestor.commit else { return [:] }
        let known = Set(before.entries.filter(\.hasID).map(\.id))
        var highest: [String: Int] = [:]
        for entry in [before, other].compactMap(\.self).flatMap(\.entries) where entry.hasID {
            highest[entry.id.prefix] = max(highest[entry.id.prefix] ?? 0, Int(entry.id.digits) ?? 0)
        }
        let suspects = log.entries.filter { entry in
            guard entry.hasID, !known.contains(entry.id), let number = Int(entry.id.digits) else {
                return false
            }
            return number <= highest[entry.id.prefix] ?? 0
        }
        var found: [EntryID: String] = [:]
        for entry in suspects.prefix(Self.maximumSuspects) {
            if let earlier = try state(of: path, with: entry.id, before: commit) {
                found[entry.id] = earlier.short
            }
        }
        return found
    }

    /// A commit whose file has an entry with an id.
    private func state(
        of path: FilePath, with id: EntryID, before commit: ObjectID
    ) throws(GitError) -> ObjectID? {
        let output = try repository.program.output([
            "log", "--format=%H", "--max-count=8", "--no-ext-diff", "--no-textconv",
            .option("-S", Array(id.text.utf8)),
            "--end-of-options", .object(commit), "--", .path(path),
        ])
        let reader = GitVersion.LogReader(repository.objects)
        for line in output.split(separator: 0x0A) {
            guard let change = ObjectID(line) else { continue }
            for state in try [change] + repository.parents(of: change) {
                if try GitVersion(state, reader).log(at: path)?[id] != nil { return state }
            }
        }
        return nil
    }

    private static let maximumSuspects = 20
}

extension LogDocument {
    /// Whether most of the entries are in another log, under the same names.
    fileprivate func isMoved(to other: LogDocument) -> Bool {
        func names(_ log: LogDocument) -> Set<String> { Set(log.entries.map { "\($0.id) \($0.title)" }) }
        let own = names(self)
        return !own.isEmpty && own.intersection(names(other)).count * 2 >= own.count
    }
}

/// Why a file cannot be compared with a revision.
package enum ComparisonError: Error, Sendable, Hashable, CustomStringConvertible {
    /// What is checked out and the revision have no common ancestor.
    case nothingInCommon(GitRevision)

    /// What is wrong, and what to do.
    package var description: String {
        switch self {
        case .nothingInCommon(let revision):
            "what is checked out has no commit in common with '\(revision)'; fetch the whole history, as with fetch-depth: 0"
        }
    }
}
