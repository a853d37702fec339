internal import LogModel
internal import SystemPackage

/// git's own merge of lines: `git merge-file`.
struct TextMerge {
    /// The merge; nil if git refuses, since a version is no text.
    let bytes: [UInt8]?

    /// What git ended with: 0, or the number of conflicts.
    let status: Int

    /// Three files that are to be merged.
    struct Files {
        let base: FilePath
        let ours: FilePath
        let theirs: FilePath
    }

    /// How conflicts are written.
    struct Marks {
        var size = 7
        /// Nil for what `merge.conflictStyle` says.
        var style: MergeOptions.ConflictStyle?
        /// What stands behind the marks of ours, the base and theirs.
        var labels: [[UInt8]] = []
        /// Whether both sides are kept without marks.
        var isUnion = false
    }

    /// Merges files.
    ///
    /// - Throws: ``GitError`` if git cannot be asked.
    /// - Complexity: that of git
    init(of files: Files, _ marks: Marks, by program: GitProgram) throws(GitError) {
        var arguments: [GitArgument] = []
        if marks.style == .merge { arguments += ["-c", "merge.conflictStyle=merge"] }
        arguments += ["merge-file", "-p", "-q", .option("--marker-size=", Array(String(marks.size).utf8))]
        if marks.style == .diff3 { arguments.append("--diff3") }
        if marks.style == .zdiff3 { arguments.append("--zdiff3") }
        if marks.isUnion { arguments.append("--union") }
        for label in marks.labels { arguments += ["-L", .value(label)] }
        arguments += ["--", .path(files.ours), .path(files.base), .path(files.theirs)]
        let result = try program.run(arguments, limit: ObjectReader.sizeLimit)
        // A number of conflicts, which is cut at 127; above it are errors.
        (bytes, status) = (result.status <= 127 ? result.output : nil, result.status)
    }
}
