public import LogModel

/// Which entries of the logs a report is about.
public enum ReportScope: Sendable {
    /// All.
    case all

    /// Those of a day and later. One without a day is left out.
    case since(LogDate)

    /// Those that the logs did not have in an earlier state.
    ///
    /// An entry is the same if its id is; one without an id, if its day and its title are.
    ///
    /// - Parameters:
    ///   - name: how the report names the state: `v1.2`.
    ///   - earlier: the logs in that state, in the order of the logs; nil for one that was not there.
    case missing(in: String, earlier: [LogDocument?])

    /// The places of the entries of a log that belong to it.
    ///
    /// - Complexity: O(n) in the short fields of the entries of both states.
    func places(in log: LogDocument, number: Int) -> [Int] {
        switch self {
        case .all: return Array(log.entries.indices)
        case .since(let day):
            return log.entries.indices.filter { log.entries[$0].date.map { $0 >= day } ?? false }
        case .missing(_, let earlier):
            guard earlier.indices.contains(number), let old = earlier[number] else {
                return Array(log.entries.indices)
            }
            var known: [String: Int] = [:]
            for entry in old.entries { known[Self.name(of: entry), default: 0] += 1 }
            return log.entries.indices.filter { place in
                let name = Self.name(of: log.entries[place])
                guard let count = known[name], count > 0 else { return true }
                // Of two entries that are called the same one may be new.
                known[name] = count - 1
                return false
            }
        }
    }

    private static func name(of entry: LogEntry) -> String {
        if entry.hasID { return "#" + entry.id.capitals }
        return "\(entry.date?.description ?? "")|\(entry.title)"
    }

    /// What the report calls it; nil for all.
    var label: String? {
        switch self {
        case .all: nil
        case .since(let day): day.description
        case .missing(let name, _): name
        }
    }
}
