internal import ArgumentParser
internal import LogGit
internal import LogModel
internal import LogStore
internal import MarkdownAST

/// `bizlog resolve`: puts a family of logs right after a merge that knew nothing of entries.
struct ResolveCommand: ParsableCommand {
    static let configuration = CommandConfiguration.verb(
        .resolve,
        abstract: "Put a failure log and its rules right after git has merged them by lines.",
        discussion: """
            Takes the versions of the log and of all files that belong to it from the merge, rebase, cherry-pick, revert or stash that is \
            under way, or else from the merge commit that is checked out, and merges them anew by their entries, see 'bizlog merge'. So \
            conflicts are resolved that are none, and what a website, 'merge=union' or a merge by lines has made of the files is put right: \
            ids that two entries have, totals, a heading without its text. All files change or none does. Nothing is staged without --add.

            A file that somebody has edited after the merge is left alone, and the command fails; --force takes the merge in its place.

            EXAMPLES:
              bizlog resolve                 the merge that is under way, or the merge commit that is checked out
              bizlog resolve --dry-run       what would change
              bizlog resolve --ours main --theirs topic
              bizlog check                   afterwards

            EXIT CODES:
              0    done, or nothing was to be done
              1    done but for conflicts, which stand in the files
              2    nothing was changed
              64   wrong usage
            """
    )

    @Flag(help: "Write nothing. Print the changes as a unified diff.")
    var dryRun = false

    @Flag(help: "Stage the files if no conflict is left.")
    var add = false

    @Flag(help: "Replace files that were edited after the merge, too.")
    var force = false

    @Option(help: ArgumentHelp("The revision that both sides began with.", valueName: "revision"))
    var base: String?

    @Option(help: ArgumentHelp("The revision of our side.", valueName: "revision"))
    var ours: String?

    @Option(help: ArgumentHelp("The revision of their side.", valueName: "revision"))
    var theirs: String?

    @Argument(help: ArgumentHelp("The log, or its directory.", valueName: "path"))
    var path: PathArgument?

    func validate() throws {
        if (ours == nil) != (theirs == nil) || base != nil && ours == nil {
            throw ValidationError("'--ours' and '--theirs' go together, and '--base' with them.")
        }
        if dryRun, add { throw ValidationError("'--dry-run' changes nothing; leave out '--add'.") }
        if path?.isStandardInput == true { throw ValidationError("'-' cannot be resolved; name a log.") }
    }

    func run() throws {
        var console = Console()
        do {
            let log = try LogFiles.findLog(at: path?.path)
            let resolution = try FamilyResolution(of: log, between: sides(), isForced: force)
            try carryOut(resolution, &console)
        } catch let error as StoreError {
            console.fail(error.path.shown, nil, error.description)
        } catch let error as ResolutionError {
            console.fail(error.path?.shown ?? "bizlog", nil, error.description)
        } catch {
            console.fail("bizlog", nil, "\(error)")
        }
        throw ExitCode(console.finish().rawValue)
    }

    private func sides() throws(GitError) -> NamedSides? {
        guard let ours, let theirs else { return nil }
        return NamedSides(
            base: try base.map { name throws(GitError) in try GitRevision(name) },
            ours: try GitRevision(ours),
            theirs: try GitRevision(theirs))
    }

    private func carryOut(_ resolution: FamilyResolution, _ console: inout Console) throws {
        for note in resolution.notes { console.say(note.description) }
        if resolution.hasConflicts { console.record(.findings) }
        for file in resolution.files where dryRun {
            let old = file.old ?? []
            let edit = TextEdit(range: old.indices, replacement: file.new)
            let diff = UnifiedDiff(from: old, to: file.new, by: [edit])
            console.print(diff: diff.rendered(PatchName(of: file.path), isNew: file.old == nil))
        }
        if dryRun { return }
        for warning in try resolution.write() { console.warn(warning.path.shown, nil, warning.description) }
        for file in resolution.files {
            let change = "\(file.path.shown): \(file.hasConflicts ? "merged but for conflicts" : "merged")"
            console.note(change: change)
            console.print(line: change)
        }
        if resolution.files.isEmpty {
            console.say("\(resolution.origin) is merged as it should be; nothing changed")
        }
        if add, !resolution.hasConflicts { try resolution.stage() }
        let next = resolution.hasConflicts ? "decide the conflicts, and then run" : "run"
        console.say("\(next) 'bizlog check'")
    }
}
