internal import LogModel
internal import LogStore
internal import MarkdownAST
internal import SystemPackage

/// The states of a file that git or bizlog can make by themselves, in which nobody has edited anything.
struct KnownStates {
    private let path: FilePath
    private let versions: FamilyVersions
    private let merged: [UInt8]
    private let repository: GitRepository

    init(of path: FilePath, _ versions: FamilyVersions, merged: [UInt8], _ repository: GitRepository) {
        (self.path, self.versions, self.merged, self.repository) = (path, versions, merged, repository)
    }

    /// Whether a file is in one of these states: a version, what is checked out, the merge, or what a merge by lines makes in any style.
    ///
    /// - Complexity: that of a few merges
    func hold(_ bytes: [UInt8]) throws -> Bool {
        let present = MarkedText(bytes)
        let head = GitVersion(try repository.knownCommit(.head), GitVersion.LogReader(repository.objects))
        let sides = (
            base: try versions.base.bytes(of: path), ours: try versions.ours.bytes(of: path),
            theirs: try versions.theirs.bytes(of: path)
        )
        for state in [merged, sides.base, sides.ours, sides.theirs, try head.bytes(of: path)] {
            if let state, MarkedText(state) == present { return true }
        }
        guard let ours = sides.ours, let theirs = sides.theirs else { return false }
        if try isMergeByLines(present, base: sides.base ?? [], ours, theirs) { return true }
        // git merges commits by another comparison of lines than files.
        if present.isMade(of: sides.base ?? [], ours, theirs) { return true }
        return try isMergeOfDriver(present)
    }

    private func isMergeByLines(
        _ present: MarkedText, base: [UInt8], _ ours: [UInt8], _ theirs: [UInt8]
    ) throws -> Bool {
        let directory = GitProgram.variable("TMPDIR").map { FilePath(bytes: $0) } ?? "/tmp"
        var scratch: [ScratchFile] = []
        defer { for file in scratch { file.remove() } }
        for bytes in [base, ours, theirs] {
            scratch.append(
                try ScratchFile(in: directory, named: "bizlog-merge", extension: "md", with: bytes))
        }
        let files = TextMerge.Files(base: scratch[0].path, ours: scratch[1].path, theirs: scratch[2].path)
        let size = try repository.attribute("conflict-marker-size", of: [path]).first.flatMap { Int($0) } ?? 7
        var ways = MergeOptions.ConflictStyle.allCases.map { TextMerge.Marks(size: size, style: $0) }
        ways.append(TextMerge.Marks(isUnion: true))
        for marks in ways {
            if let text = try TextMerge(of: files, marks, by: repository.program).bytes,
                MarkedText(text) == present
            {
                return true
            }
        }
        return false
    }

    /// Whether a file is what the driver makes, be it that it did not know the others of the family.
    private func isMergeOfDriver(_ present: MarkedText) throws -> Bool {
        let whole = try versions.family(of: path, changing: .driver { Set($0) })
        guard let own = whole.paths.firstIndex(of: path) else { return false }
        for (files, own, isWhole) in [(whole.files, own, whole.isWhole), ([whole.files[own]], 0, false)] {
            for style in MergeOptions.ConflictStyle.allCases {
                var options = MergeOptions()
                (options.style, options.isWholeFamily) = (style, isWhole)
                let merged = FamilyMerge(files, options: options).files
                if let merged, merged.indices.contains(own), MarkedText(merged[own].bytes) == present {
                    return true
                }
            }
        }
        return false
    }
}
