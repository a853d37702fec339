internal import LogModel
internal import LogStore
internal import MarkdownAST
internal import SystemPackage

/// The work of `bizlog learn`: finds the files, collects the post-mortems, and records them, queues them, or
/// shows the changes.
struct LearnRun {
    let command: LearnCommand
    let today: LogDate
    var console = Console()
    /// Whether options could solve all problems.
    var isUsage = false

    init(_ command: LearnCommand, today: LogDate) {
        (self.command, self.today) = (command, today)
    }

    /// Runs the command and returns its exit status.
    mutating func run() -> Int32 {
        if var snapshot = read(crossesSystems: command.flags.crossSystem), var drafts = drafts(for: snapshot)
        {
            if !command.flags.crossSystem, drafts.contains(where: { $0.crossSystem != nil }) {
                guard let larger = read(crossesSystems: true) else { return finish() }
                snapshot = larger
            }
            if command.usesEditor {
                edit(&drafts, for: snapshot)
            } else if let directory = directory(of: snapshot) {
                if !drafts.isEmpty { record(drafts, in: directory, snapshot) }
            } else if !drafts.isEmpty, ask(&drafts, for: snapshot) {
                record(drafts, in: snapshot)
            }
        }
        return finish()
    }

    private mutating func finish() -> Int32 {
        let status = console.finish().rawValue
        return isUsage && status == ExitStatus.failed.rawValue ? 64 : status
    }

    private mutating func read(crossesSystems: Bool) -> FamilySnapshot? {
        do throws(LogError) {
            return try repository()
                .snapshot(newRulesDate: newRulesDate, crossesSystems: crossesSystems)
        } catch {
            console.fail(error)
            return nil
        }
    }

    /// The directory that has an entry in each file, if the log is one, or a file in one.
    private func directory(of snapshot: FamilySnapshot) -> EntryDirectory? {
        if let directory = EntryDirectory(at: command.files.log?.path) { return directory }
        guard snapshot.family.log.document.isOneEntry else { return nil }
        return EntryDirectory(beside: snapshot.files.log)
    }

    /// The log, or the file of a directory that shows what a new one must look like.
    private func repository() throws(LogError) -> LogRepository {
        guard let directory = EntryDirectory(at: command.files.log?.path) else {
            return try command.files.repository()
        }
        return try LogRepository(at: directory.model)
    }

    /// The date of a rules file that is made if there is none; nil to make none.
    var newRulesDate: LogDate? { command.createRules ? today : nil }
}
