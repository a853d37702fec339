internal import LogGit
internal import LogStore
internal import SystemPackage

/// The work of `bizlog merge --install`, `--uninstall` and `--status`.
struct DriverSetupRun {
    private let command: MergeCommand
    private var console = Console()

    init(_ command: MergeCommand) { self.command = command }

    /// Sets git up, or tells how it is set up, and returns the exit status.
    mutating func run() -> ExitStatus {
        guard let program = Platform.program else {
            console.fail("bizlog", nil, "cannot tell where this program is; call it by its path")
            return console.finish()
        }
        do {
            let setup = try DriverSetup(
                for: command.global ? .user : .repository, calling: FilePath(bytes: program))
            if command.uninstall {
                report(try setup.uninstall(), otherwise: "git was not told of bizlog; nothing changed")
            } else {
                let logs = command.global ? [] : logs(below: setup.top)
                if logs.isEmpty, !command.global {
                    console.fail(
                        setup.top.shown, nil,
                        "no failure log in this repository; make one with 'bizlog init', or use '--global'")
                } else if command.install {
                    report(
                        try setup.install(for: logs), otherwise: "git asks bizlog already; nothing changed")
                } else {
                    report(try setup.status(of: logs))
                }
            }
        } catch let error as StoreError {
            console.fail(error.path.shown, nil, error.description)
        } catch {
            console.fail("bizlog", nil, "\(error)")
        }
        return console.finish()
    }

    private mutating func report(_ changes: [String], otherwise nothing: String) {
        for change in changes { console.print(line: change) }
        if changes.isEmpty { console.say(nothing) }
    }

    private mutating func report(_ status: DriverSetup.Status) {
        for line in status.done { console.print(line: line) }
        for line in status.lacking { console.print(line: line) }
        if status.lacking.isEmpty { return }
        console.record(.findings)
        console.say("run 'bizlog merge --install\(command.global ? " --global" : "")'")
    }

    /// The logs of a repository, by their paths from its top.
    private mutating func logs(below top: FilePath) -> [FilePath] {
        var reader = LogReader()
        var paths: [FilePath] = []
        for source in InputSources(of: .directory(top, isRecursive: true), &console).all {
            guard case .log(let text) = reader.read(source, &console), let file = text.file else { continue }
            let path = file.path.inRepository
            if !path.isAbsolute { paths.append(path) }
        }
        return paths
    }
}
