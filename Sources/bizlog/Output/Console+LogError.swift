internal import LogStore

extension Console {
    /// Reports what could not be done with a log and its family. Where a library names an argument, the command names its option.
    mutating func fail(_ error: LogError) {
        var message = error.message
        var position = error.position
        switch error.cause {
        case .store(let cause):
            (message, position) = (cause.description, nil)
            if case .outside = cause, let kind = error.kind { message += " with \(kind.option)" }
        case .notLog:
            message = error.reason + "; if it is meant, name the file itself"
            if let kind = error.kind { message += " with \(kind.option)" }
        case .parse, .noRulesFile, .newRules, .recording, .field, .staleEdit, .edits, .unparsableResult,
            .noLongerLog,
            .noFile, .companion, .renaming, .life, .brief:
            break
        }
        fail(error.path.shown, position, message)
    }
}

extension LogFiles.Kind {
    /// The option that names the file.
    fileprivate var option: String {
        switch self {
        case .log: "--log"
        case .rules: "--rules"
        case .otherLog: "--other-log"
        }
    }
}
