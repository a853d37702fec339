internal import ArgumentParser
internal import LogModel
internal import LogStore
internal import SystemPackage

/// `bizlog init`: makes a log and a rules file for a new system.
struct InitCommand: ParsableCommand {
    static let configuration = CommandConfiguration.verb(
        .`init`,
        abstract: "Make a failure log and a rules file for a new system.",
        discussion: """
            Writes FAILURE_LOG.md and the rules file beside it, both or neither. A file that exists is never overwritten, and a directory \
            that does not exist is made. Both files are in \
            canonical form, and 'bizlog check' finds nothing wrong in them. The template in the log is the schema of its entries: \
            change it as you like before the first entry.

            With --form the log has another of the common forms, without template and rules file: 'learnings' (ids with days, bold labels, \
            sections), 'lessons' (a day and a title: mistake, root cause, rule), 'incidents' (a heading with an id; date, severity, status), \
            'table' (a row for each failure), or 'adr' (a file 0001-title.md for each entry). 'bizlog learn' goes on in that form.

            EXAMPLES:
              bizlog init --system BizOS --prefix BIZ
              bizlog init --system Shop --entity Web --entity Store docs
              bizlog init --system Shop --layer System --layer People=PPL
              bizlog init --form lessons
              bizlog init --form adr incidents

            EXIT CODES:
              0    done
              2    one of the files exists, or could not be written
              64   wrong usage
            """
    )

    @Option(help: "The name of the system, for the titles. Needed for the form 'bizlog'.")
    var system: String?

    @Option(
        help: ArgumentHelp(
            "The form of the entries: bizlog, learnings, lessons, incidents, table or adr.", valueName: "form"
        ))
    var form = "bizlog"

    @Option(
        help: ArgumentHelp(
            """
            The middle part of ids: BIZ gives F-BIZ-001 and R-BIZ-SYS-001. Default: the first word of the system's name \
            in capitals, such as SHOP for Shop.
            """,
            valueName: "capitals"
        )
    )
    var prefix: String?

    @Option(
        help: ArgumentHelp(
            """
            A layer, with = and the code in the ids of its rules. May be repeated. Default: System=SYS, Process=PROC, \
            Model=MOD.
            """,
            valueName: "name[=code]"
        )
    )
    var layer: [String] = []

    @Option(
        help: ArgumentHelp(
            "An entity that a failure can concern. Give at least two; without this option an entry may name any.",
            valueName: "name"
        )
    )
    var entity: [String] = []

    @Option(
        help: ArgumentHelp(
            "A category to count failures by. May be repeated; without it the log has no table of categories.",
            valueName: "name"
        )
    )
    var category: [String] = []

    @Option(
        help: ArgumentHelp(
            "The rules file, relative to the directory. Default: made from the name, such as SHOP_RULES.md for Shop.",
            valueName: "path")
    )
    var rules: String?

    @Option(
        help: ArgumentHelp(
            "The log of another system, relative to the directory, for 'bizlog learn --cross-system'.",
            valueName: "path"
        )
    )
    var otherLog: String?

    @Flag(help: "Print the paths as JSON.")
    var json = false

    @Argument(
        help: ArgumentHelp(
            "The directory in which to make the files; it is made if it does not exist.", valueName: "dir"))
    var directory = PathArgument(".")

    func validate() throws {
        _ = try files()
    }

    func run() throws {
        var console = Console()
        write(try files(), &console)
        throw ExitCode(console.finish().rawValue)
    }

    /// The files to make, the log first.
    private func files() throws -> [(path: FilePath, bytes: [UInt8])] {
        if form != "bizlog" { return [try otherForm()] }
        guard let system else {
            throw ValidationError("Missing expected argument '--system <system>'")
        }
        guard let prefix = prefix ?? NewLog.prefix(forSystem: system) else {
            throw ValidationError("No prefix for ids can be made from \"\(system)\"; give one with --prefix.")
        }
        let layers = try layer.map { text in
            guard let layer = NewRuleBook.Layer(text) else {
                throw ValidationError(
                    "No code can be made from \"\(text)\"; give one, as --layer \"\(text)=ABC\".")
            }
            return layer
        }
        guard let today = Platform.today else {
            throw ValidationError("The clock of this machine is wrong.")
        }
        do throws(NewLogError) {
            let new = try NewLog(
                system: system,
                prefix: prefix,
                layers: layers.isEmpty ? NewRuleBook.Layer.standard : layers,
                entities: entity,
                categories: category,
                rulesName: rules ?? NewLog.rulesName(forSystem: system),
                otherLog: otherLog,
                date: today
            )
            return [
                (path(DirectoryListing.logName), try new.document().document.source.bytes),
                (path(new.rulesName), try new.ruleBook.document().document.source.bytes),
            ]
        } catch {
            throw ValidationError("\(error).")
        }
    }

    /// The log in another of the common forms; for files of entries the README beside them.
    private func otherForm() throws -> (path: FilePath, bytes: [UInt8]) {
        guard let form = CommonForm(rawValue: form) else {
            let known = (["bizlog"] + CommonForm.allCases.map(\.rawValue)).joined(separator: ", ")
            throw ValidationError("'\(form)' is not a form; choose among \(known).")
        }
        let needless = [
            ("prefix", prefix != nil), ("layer", !layer.isEmpty), ("entity", !entity.isEmpty),
            ("category", !category.isEmpty), ("rules", rules != nil), ("other-log", otherLog != nil),
        ]
        if let option = needless.first(where: \.1)?.0 {
            throw ValidationError("'--\(option)' is for the form 'bizlog'; leave it out.")
        }
        if let system, system.isEmpty || system.contains(where: \.isNewline) {
            throw ValidationError("The name of the system must be one line of text.")
        }
        let title = (system.map { "\($0) " } ?? "") + "Failure Log"
        let name = form == .adr ? "README.md" : DirectoryListing.logName
        return (path(name), Array(form.emptyLog(title: title).utf8))
    }

    private func path(_ name: String) -> FilePath {
        directory.path == "." ? FilePath(name) : directory.path.pushing(FilePath(name))
    }

    private func write(_ files: [(path: FilePath, bytes: [UInt8])], _ console: inout Console) {
        do throws(StoreError) {
            let made = try MadeDirectories(for: directory.path)
            let warnings: [StoreError]
            do throws(StoreError) {
                warnings = try Transaction.commit(files.map { .make($0.path, with: $0.bytes) })
            } catch {
                made.remove()
                throw error
            }
            for warning in warnings { console.warn(warning.path.shown, nil, warning.description) }
        } catch .exists(let path) {
            let advice = "record in it with 'bizlog learn', or name another directory"
            console.fail(path.shown, nil, "the file exists and was left as it is; \(advice)")
            return
        } catch {
            console.fail(error.path.shown, nil, error.description)
            return
        }
        let paths = files.map(\.path.shown)
        for path in paths { console.note(change: path) }
        if json {
            console.print(json: InitRecord(log: paths.first ?? "", rules: paths.dropFirst().first))
        } else {
            for path in paths { console.print(line: path) }
        }
    }
}

/// The output of `init --json`.
private struct InitRecord: Encodable {
    let log: String
    let rules: String?
}
