import LogModel

/// Reads a log from the bytes of its file.
func readLog(_ file: [UInt8]) throws -> LogDocument {
    try LogDocument(parsing: file)
}

/// One line for each failure: where it stands, what it is called, and why it happened.
func overview(of log: LogDocument) -> [String] {
    log.entries.map { entry in
        let cause = entry["Root Cause"]?.value.description ?? "unknown"
        return "\(entry.position) \(entry.id) \(entry.title): \(cause)"
    }
}

/// How many failures of each severity have a date.
func datedFailures(in log: LogDocument) -> [String: Int] {
    var counts: [String: Int] = [:]
    for failure in log.failures {
        if case .choice(let severity, _) = failure["Severity"], case .date = failure["Date"] {
            counts[severity.name, default: 0] += 1
        }
    }
    return counts
}

/// One line for each entry, whatever the form of the log is.
func outline(of log: LogDocument) -> [String] {
    log.entries.map { entry in
        let name = entry.hasID ? entry.id.text : entry.date?.description ?? "-"
        let cause = entry[.cause]?.value.description ?? "unknown"
        return "\(name) \(entry.title): \(cause)"
    }
}

/// The ids of the failures since a day that were at least important, in a log that has these severities.
func seriousFailures(in log: LogDocument, since day: LogDate) -> [EntryID] {
    var query = LogQuery()
    query.facets[.severity] = ["critical", "important"]
    query.since = day
    return log.entries(matching: query).map(\.id)
}

/// Sentences about the failures that no rule kept from coming back.
func recurrences(in log: LogDocument, rules: LogDocument) -> [String] {
    LogStatistics(of: [log], companions: [rules]).recurrences
        .filter(\.isAfterRule)
        .map { "\($0.failure) is \($0.earlier) again, in spite of \($0.rulesInForce)" }
}
