internal import LogModel
package import LogStore
internal import MarkdownAST

/// Merges a log for git: by entries where that can be proven right, and else as git does, by lines.
///
/// git asks for one file at a time. What the others of the family hold in each version is looked for in the commits that are being merged;
/// a commit counts only if the file itself stands there, byte for byte, as git has given it. So each call makes the same plan for the whole
/// family, and carries out its own part of it.
package struct MergeDriver {
    private let repository: GitRepository

    /// Merges in a directory, the top of a working tree if git asks.
    ///
    /// - Parameter directory: where relative paths begin.
    package init(in directory: FilePath = ".") { repository = GitRepository(at: directory) }

    /// Merges three files, and writes the merge in place of ours.
    ///
    /// A process that is killed leaves ours or the merge, be it one by entries or by lines.
    ///
    /// - Throws: ``GitError`` or `StoreError` if a file cannot be read or written, or git not be asked. Ours is then as it was, or git's own
    ///   merge.
    package func run(_ request: MergeRequest) throws -> MergeOutcome {
        try merge(request) { bytes, old throws(StoreError) in
            if bytes != old { try ScratchFile.replace(request.ours, with: bytes) }
        }
    }

    /// Merges three files, and writes nothing.
    ///
    /// - Throws: ``GitError`` or `StoreError` if a file cannot be read, or git not be asked.
    package func merge(_ request: MergeRequest) throws -> MergeOutcome {
        try merge(request) { _, _ throws(StoreError) in }
    }

    private func merge(
        _ request: MergeRequest, writing write: (_ bytes: [UInt8], _ old: [UInt8]) throws(StoreError) -> Void
    ) throws -> MergeOutcome {
        let versions = try Versions(
            base: StoredFile(reading: request.base).bytes, ours: StoredFile(reading: request.ours).bytes,
            theirs: StoredFile(reading: request.theirs).bytes)
        var marks = TextMerge.Marks()
        (marks.size, marks.labels) = (request.markerSize, request.labels)
        var isUnproven = false
        if let sources = versions.sources {
            let family = try family(of: request, versions, sources)
            let merge = FamilyMerge(family.files, options: try options(request, family))
            if let result = merge.files, result.indices.contains(family.own) {
                let own = result[family.own]
                if own.isLog {
                    try write(own.bytes, versions.ours)
                    return MergeOutcome(own, merge.notes.filter { $0.path == own.path })
                }
            } else {
                isUnproven = true
            }
        }
        let files = TextMerge.Files(base: request.base, ours: request.ours, theirs: request.theirs)
        let text = try TextMerge(of: files, marks, by: repository.program)
        var outcome = MergeOutcome(text)
        guard let merged = text.bytes else {
            outcome.remarks.append("a version is no text; ours was kept")
            return outcome
        }
        try write(merged, versions.ours)
        if isUnproven {
            outcome.status = max(outcome.status, 1)
            outcome.remarks.append(
                "merged by lines, since a merge by entries could not be proven right; read it, and run 'bizlog check'"
            )
        }
        return outcome
    }

    private func options(_ request: MergeRequest, _ family: Family) throws(GitError) -> MergeOptions {
        var options = MergeOptions()
        options.markerSize = max(1, request.markerSize)
        // Without git there is no configuration, and a merge by entries can be made all the same.
        if let style = try? repository.configuration("merge.conflictStyle") {
            options.style = MergeOptions.ConflictStyle(rawValue: style) ?? .merge
        }
        let labels = request.labels.map { String(decoding: $0, as: UTF8.self) }
        (options.ourLabel, options.baseLabel, options.theirLabel) = (labels[0], labels[1], labels[2])
        options.isVirtualBase = try isOfVirtualBase(request)
        options.isWholeFamily = family.isWhole
        options.isWholeIfItListsNoOthers = family.isGuessed
        return options
    }

    /// Whether the merge is to be the base of another one: the marks are longer than the file's attributes ask for.
    private func isOfVirtualBase(_ request: MergeRequest) throws(GitError) -> Bool {
        guard let path = request.path, request.markerSize > 7 else { return false }
        let size = try? repository.attribute("conflict-marker-size", of: [path]).first
        return request.markerSize > size.flatMap { Int($0) } ?? 7
    }

    /// The family of a file, and the place of the file in it.
    private struct Family {
        var files: [MergeFile]
        var own: Int
        var isWhole: Bool
        /// Whether nothing is known but the file itself: it is all there is if it names no others.
        var isGuessed = false
    }

    private func family(
        of request: MergeRequest, _ versions: Versions, _ sources: Versions.Sources
    ) throws -> Family {
        // Whatever keeps git from telling the rest, the file itself can be merged.
        if let path = request.path, let found = try? knownFamily(of: path, versions, request) { return found }
        let name = request.path?.string ?? request.ours.string
        let file = MergeFile(path: name, base: sources.base, ours: sources.ours, theirs: sources.theirs)
        return Family(files: [file], own: 0, isWhole: request.path == nil, isGuessed: true)
    }

    /// The family as the commits of the merge have it; nil if these cannot be told.
    private func knownFamily(
        of path: FilePath, _ versions: Versions, _ request: MergeRequest
    ) throws(GitError) -> Family? {
        let search = MergedCommits(
            repository, path: path, versions,
            labels: [request.theirLabel, request.baseLabel].compactMap(\.self))
        guard let found = try search.family(isOfVirtualBase: try isOfVirtualBase(request)),
            let own = found.paths.firstIndex(of: path)
        else { return nil }
        return Family(files: found.files, own: own, isWhole: found.isWhole)
    }
}

extension MergeDriver {
    /// The three versions of a file, as git has given them.
    struct Versions {
        let base: [UInt8]
        let ours: [UInt8]
        let theirs: [UInt8]

        /// The versions as texts.
        struct Sources {
            let base: SourceText?
            let ours: SourceText
            let theirs: SourceText
        }

        /// The versions as texts; nil if one of them is none or has conflict markers.
        var sources: Sources? {
            guard let ours = try? SourceText(ours), let theirs = try? SourceText(theirs),
                let base = try? SourceText(base), ![base, ours, theirs].contains(where: \.hasConflictMarker)
            else { return nil }
            return Sources(base: self.base.isEmpty ? nil : base, ours: ours, theirs: theirs)
        }
    }
}
