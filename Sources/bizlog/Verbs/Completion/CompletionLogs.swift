internal import LogModel
internal import LogStore

/// The logs that the verb on an unfinished command line would read.
struct CompletionLogs {
    private let logs: ListLogs

    /// Reads the log that `--log` or `--in` names; else the one that is found here or in a directory above; else those of the current
    /// directory.
    ///
    /// - Parameters:
    ///   - words: the words of the command line, as they were typed.
    ///   - index: the word that is completed.
    init(words: [String], index: Int) {
        var console = Console()
        var named: [PathArgument] = []
        for (place, word) in words.enumerated() where place != index {
            if place + 1 < words.count, place + 1 != index, ["--log", "--in"].contains(word) {
                named += [PathArgument(argument: words[place + 1])].compactMap(\.self)
            }
        }
        if named.isEmpty, let found = try? LogFiles.findLog(at: nil) { named = [PathArgument(found)] }
        // What comes from standard input is not there yet.
        named.removeAll(where: \.isStandardInput)
        logs = ListLogs(reading: named, console: &console)
    }

    /// The logs, without the files that belong to them.
    var documents: [LogDocument] { logs.documents }

    /// The ids of the rules that entries name.
    var namedRules: [String] { documents.flatMap { $0.entries.flatMap { $0.summary.rules.map(\.text) } } }

    /// The ids of entries in the logs and in the files that belong to them.
    func ids(where isMeant: (LogDocument) -> Bool) -> [String] {
        var console = Console()
        let documents = documents + logs.companions(&console).map(\.document)
        return documents.filter(isMeant).flatMap { $0.entries.filter(\.hasID).map(\.id.text) }
    }
}
