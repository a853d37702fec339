import LogModel

/// Something that a check found.
struct Finding {
    let position: SourcePosition
    let message: String

    init(_ message: String, at entry: LogEntry) {
        position = entry.position
        self.message = message
    }
}

/// Critical failures from which too little was learnt.
func thinLessons(in log: LogDocument) -> [Finding] {
    var query = LogQuery()
    query.facets[.severity] = ["critical"]
    return log.entries(matching: query).compactMap { entry in
        let lessons = entry["Lessons"]?.value.description ?? ""
        let count = lessons.split(separator: "\n").count { $0.hasPrefix("- ") }
        guard count < 2 else { return nil }
        return Finding("\(entry.id) has fewer than two lessons", at: entry)
    }
}

/// Rules that were added for one failure and then again for another.
func repeatedRules(in log: LogDocument) -> [Finding] {
    var first: [RuleID: EntryID] = [:]
    var findings: [Finding] = []
    for entry in log.entries {
        for rule in entry.summary.rules {
            if let earlier = first[rule] {
                let message = "\(rule) was already added for \(earlier)"
                findings.append(Finding(message, at: entry))
            } else {
                first[rule] = entry.id
            }
        }
    }
    return findings
}

/// Failures that are dated after a day.
func futureFailures(in log: LogDocument, today: LogDate) -> [Finding] {
    log.entries.compactMap { entry in
        guard let date = entry.summary.date, date > today else { return nil }
        return Finding("\(date) is still to come", at: entry)
    }
}
