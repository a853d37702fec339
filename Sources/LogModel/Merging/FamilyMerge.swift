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

    /// How many bytes of the bases were not compared, since all versions have them alike.
    package let leftOut: Int

    /// Whether a person has to decide something.
    public var hasConflicts: Bool { notes.contains { $0.kind == .conflict } }

    /// Merges the files of a family.
    ///
    /// Entries that all versions have alike, and that cannot matter for the others, are not parsed.
    ///
    /// - Complexity: O(n log n) in the bytes of all versions
    public init(_ files: [MergeFile], options: MergeOptions = MergeOptions()) {
        self.init(files, options: options, leavingOut: ExcerptSize())
    }

    /// Merges the files of a family.
    ///
    /// - Parameter size: what is left out of the files that are compared; nil for nothing.
    package init(_ files: [MergeFile], options: MergeOptions, leavingOut size: ExcerptSize?) {
        let even = files.map(\.withOneLineEnding)
        do {
            let empty = try LogDocument(parsing: "")
            if let excerpts = try size.map({ size in try even.map { try MergeInput($0, leavingOut: size) } })
            {
                let plan = MergePlan(excerpts, files, options, empty: empty)
                let leftOut = excerpts.reduce(0) { $0 + $1.shared.size }
                // Where something was left out, it may be just that which is missing.
                if plan.fault == nil || leftOut == 0 {
                    self.init(plan, leftOut: leftOut)
                    return
                }
            }
            let whole = try even.map { file throws(ParseError) in try MergeInput(file) }
            self.init(MergePlan(whole, files, options, empty: empty), leftOut: 0)
        } catch {
            self.init(fault: "a version cannot be read: \(error)")
        }
    }

    private init(fault: String) { (files, notes, self.fault, leftOut) = (nil, [], fault, 0) }

    private init(_ plan: MergePlan, leftOut: Int) {
        (files, notes, fault) = (plan.fault == nil ? plan.files : nil, plan.notes, plan.fault)
        self.leftOut = leftOut
    }
}
