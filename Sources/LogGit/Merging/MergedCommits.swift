internal import LogModel
internal import LogStore
internal import SystemPackage

/// Finds what the family of a file holds in the commits that git is merging.
struct MergedCommits {
    private let repository: GitRepository
    private let path: FilePath
    private let versions: MergeDriver.Versions
    private let labels: [[UInt8]]
    /// The commits that git names by variables such as `GITHEAD_1234…`.
    private let merged: [ObjectID]
    private let logs: GitVersion.LogReader

    init(
        _ repository: GitRepository, path: FilePath, _ versions: MergeDriver.Versions, labels: [[UInt8]]
    ) {
        (self.repository, self.path, self.versions, self.labels) = (repository, path, versions, labels)
        let prefix = Array("GITHEAD_".utf8)
        merged = GitProgram.inherited.compactMap { variable in
            guard variable.starts(with: prefix) else { return nil }
            return ObjectID(variable.dropFirst(prefix.count).prefix { $0 != UInt8(ascii: "=") })
        }
        logs = GitVersion.LogReader(repository.objects)
    }

    /// The family; nil if it cannot be told which commits are merged.
    ///
    /// - Parameter isOfVirtualBase: whether ancestors of these are merged, to be the base of another merge.
    func family(isOfVirtualBase: Bool) throws(GitError) -> FamilyVersions.Family? {
        guard let finder = try MergeSideFinder(repository) else { return nil }
        if !merged.isEmpty {
            for theirs in merged {
                let sides =
                    try isOfVirtualBase ? finder.mergesOfBases(with: theirs) : finder.merges(of: theirs)
                for sides in sides { if let found = try verified(sides) { return try family(found) } }
            }
            return nil
        }
        for commit in try finder.commitsUnderWay() + finder.commits(named: labels) {
            for sides in try finder.picks(of: commit) {
                if let found = try verified(sides) { return try family(found) }
            }
        }
        for sides in try finder.stashes() {
            if let found = try verified(sides) { return try family(found) }
        }
        return try familyFromHistory(finder)
    }

    /// The family by the commits that have made the file what it is. If several have, they must agree on all of it.
    private func familyFromHistory(_ finder: MergeSideFinder) throws(GitError) -> FamilyVersions.Family? {
        var blobs: [ObjectID] = []
        for bytes in [versions.theirs, versions.base] where !bytes.isEmpty {
            if let blob = try blob(of: bytes) { blobs.append(blob) }
        }
        var found: FamilyVersions.Family?
        var seen: Set<MergeSides> = []
        for commit in try finder.commits(changing: .path(path), to: blobs) {
            for sides in try finder.picks(of: commit) where seen.insert(sides).inserted {
                guard let versions = try verified(sides) else { continue }
                let family = try family(versions)
                if let found, !found.isEqual(to: family) { return nil }
                found = family
            }
        }
        return found
    }

    private func family(_ versions: FamilyVersions) throws(GitError) -> FamilyVersions.Family {
        try versions.family(
            of: path,
            changing: .driver { paths throws(GitError) in
                let drivers = try repository.attribute("merge", of: [path] + paths)
                guard drivers.count == paths.count + 1 else { return [path] }
                return Set(zip(paths, drivers.dropFirst()).filter { $0.1 == drivers[0] }.map(\.0) + [path])
            })
    }

    /// The versions of the family, if the file stands in the commits just as git has given it.
    private func verified(_ sides: MergeSides) throws(GitError) -> FamilyVersions? {
        var found = FamilyVersions(
            base: GitVersion(sides.base, logs), ours: GitVersion(sides.ours, logs),
            theirs: GitVersion(sides.theirs, logs))
        guard try settle(&found.ours, versions.ours), try settle(&found.theirs, versions.theirs) else {
            return nil
        }
        if versions.base.isEmpty, try !found.base.holds(path) { return found }
        guard try settle(&found.base, versions.base) else { return nil }
        return found
    }

    /// Whether a version has these bytes at the path, or, if it has no such file, anywhere. They are then taken for the file at the path.
    private func settle(_ version: inout GitVersion, _ bytes: [UInt8]) throws(GitError) -> Bool {
        if let own = try version.bytes(of: path) { return own == bytes }
        guard let commit = version.commit, let blob = try blob(of: bytes) else { return false }
        let tree = try repository.program.output(["ls-tree", "-r", "-z", "--full-tree", .object(commit)])
        let needle = Array(" blob \(blob.hex)\t".utf8)
        // MODE blob ID TAB PATH
        let paths = tree.split(separator: 0).filter { $0.dropFirst(6).starts(with: needle) }
            .map { FilePath(bytes: $0.dropFirst(6 + needle.count)) }
        guard let old = paths.first(where: { $0.lastComponent == path.lastComponent }) ?? paths.first else {
            return false
        }
        version.replace(path, with: bytes)
        version.move(path.removingLastComponent(), from: old.removingLastComponent())
        return true
    }

    /// The name that git has for some bytes.
    private func blob(of bytes: [UInt8]) throws(GitError) -> ObjectID? {
        let line = try repository.program.output(["hash-object", "-t", "blob", "--stdin"], input: bytes)
        return ObjectID(line.dropLast())
    }
}

extension FamilyVersions.Family {
    /// Whether both hold the same files in the same versions.
    func isEqual(to other: Self) -> Bool {
        guard paths == other.paths, isWhole == other.isWhole else { return false }
        return zip(files, other.files).allSatisfy { file, other in
            file.isEditable == other.isEditable
                && file.base?.bytes == other.base?.bytes
                && file.ours.bytes == other.ours.bytes
                && file.theirs.bytes == other.theirs.bytes
        }
    }
}
