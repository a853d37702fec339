internal import LogModel
internal import LogStore
internal import MarkdownAST
internal import SystemPackage

/// The work of `bizlog learn`: finds the files, collects what is to be recorded, and records it, queues it, or shows what would change.
struct LearnRun {
    let command: LearnCommand
    let today: LogDate
    var console = Console()
    /// Whether all that is wrong can be put right by options.
    var isUsage = false

    init(_ command: LearnCommand, today: LogDate) {
        (self.command, self.today) = (command, today)
    }

    /// Does it, and tells how the process ends.
    mutating func run() -> Int32 {
        if var family = read(crossesSystems: command.flags.crossSystem), var drafts = drafts(for: family) {
            if !command.flags.crossSystem, drafts.contains(where: { $0.crossSystem != nil }) {
                guard let larger = read(crossesSystems: true) else { return finish() }
                family = larger
            }
            if command.usesEditor {
                edit(&drafts, for: family)
            } else if !drafts.isEmpty, ask(&drafts, for: family) {
                record(drafts, in: family)
            }
        }
        return finish()
    }

    private mutating func finish() -> Int32 {
        let status = console.finish().rawValue
        return isUsage && status == ExitStatus.failed.rawValue ? 64 : status
    }

    private mutating func read(crossesSystems: Bool) -> LearnFamily? {
        do throws(StoreError) {
            let log = try command.files.find()
            do throws(LearnFamily.Fault) {
                return try LearnFamily(
                    reading: log,
                    newRulesDate: command.createRules ? today : nil,
                    crossesSystems: crossesSystems,
                    choosing: command.files.choice
                )
            } catch {
                console.fail(error)
            }
        } catch {
            console.fail(.unreadable(error, .log))
        }
        return nil
    }
}
