internal import MarkdownAST

/// Where the next entry of a log goes, and what names it.
package struct NextEntry: Sendable {
    /// The line before which it goes, 0-based; that behind the last one for the end of the file.
    package let line: Int
    /// Whether it goes before the entry that stands first, and not behind the one that stands last.
    package let isFirst: Bool
    /// The id, number or day that names it; nil if a title alone does.
    package let name: String?

    /// - Parameter today: the day that it has if days name the entries.
    init?(_ entries: [LogEntry], _ order: LogInspection.Order, today: LogDate) {
        guard let first = entries.first, let last = entries.last else { return nil }
        let source = first.log.document.source
        isFirst = order == .newestFirst
        line =
            isFirst
            ? source.line(at: first.range.lowerBound)
            : source.line(at: max(last.range.lowerBound, last.range.upperBound - 1)) + 1
        name = Self.name(behind: entries, isFirst ? first : last, today)
    }

    private static func name(behind entries: [LogEntry], _ neighbour: LogEntry, _ today: LogDate) -> String? {
        guard neighbour.hasID else { return neighbour.form?.ownDay == nil ? nil : today.description }
        let prefix = neighbour.id.prefix
        if Int(neighbour.id.digits) == nil { return nil }
        if let day = neighbour.form.flatMap({ $0.dayInKey }), let range = prefix.range(ofDay: day) {
            return prefix[..<range.lowerBound] + today.compact + prefix[range.upperBound...]
                + String(repeating: "0", count: max(0, neighbour.id.digits.utf8.count - 1)) + "1"
        }
        let numbers = entries.compactMap { $0.hasID && $0.id.prefix == prefix ? Int($0.id.digits) : nil }
        guard let highest = numbers.max(), highest < Int.max else { return nil }
        let digits = String(highest + 1)
        let zeros =
            neighbour.id.digits.hasPrefix("0") ? neighbour.id.digits.utf8.count - digits.utf8.count : 0
        return prefix + String(repeating: "0", count: max(0, zeros)) + digits
    }
}

extension FormEntry {
    /// The day in its id, as the id has it: `20260313`.
    fileprivate var dayInKey: String? {
        guard let key, !key.isNumber else { return nil }
        return key.id.prefix.split(whereSeparator: { !$0.isNumber }).map(String.init).first {
            $0.utf8.count == 8
                && LogDate("\($0.prefix(4))-\($0.dropFirst(4).prefix(2))-\($0.suffix(2))") != nil
        }
    }
}

extension String {
    fileprivate func range(ofDay day: String) -> Range<String.Index>? {
        var start = startIndex
        while start < endIndex {
            if self[start...].hasPrefix(day) { return start..<index(start, offsetBy: day.count) }
            start = index(after: start)
        }
        return nil
    }
}

extension LogDate {
    /// The day as ids have it: `20260313`.
    fileprivate var compact: String { String(description.filter { $0 != "-" }) }
}
