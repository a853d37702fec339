public import LogModel

/// What recording did, or would do.
public struct Recorded: Sendable {
    /// The files as they were right before.
    public let snapshot: FamilySnapshot

    /// The ids of what each post-mortem adds, in the order of the post-mortems. Those of a queue that were recorded by someone else
    /// meanwhile are not among them.
    public let entries: [Recording.Entry]

    /// What became of each file that changes: the log, its rules file, the other system's log.
    public let revisions: [FileRevision]

    /// What may be wrong with the post-mortems and was recorded all the same.
    public let warnings: [Recording.Warning]

    /// What went wrong after all was in place. The next command tries again to put it right.
    public internal(set) var storeWarnings: [StoreError] = []

    /// The changes that write the revisions.
    let changes: [FileChange]

    /// What recording would do to the files of a snapshot; nothing if there is nothing to record.
    init(of postmortems: [Postmortem], in snapshot: FamilySnapshot) throws(LogError) {
        self.snapshot = snapshot
        guard !postmortems.isEmpty else {
            (entries, revisions, warnings, changes) = ([], [], [], [])
            return
        }
        do throws(RecordingError) {
            let recording = try snapshot.family.recording(postmortems)
            let revisions = snapshot.revisions(recording)
            (entries, warnings) = (recording.entries, recording.warnings)
            (self.revisions, changes) = (revisions.map(\.revision), revisions.map(\.change))
        } catch {
            throw LogError(.recording(error), at: snapshot.files.log)
        }
    }
}
