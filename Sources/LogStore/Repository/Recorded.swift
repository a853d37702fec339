public import LogModel

/// The result of recording post-mortems, or of planning it.
public struct Recorded: Sendable {
    /// The files right before the change.
    public let snapshot: FamilySnapshot

    /// The ids that each post-mortem adds, in the order of the post-mortems. Queued post-mortems that another
    /// program has recorded meanwhile are left out.
    public let entries: [Recording.Entry]

    /// The old and new contents of each file that changes: the log, its rules file, the other system's log.
    public let revisions: [FileRevision]

    /// Likely mistakes in the post-mortems, which were recorded nevertheless.
    public let warnings: [Recording.Warning]

    /// Errors that happened after all changes were made. The next command mends them.
    public internal(set) var storeWarnings: [StoreError] = []

    /// The changes that write the revisions.
    let changes: [FileChange]

    /// Plans recording in the files of a snapshot; changes nothing if there are no post-mortems.
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
