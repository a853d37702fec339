internal import ArgumentParser
internal import LogModel
internal import MarkdownAST

/// `bizlog show`: prints entries as they stand in their files.
struct ShowCommand: ParsableCommand {
    static let configuration = CommandConfiguration.verb(
        .show,
        abstract: "Print entries as they stand in the log.",
        discussion: """
            Prints each entry byte for byte, without the text around it. An id is looked for in the log first, then in \
            the files that the log lists as related: rules, patterns, the logs of other systems. Case and leading \
            zeros do not matter. What is no id is looked for in the log as the day of entries, as their number, and as a \
            part of their titles. If several entries are meant, all of them are printed.

            EXAMPLES:
              bizlog show F-BIZ-001
              bizlog show f-biz-1 R-BIZ-SYS-002
              bizlog show 2026-03-04
              bizlog show 3 'queue stood'
              bizlog show F-BIZ-001 --in docs --json

            EXIT CODES:
              0    done
              2    an entry was not found, or a file could not be read
              64   wrong usage
            """
    )

    @Flag(help: "Print a JSON array.")
    var json = false

    @Option(
        name: .customLong("in"),
        help: ArgumentHelp(
            "A log, a directory, or - for standard input, in place of the current directory. May be repeated. Directories are read as by list.",
            valueName: "path"
        )
    )
    var paths: [PathArgument] = []

    @Argument(
        help: ArgumentHelp(
            "The entries to print, in order: ids, days, numbers, or parts of titles.", valueName: "id"),
        completion: LogCompletion.entries)
    var ids: [String]

    func validate() throws { try paths.checkStandardInput() }

    func run() throws {
        var console = Console()
        let logs = ListLogs(reading: paths, console: &console)
        if logs.logs.isEmpty { throw ExitCode(console.finish().rawValue) }
        var companions: [ListLogs.Log]?
        var found: [(ListLogs.Log, LogEntry)] = []
        for id in ids {
            var entries = Self.entries(named: id, in: logs.logs)
            if entries.isEmpty {
                if companions == nil { companions = logs.companions(&console) }
                entries = Self.entries(named: id, in: companions ?? [])
            }
            if entries.isEmpty { entries = Self.entries(describedBy: id, in: logs.logs) }
            if entries.isEmpty {
                let known = (logs.logs + (companions ?? [])).flatMap { log in
                    log.document.entries.filter(\.hasID).map(\.id)
                }
                let nearest = EntryID.nearest(to: id, among: known)
                let advice = nearest.map { "; did you mean \($0)?" } ?? "; 'bizlog list' lists the failures"
                let place = logs.logs.count == 1 ? logs.logs[0].name : "bizlog"
                console.fail(place, nil, "no entry \(id)\(advice)")
            }
            found += entries
        }
        if json {
            console.print(json: found.map { ListRecord($1, in: $0, withFields: true) })
        } else {
            for (index, (log, entry)) in found.enumerated() {
                if index > 0 { console.print("\n") }
                Self.show(entry, in: log, on: &console)
            }
        }
        throw ExitCode(console.finish().rawValue)
    }

    private typealias Found = [(ListLogs.Log, LogEntry)]

    private static func found(_ places: [[LogDocument].NamedEntry], in logs: [ListLogs.Log]) -> Found {
        places.map { (logs[$0.log], logs[$0.log].document.entries[$0.entry]) }
    }

    private static func entries(named id: String, in logs: [ListLogs.Log]) -> Found {
        found(logs.map(\.document).entries(named: id), in: logs)
    }

    private static func entries(describedBy text: String, in logs: [ListLogs.Log]) -> Found {
        found(logs.map(\.document).entries(describedBy: text), in: logs)
    }

    private static func show(_ entry: LogEntry, in log: ListLogs.Log, on console: inout Console) {
        console.print(data: log.document.document.source.bytes[entry.range] + [UInt8(ascii: "\n")])
    }
}
