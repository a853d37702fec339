import LogModel

/// Merges a log and its rules file. Returns their new contents, and what a person is to be told.
func merge(
    log: (base: String, ours: String, theirs: String), rules: (base: String, ours: String, theirs: String)
) throws -> (files: [[UInt8]]?, notes: [String]) {
    let files = [
        MergeFile(
            path: "FAILURE_LOG.md", base: try LogDocument(parsing: log.base),
            ours: try LogDocument(parsing: log.ours), theirs: try LogDocument(parsing: log.theirs)),
        MergeFile(
            path: "RULES.md", base: try LogDocument(parsing: rules.base),
            ours: try LogDocument(parsing: rules.ours), theirs: try LogDocument(parsing: rules.theirs)),
    ]
    let merge = FamilyMerge(files)
    return (merge.files?.map(\.bytes), merge.notes.map(\.description))
}
