package import LogStore

/// Why a merge cannot be put right.
package enum ResolutionError: Error, Sendable, Hashable, CustomStringConvertible {
    /// No merge is under way, and what is checked out is no merge commit.
    case noMerge
    /// More than two branches are merged.
    case severalHeads
    /// A file is in conflict, and nothing says between which commits.
    case unknownConflict
    /// The versions have several common ancestors that cannot be merged.
    case severalBases
    /// The log is in neither side.
    case noLog(FilePath)
    /// A file is neither what git makes of the versions nor one of them.
    case edited(FilePath)
    /// A merge by entries cannot be proven right.
    case unproven(FilePath)
    /// A filter would be run to stage the file.
    case filtered(FilePath)

    /// What is wrong, and what to do.
    package var description: String {
        switch self {
        case .noMerge:
            "no merge is under way, and what is checked out is no merge commit; name the versions with --ours and --theirs"
        case .severalHeads:
            "more than two branches are merged; name the versions with --base, --ours and --theirs, one merge at a time"
        case .unknownConflict:
            "the file is in conflict, and nothing says between which commits; name them with --base, --ours and --theirs"
        case .severalBases:
            "both sides have several common ancestors, which cannot be merged by entries; name one with --base"
        case .noLog: "is no failure log in the merged versions; name the log"
        case .edited:
            "was edited after the merge, and that would be lost; keep a copy, or take the merge in its place with --force"
        case .unproven:
            "cannot be merged by entries, since that could not be proven right; nothing was changed: merge it by hand"
        case .filtered:
            "is stored by git through a filter, which is not run from here; stage it with 'git add'"
        }
    }

    /// The file, if it is about one.
    package var path: FilePath? {
        switch self {
        case .noLog(let path), .edited(let path), .unproven(let path), .filtered(let path): path
        case .noMerge, .severalHeads, .unknownConflict, .severalBases: nil
        }
    }
}
