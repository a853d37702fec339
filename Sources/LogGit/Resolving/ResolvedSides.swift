internal import LogModel
internal import LogStore

/// Which revisions are to be merged, as a person names them.
package struct NamedSides: Sendable {
    /// What both sides began with; nil for the best common ancestor.
    package let base: GitRevision?
    /// Our side.
    package let ours: GitRevision
    /// Their side.
    package let theirs: GitRevision

    /// Names the sides of a merge.
    package init(base: GitRevision?, ours: GitRevision, theirs: GitRevision) {
        (self.base, self.ours, self.theirs) = (base, ours, theirs)
    }
}

/// The commits of a merge that is to be put right, and how it came about.
struct ResolvedSides {
    let ours: ObjectID
    let theirs: ObjectID
    /// What both began with: several for a criss-cross, none if nothing is common.
    let bases: [ObjectID]
    /// What the merge is, in words: `the merge that is under way`.
    let origin: String

    /// Finds the sides of the merge, cherry-pick, revert, rebase or stash that is under way, or else of the merge commit that is checked out.
    ///
    /// - Parameters:
    ///   - named: the sides that a person names instead.
    ///   - path: the log, by its path from the top.
    /// - Throws: ``ResolutionError/noMerge``
    init(_ repository: GitRepository, named: NamedSides?, path: FilePath) throws {
        if let named {
            ours = try repository.commit(named.ours)
            theirs = try repository.commit(named.theirs)
            bases =
                try named.base.map { base throws(GitError) in [try repository.commit(base)] }
                ?? repository.mergeBases(ours, theirs)
            origin = "the merge of \(named.theirs) into \(named.ours)"
            return
        }
        guard let head = try repository.knownCommit(.head), let finder = try MergeSideFinder(repository)
        else {
            throw ResolutionError.noMerge
        }
        let directory = try repository.directory()
        func known(_ name: String) throws(GitError) -> ObjectID? {
            try repository.knownCommit(try GitRevision(name))
        }
        if let lines = GitRepository.state("MERGE_HEAD", in: directory) {
            let heads = lines.split(separator: 0x0A).compactMap { ObjectID($0) }
            guard heads.count == 1, let other = heads.first else { throw ResolutionError.severalHeads }
            (ours, theirs, bases) = (head, other, try repository.mergeBases(head, other))
            origin = "the merge that is under way"
            return
        }
        let isRebase = ["rebase-merge/head-name", "rebase-apply/head-name"].contains {
            GitRepository.state($0, in: directory) != nil
        }
        for (name, what) in [
            ("CHERRY_PICK_HEAD", "cherry-pick"), ("REVERT_HEAD", "revert"), ("REBASE_HEAD", "rebase"),
        ] {
            if name == "REBASE_HEAD", !isRebase { continue }
            guard let commit = try known(name), let parent = try repository.parents(of: commit).first else {
                continue
            }
            let isRevert = name == "REVERT_HEAD"
            (ours, theirs, bases) = (head, isRevert ? parent : commit, [isRevert ? commit : parent])
            origin = "the \(what) that is under way"
            return
        }
        if let stages = try Self.stages(of: path, repository) {
            var candidates = try finder.stashes()
            let blobs = [stages[3], stages[1]].compactMap(\.self)
            for commit in try finder.commits(changing: .path(path), to: blobs) {
                candidates += try finder.picks(of: commit)
            }
            for sides in candidates where try Self.agree(sides, stages, path, repository) {
                (ours, theirs, bases) = (sides.ours, sides.theirs, sides.base.map { [$0] } ?? [])
                origin = "the change that was applied"
                return
            }
            throw ResolutionError.unknownConflict
        }
        let parents = try repository.parents(of: head)
        guard parents.count == 2 else { throw parents.count > 2 ? ResolutionError.severalHeads : .noMerge }
        (ours, theirs, bases) = (parents[0], parents[1], try repository.mergeBases(parents[0], parents[1]))
        origin = "the merge commit \(head.short)"
    }

    /// What the index has of a file in conflict: the base, ours and theirs; nil for a file that is in none.
    private static func stages(
        of path: FilePath, _ repository: GitRepository
    ) throws(GitError) -> [Int: ObjectID]? {
        let output = try repository.program.output(["ls-files", "-u", "-z", "--full-name", "--", .path(path)])
        var stages: [Int: ObjectID] = [:]
        for line in output.split(separator: 0) {
            // MODE ID STAGE TAB PATH
            let words = line.prefix { $0 != 0x09 }.split(separator: 0x20)
            guard words.count == 3, let stage = Int(String(decoding: words[2], as: UTF8.self)) else {
                continue
            }
            stages[stage] = ObjectID(words[1])
        }
        return stages.isEmpty ? nil : stages
    }

    private static func agree(
        _ sides: MergeSides, _ stages: [Int: ObjectID], _ path: FilePath, _ repository: GitRepository
    ) throws(GitError) -> Bool {
        for (stage, commit) in [(1, sides.base), (2, sides.ours), (3, sides.theirs)] {
            guard let known = stages[stage], let commit else { continue }
            let object = try repository.objects.object(Array("\(commit.hex):".utf8) + path.bytes)
            if object?.id != known { return false }
        }
        return true
    }
}
