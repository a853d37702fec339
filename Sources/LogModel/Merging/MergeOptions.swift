/// How conflicts are written, and what is known of the family.
public struct MergeOptions: Sendable, Hashable {
    /// The styles of git's `merge.conflictStyle`.
    public enum ConflictStyle: String, Sendable, Hashable, CaseIterable {
        /// Ours and theirs.
        case merge
        /// Ours, the base and theirs.
        case diff3
        /// As ``diff3``, without the lines that ours and theirs have in common at both ends.
        case zdiff3
    }

    /// The number of `<`, `=` and `>` in a conflict marker, git's `conflict-marker-size`; at least 1.
    public var markerSize = 7

    /// The style of conflicts.
    public var style = ConflictStyle.merge

    /// What stands behind `<<<<<<<`.
    public var ourLabel = "ours"

    /// What stands behind `|||||||`.
    public var baseLabel = "base"

    /// What stands behind `>>>>>>>`.
    public var theirLabel = "theirs"

    /// Whether the result is the base of another merge (git merges the bases of a criss-cross first). It then has no conflict markers: where
    /// both sides disagree, it says what the base says.
    public var isVirtualBase = false

    /// Whether the files are all of the family. If they are not, an id that a file at hand cannot show to be free of references from the
    /// others is not changed.
    public var isWholeFamily = true

    /// Whether the files are the whole family only if none of them lists others.
    package var isWholeIfItListsNoOthers = false

    /// The default options: markers of seven characters, two versions, a whole family.
    public init() {}
}
