/// The commits that a merge is about.
struct MergeSides: Hashable {
    /// What both sides began with; nil if they have nothing in common.
    let base: ObjectID?
    let ours: ObjectID
    let theirs: ObjectID
}

/// Finds the commits of the merge that git is at. Whether one of the answers is right, the versions of a file show.
struct MergeSideFinder {
    private let repository: GitRepository
    private let head: ObjectID

    /// Fails where nothing is checked out.
    init?(_ repository: GitRepository) throws(GitError) {
        guard let head = try repository.knownCommit(.head) else { return nil }
        (self.repository, self.head) = (repository, head)
    }

    /// The merge of another branch into what is checked out, with each of their best common ancestors.
    func merges(of theirs: ObjectID) throws(GitError) -> [MergeSides] {
        let bases = try repository.mergeBases(head, theirs)
        if bases.isEmpty { return [MergeSides(base: nil, ours: head, theirs: theirs)] }
        return bases.map { MergeSides(base: $0, ours: head, theirs: theirs) }
    }

    /// The merges of common ancestors of two branches with each other, by which git makes a base.
    func mergesOfBases(with theirs: ObjectID) throws(GitError) -> [MergeSides] {
        let bases = try repository.mergeBases(head, theirs)
        var found: [MergeSides] = []
        for first in bases.prefix(Self.maximumBases) {
            for second in bases.prefix(Self.maximumBases) where first != second {
                let deeper = try repository.mergeBases(first, second)
                found += deeper.map { MergeSides(base: $0, ours: first, theirs: second) }
                if deeper.isEmpty { found.append(MergeSides(base: nil, ours: first, theirs: second)) }
            }
        }
        return found
    }

    private static let maximumBases = 4

    /// A commit that is applied to what is checked out, or taken back from it.
    func picks(of commit: ObjectID) throws(GitError) -> [MergeSides] {
        let parents = try repository.parents(of: commit)
        return parents.flatMap { parent in
            [
                MergeSides(base: parent, ours: head, theirs: commit),
                MergeSides(base: commit, ours: head, theirs: parent),
            ]
        }
    }

    /// The commits that git's own files name: those of a rebase, a cherry-pick or a revert that is under way.
    func commitsUnderWay() throws(GitError) -> [ObjectID] {
        var found: [ObjectID] = []
        for name in ["CHERRY_PICK_HEAD", "REVERT_HEAD", "REBASE_HEAD"] {
            if let commit = try repository.knownCommit(GitRevision(name)) { found.append(commit) }
        }
        let directory = try repository.directory()
        for (name, takesLast) in [
            ("rebase-merge/done", true), ("sequencer/todo", false), ("rebase-apply/original-commit", false),
        ] {
            guard let bytes = GitRepository.state(name, in: directory) else { continue }
            let lines = bytes.split(separator: 0x0A).filter { $0.first != UInt8(ascii: "#") }
            guard let line = takesLast ? lines.last : lines.first else { continue }
            // `pick 1234567 subject`, or the commit alone.
            for word in line.split(separator: 0x20).prefix(3) {
                if let commit = try commit(named: word) { found.append(commit) }
            }
        }
        return found
    }

    /// The commits that labels of conflict markers name: `1234567 (subject)`, `parent of 1234567 (subject)`.
    func commits(named labels: [[UInt8]]) throws(GitError) -> [ObjectID] {
        var found: [ObjectID] = []
        for word in labels.flatMap({ $0.split(separator: 0x20).prefix(3) }) {
            if let commit = try commit(named: word) { found.append(commit) }
        }
        return found
    }

    /// The latest changes that were put aside.
    func stashes() throws(GitError) -> [MergeSides] {
        var found: [MergeSides] = []
        for number in 0..<Self.maximumStashes {
            guard let stash = try repository.knownCommit(GitRevision("stash@{\(number)}")) else { break }
            if let parent = try repository.parents(of: stash).first {
                found.append(MergeSides(base: parent, ours: head, theirs: stash))
            }
        }
        return found
    }

    private static let maximumStashes = 8

    /// The last commits of any branch that made a file what it is in theirs or in the base. Of a single commit that is picked or taken
    /// back, git 2.39 tells a driver nothing else.
    ///
    /// - Parameter blobs: the file in theirs and in the base.
    func commits(changing path: GitArgument, to blobs: [ObjectID]) throws(GitError) -> [ObjectID] {
        var found: [ObjectID] = []
        for blob in blobs {
            let result = try repository.program.run([
                "log", "--all", "--reflog", "--format=%H", "--max-count=8", "--no-ext-diff", "--no-textconv",
                .option("--find-object=", Array(blob.hex.utf8)), "--", path,
            ])
            if result.status == 0 {
                found += result.output.split(separator: 0x0A).compactMap { ObjectID($0) }
            }
        }
        return found
    }

    /// The commit that a word of hexadecimal digits names.
    private func commit(named word: ArraySlice<UInt8>) throws(GitError) -> ObjectID? {
        guard (7...64).contains(word.count), word.allSatisfy(\.isHexDigit) else { return nil }
        return try repository.knownCommit(GitRevision(String(decoding: word, as: UTF8.self)))
    }
}
