package import LogModel
package import LogStore
internal import MarkdownAST
internal import SystemPackage

/// Puts a family of files right after a merge that knew nothing of entries: one by lines, by `merge=union`, or on a website.
///
/// The three versions are known to git, so nothing has to be guessed from what the merge has made of them: the family is merged again by its
/// entries, and takes the place of what is there.
package struct FamilyResolution {
    /// A file of the family.
    package struct File: Sendable {
        /// How messages name it.
        package let path: FilePath
        /// What it holds now; nil if there is none.
        package let old: [UInt8]?
        /// What it is to hold.
        package let new: [UInt8]
        /// Whether a person has to decide something in it.
        package let hasConflicts: Bool
    }

    /// The files that change, by their paths.
    package private(set) var files: [File] = []

    /// What was decided, and what is left to a person.
    package let notes: [MergeNote]

    /// What is put right, in words: `the merge that is under way`.
    package let origin: String

    /// Whether a person has to decide something.
    package var hasConflicts: Bool { notes.contains { $0.kind == .conflict } }

    private let repository: GitRepository
    private let top: FilePath
    /// All files of the family, from the top.
    private let paths: [FilePath]

    /// Plans how a family is put right.
    ///
    /// - Parameters:
    ///   - log: the path of a file of the family.
    ///   - sides: the versions to be merged; nil for those of the merge that is under way, or of the merge commit that is checked out.
    ///   - isForced: whether a file may be replaced that somebody has edited after the merge.
    /// - Throws: ``GitError``, ``ResolutionError`` or `StoreError`
    /// - Complexity: O(n) in the bytes of all versions of the files
    package init(of log: FilePath, between sides: NamedSides?, isForced: Bool = false) throws {
        let folder = log.removingLastComponent()
        let top = try GitRepository(at: log.parent).top()
        let repository = GitRepository(at: top)
        let own = log.inRepository
        if own.isAbsolute { throw ResolutionError.noLog(log) }
        let found = try ResolvedSides(repository, named: sides, path: own)
        let reader = GitVersion.LogReader(repository.objects)
        let ours = GitVersion(found.ours, reader)
        let theirs = GitVersion(found.theirs, reader)
        var search = FamilySearch(in: [ours, theirs])
        let all = try search.family(of: own)
        let base = try Self.base(found.bases, of: all, reader, repository)
        let versions = FamilyVersions(base: base, ours: ours, theirs: theirs)
        func name(_ path: FilePath) -> FilePath {
            // As the log is named, where the file lies beside it or below.
            var beside = path
            return beside.removePrefix(own.removingLastComponent())
                ? folder.pushing(beside) : top.pushing(path)
        }
        let family = try versions.family(of: own, changing: .all, named: { name($0).string })
        guard family.paths.contains(own) else { throw ResolutionError.noLog(log) }
        guard family.isWhole else { throw ResolutionError.unproven(log) }
        let options = try Self.options(found, repository)
        let merge = FamilyMerge(family.files, options: options)
        guard let merged = merge.files else { throw ResolutionError.unproven(log) }
        (notes, paths, origin) = (merge.notes, family.paths, found.origin)
        (self.top, self.repository) = (top, repository)
        for (path, result) in zip(family.paths, merged) {
            let shown = name(path)
            let present = try StoredFile.ifPresent(shown, within: Boundary(around: top))?.bytes
            let new = Self.spelled(result.bytes, like: present)
            if present == new { continue }
            let known = KnownStates(of: path, versions, merged: result.bytes, repository)
            if !isForced, let present, try !known.hold(present) { throw ResolutionError.edited(shown) }
            files.append(File(path: shown, old: present, new: new, hasConflicts: result.hasConflicts))
        }
    }

    /// Writes the files, all or none, if they are still as they were.
    ///
    /// - Returns: errors that happened after all changes were made.
    /// - Throws: `StoreError`; all files are then unchanged.
    package func write() throws(StoreError) -> [StoreError] {
        var transaction = Transaction(of: files.map(\.path), within: Boundary(around: top))
        transaction.acceptsConflicts = true
        do throws(TransactionError<StoreError>) {
            return try transaction.run { stored throws(StoreError) in
                var changes: [FileChange] = []
                for file in files {
                    guard stored[file.path]?.bytes == file.old else { throw .changed(file.path) }
                    changes.append(
                        stored[file.path].map { .replace($0, with: file.new) }
                            ?? .make(file.path, with: file.new))
                }
                return (changes: changes, outcome: ())
            }.warnings
        } catch {
            switch error {
            case .store(let error), .refused(let error): throw error
            }
        }
    }

    /// Stages the family: tells git that its conflicts are resolved.
    ///
    /// - Throws: ``GitError``; ``ResolutionError/filtered(_:)`` if git would have to run a filter that the repository names.
    package func stage() throws {
        let filters = try repository.attribute("filter", of: paths)
        for (path, filter) in zip(paths, filters) where !["unspecified", "unset", "set"].contains(filter) {
            throw ResolutionError.filtered(path)
        }
        _ = try repository.program.output(["add", "--"] + paths.map { .path($0) })
    }

    private static func options(
        _ sides: ResolvedSides, _ repository: GitRepository
    ) throws(GitError) -> MergeOptions {
        var options = MergeOptions()
        if let style = try repository.configuration("merge.conflictStyle") {
            options.style = MergeOptions.ConflictStyle(rawValue: style) ?? .merge
        }
        (options.ourLabel, options.theirLabel) = (sides.ours.short, sides.theirs.short)
        options.baseLabel = sides.bases.first?.short ?? "empty"
        return options
    }

    /// What both sides began with. Of several ancestors one is made, as git does.
    private static func base(
        _ bases: [ObjectID], of paths: [FilePath], _ reader: GitVersion.LogReader, _ repository: GitRepository
    ) throws -> GitVersion {
        var base = GitVersion(bases.first, reader)
        guard bases.count > 1 else { return base }
        let other = GitVersion(bases[1], reader)
        for path in paths where try base.bytes(of: path) != other.bytes(of: path) {
            guard bases.count == 2 else { throw ResolutionError.severalBases }
            let deeper = GitVersion(try repository.mergeBases(bases[0], bases[1]).first, reader)
            let versions = FamilyVersions(base: deeper, ours: base, theirs: other)
            let family = try versions.family(of: path, changing: .all)
            var options = MergeOptions()
            (options.isVirtualBase, options.isWholeFamily) = (true, family.isWhole)
            guard let own = family.paths.firstIndex(of: path),
                let merged = FamilyMerge(family.files, options: options).files, merged.indices.contains(own)
            else { throw ResolutionError.severalBases }
            base.replace(path, with: merged[own].bytes)
        }
        return base
    }

    /// The bytes with the line endings that the file has in the working tree, where git may write others than it keeps.
    private static func spelled(_ bytes: [UInt8], like present: [UInt8]?) -> [UInt8] {
        guard let present, !bytes.contains(0x0D), let text = try? SourceText(present), text.prefersCRLF else {
            return bytes
        }
        return bytes.flatMap { $0 == 0x0A ? [0x0D, 0x0A] : [$0] }
    }
}
