internal import MarkdownAST

/// A three-way merge of a log and the files that belong to it, by entries, ids, references and counters.
///
/// It is a function of its input alone: whoever knows the same versions of the same files gets the same plan, whichever file is asked for.
///
/// ```swift
/// let file = MergeFile(path: "FAILURE_LOG.md", base: base, ours: ours, theirs: theirs)
/// let merge = FamilyMerge([file])
/// for note in merge.notes { print(note) }
/// ```
public struct FamilyMerge: Sendable {
    /// The merged files, in the order in which they were given; nil if the merge could not be proven right, so that a text merge has to do:
    /// an entry would be lost or read twice, or a reference would name another entry.
    public let files: [MergedFile]?

    /// Why there is no merge: the path of a file, and what the merge would say otherwise than it should. nil if there is one.
    public let fault: String?

    /// What was decided and what is left to a person, in the order of the files.
    public let notes: [MergeNote]

    /// Whether a person has to decide something.
    public var hasConflicts: Bool { notes.contains { $0.kind == .conflict } }

    /// Merges the files of a family.
    ///
    /// - Complexity: O(n log n) in the bytes of all versions
    public init(_ files: [MergeFile], options: MergeOptions = MergeOptions()) {
        guard let empty = try? LogDocument(parsing: "") else {
            (self.files, notes, fault) = (nil, [], "an empty log cannot be read")
            return
        }
        let plan = MergePlan(files, options, empty: empty)
        (self.files, notes, fault) = (plan.fault == nil ? plan.files : nil, plan.notes, plan.fault)
    }
}
