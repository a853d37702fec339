package import LogStore

/// What git asks a merge driver for: three files, and what it says of them.
package struct MergeRequest: Sendable {
    /// The file with the version that both sides began with; an empty one if there is none.
    package var base: FilePath

    /// The file with our version. A driver writes the merge into it.
    package var ours: FilePath

    /// The file with their version.
    package var theirs: FilePath

    /// The number of characters in a conflict marker.
    package var markerSize = 7

    /// The path of the merged file from the top of the repository; nil if it is not known.
    package var path: FilePath?

    /// What stands behind the marks of the base; nil if it is not known.
    package var baseLabel: [UInt8]?

    /// What stands behind the marks of ours; nil if it is not known.
    package var ourLabel: [UInt8]?

    /// What stands behind the marks of theirs; nil if it is not known.
    package var theirLabel: [UInt8]?

    /// Asks for the merge of three files.
    package init(base: FilePath, ours: FilePath, theirs: FilePath) {
        (self.base, self.ours, self.theirs) = (base, ours, theirs)
    }

    /// The labels as git writes them where nothing else is known.
    var labels: [[UInt8]] {
        [ourLabel ?? Array("ours".utf8), baseLabel ?? Array("base".utf8), theirLabel ?? Array("theirs".utf8)]
    }
}

/// How a merge has ended.
package struct MergeOutcome: Sendable {
    /// The merge; nil if there is none, as for files that are no text.
    package var bytes: [UInt8]?

    /// What was decided and what is left to a person.
    package var notes: [MergeNote] = []

    /// What else is to be said, each in one line.
    package var remarks: [String] = []

    /// The exit code: 0, or up to 125 for conflicts.
    package var status: Int

    /// A merge by entries.
    init(_ file: MergedFile, _ notes: [MergeNote]) {
        (bytes, self.notes) = (file.bytes, notes)
        status = file.hasConflicts || notes.contains { $0.kind == .conflict } ? 1 : 0
    }

    /// A merge by lines, or none.
    init(_ text: TextMerge) {
        bytes = text.bytes
        // 126 and 127 are what a shell answers for a program that is not there.
        status = text.bytes == nil ? 1 : min(text.status, 125)
    }
}
