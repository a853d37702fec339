internal import LogModel
internal import LogStore
internal import SystemPackage

/// The logs that a query reads.
///
/// A directory stands for the logs in it that are called as logs are, such as `FAILURE_LOG.md` or `LESSONS.md`, or, if there are none, for
/// its other logs without rules files.
struct ListLogs {
    /// A log and its name in messages.
    struct Log {
        let name: String
        /// nil for standard input.
        let path: FilePath?
        let document: LogDocument
    }

    private(set) var logs: [Log] = []
    /// What the logs were read from.
    private var files: [FilePath: StoredFile] = [:]
    private var reader = LogReader()

    /// Reads the inputs. Prints an error for each one that cannot be read, and reads the others.
    init(reading paths: [PathArgument], console: inout Console) {
        for input in Input.inputs(for: paths) {
            let sources = InputSources(of: input, &console)
            var hasLog = false
            for group in sources.byName where !hasLog {
                for source in group where read(source, &console) { hasLog = true }
            }
            if !hasLog { sources.reportNoLog("name the file to read", unread: reader.unread, &console) }
        }
    }

    /// - Returns: whether it was taken for a log, be it that this failed.
    private mutating func read(_ source: InputSource, _ console: inout Console) -> Bool {
        switch reader.read(source, &console) {
        case .log(let text):
            if !text.isNamed, text.log.isRuleBook {
                reader.forget(text)
                return false
            }
            if let file = text.file { files[file.path] = file }
            logs.append(Log(name: text.name, path: text.file?.path, document: text.log))
            console.tellUnread(text)
            return true
        case .refused: return true
        case .passedOver: return false
        case .known(let wasTaken): return wasTaken
        }
    }

    /// The documents, in order.
    var documents: [LogDocument] { logs.map(\.document) }

    /// The readable files that belong to the logs, each once, without the logs themselves.
    ///
    /// - Parameter console: prints a warning for each file that cannot be read.
    func companions(_ console: inout Console) -> [Log] { surroundings(&console).companions }

    /// What belongs to the logs.
    struct Surroundings {
        /// The readable files, each once, without the logs themselves.
        fileprivate(set) var companions: [Log] = []
        /// What belongs to each log, in the order of the logs.
        fileprivate(set) var ofLogs: [LogFiles.Companions] = []
    }

    /// Reads the files that belong to the logs.
    ///
    /// - Parameter console: prints a warning for each file that cannot be read.
    func surroundings(_ console: inout Console) -> Surroundings {
        var library = LogLibrary()
        var seen = Set(files.values.map(\.realPath))
        for log in logs {
            if let path = log.path, let file = files[path] { library.update(log.document, readFrom: file) }
        }
        var found = Surroundings()
        for log in logs {
            let files = LogFiles(of: log.document, at: log.path, library: &library)
            let companions = files.companions(reading: &library)
            found.ofLogs.append(companions)
            for file in companions.files where seen.insert(file.realPath).inserted {
                found.companions.append(Log(name: file.path.shown, path: file.path, document: file.document))
            }
            for (name, reason) in companions.unreadable.sorted(by: { $0.key < $1.key }) {
                console.warn(log.name, nil, "\(name) cannot be looked at: \(reason)")
            }
        }
        return found
    }
}
