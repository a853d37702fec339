internal import ArgumentParser
internal import LogModel
internal import LogStore
internal import MarkdownAST

/// `bizlog renumber`: gives an entry another id.
struct RenumberCommand: ParsableCommand {
    static let configuration = CommandConfiguration.verb(
        .renumber,
        abstract: "Give an entry another id, and change all that names it.",
        discussion: """
            The id is changed in the entry's heading and wherever the log, its rules file and the logs that belong to it name the entry: in \
            text, tables and links, and in the anchors of links. Code, addresses and names of files stay. All files change or none does, and \
            all else in them stays as it is. The new id must be free: one that anything has or mentions is refused.

            EXAMPLES:
              bizlog renumber F-BIZ-003 F-BIZ-014
              bizlog renumber --dry-run F-BIZ-003 F-BIZ-014   what would change

            EXIT CODES:
              0    done
              2    nothing was changed: a file could not be read or written, or an id does not fit
              64   wrong usage
            """
    )

    @Flag(help: "Write nothing. Print the changes as a unified diff.")
    var dryRun = false

    @OptionGroup var files: LearnFiles

    @Argument(help: "The id that the entry has.", completion: LogCompletion.entries)
    var old: String

    @Argument(help: "The id that it is to have.")
    var new: String

    func run() throws {
        var console = Console()
        do throws(LogError) {
            let revisions = try files.repository().renumber(id(old), to: id(new), isDryRun: dryRun)
            for revision in revisions {
                let change = "\(revision.path.shown): \(revision.edits.count.counting("place", "places"))"
                if dryRun {
                    console.print(
                        diff: UnifiedDiff(from: revision.old, to: revision.new, by: revision.edits)
                            .rendered(PatchName(of: revision.path)))
                } else {
                    console.note(change: change)
                    console.print(line: change)
                }
            }
        } catch {
            console.fail(error)
        }
        throw ExitCode(console.finish().rawValue)
    }

    /// An id as it is given, be it of another form than bizlog's own.
    private func id(_ text: String) -> EntryID { EntryID(text) ?? EntryID(foreign: text) }
}
