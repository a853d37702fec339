internal import MarkdownAST

/// What a log was found to be, and why.
package struct LogInspection: Sendable {
    /// What says which parts of the file are entries.
    package enum Source: String, Sendable {
        /// A template in the file.
        case template
        /// A line `<!-- bizlog-form: … -->`.
        case line
        /// The entries have bizlog's own form.
        case ownForm
        /// Inference.
        case inference
        /// Nothing: no entry is found.
        case nothing
    }

    /// Entries that are written alike.
    package struct Form: Sendable {
        /// `headings of level 2 with a date`
        package let name: String
        /// The words of a line that names them: `heading 2 date`.
        package let words: String
        package let count: Int
        /// The line of the first and of the last entry, 0-based.
        package let first: Int
        package let last: Int
        /// What speaks for their being entries.
        package let reasons: [String]
    }

    /// A value, and how many entries have it.
    package struct Count: Sendable {
        package let name: String
        package let count: Int
    }

    /// The order of the entries.
    package enum Order: String, Sendable {
        case oldestFirst
        case newestFirst
        case none
    }

    package let source: Source
    package let entryCount: Int
    package let forms: [Form]
    package let fields: [FieldUse]
    package let severities: [Count]
    package let statuses: [Count]
    package let order: Order
    package let next: NextEntry?
    /// How much of the file the entries cover, in percent of the lines that are not blank.
    package let coverage: Int
    /// The lines of headings that are templates or placeholders, 0-based.
    package let templateLines: [Int]
    /// What is not read.
    package let unread: UnreadParts?
    /// The lines of all headings that look like entries and are not read, 0-based.
    package let unreadLines: [Int]

    /// - Parameter today: the day that an entry which is written now has.
    /// - Complexity: O(n) in the bytes of the file
    package init(_ log: LogDocument, today: LogDate) {
        let entries = Array(log.entries)
        source = Self.source(of: log, entries)
        entryCount = entries.count
        order = log.entriesAreNewestFirst.map { $0 ? .newestFirst : .oldestFirst } ?? .none
        let fields = FieldUse.all(entries)
        self.fields = fields
        forms = EntryGroup.all(log).map { Self.form($0, entries, in: log) }
        severities = Self.counts(entries.compactMap { $0.summary[.severity] })
        statuses = Self.counts(entries.compactMap { $0.summary[.status] })
        next = NextEntry(in: log, on: today)
        coverage = Self.coverage(of: entries, in: log.document)
        templateLines = log.templateLines
        unread = log.unreadParts
        unreadLines = log.inferred.map { $0.unread.sorted() } ?? []
    }

    private static func source(of log: LogDocument, _ entries: [LogEntry]) -> Source {
        if !log.templates.isEmpty { return .template }
        if log.inferred.map({ !$0.pins.obeyed.isEmpty }) ?? false { return .line }
        if entries.isEmpty { return .nothing }
        return entries.contains { $0.syntax == nil } ? .inference : .ownForm
    }

    private static func form(_ group: EntryGroup, _ entries: [LogEntry], in log: LogDocument) -> Form {
        let members = group.members.map { entries[$0] }
        let lines = members.map { log.document.source.line(at: $0.range.lowerBound) }
        return Form(
            name: group.name, words: group.pin.text, count: members.count, first: lines.first ?? 0,
            last: lines.last ?? 0, reasons: reasons(members, isOwn: group.isOwn))
    }

    private static func reasons(_ members: [LogEntry], isOwn: Bool) -> [String] {
        let count = members.count
        var reasons: [String] = []
        if isOwn { reasons.append("the headings begin with an id and have fields under them") }
        let numbers = members.compactMap { $0.hasID ? Int($0.id.digits) : nil }
        let steps = zip(numbers, numbers.dropFirst()).count { abs($0 - $1) == 1 }
        if numbers.count > 1, steps > 0 {
            reasons.append("\(steps) of \(numbers.count - 1) numbers follow the one before")
        }
        let dated = members.count { $0.summary.date != nil }
        if dated > 0 { reasons.append("\(dated) of \(count) have a date") }
        for field in FieldUse.all(members).filter({ !$0.isInHeading && $0.count * 2 >= count && $0.count > 1 }
        )
        .prefix(3) {
            reasons.append("'\(field.label)' is in \(field.count) of \(count)")
        }
        let states = members.count { $0.summary[.severity] != nil || $0.summary[.status] != nil }
        if states > 0 { reasons.append("\(states) of \(count) have a severity or a status") }
        return reasons
    }

    private static func counts(_ values: [Choice]) -> [Count] {
        var names: [[UInt8]: Int] = [:]
        var counts: [(name: String, count: Int)] = []
        for value in values {
            if let place = names[value.key] {
                counts[place].count += 1
            } else {
                names[value.key] = counts.count
                counts.append((value.description, 1))
            }
        }
        return counts.enumerated().sorted { ($1.element.count, $0.offset) < ($0.element.count, $1.offset) }
            .map { Count(name: $0.element.name, count: $0.element.count) }
    }

    private static func coverage(of entries: [LogEntry], in document: Document) -> Int {
        let source = document.source
        func isFilled(_ line: Int) -> Bool {
            !source.bytes.trimmingBlanks(source.content(ofLine: line)).isEmpty
        }
        let all = (0..<source.lineCount).count(where: isFilled)
        var covered = 0
        var next = 0
        for entry in entries {
            let first = max(next, source.line(at: entry.range.lowerBound))
            let end = source.line(at: max(entry.range.lowerBound, entry.range.upperBound - 1)) + 1
            guard first < end else { continue }
            covered += (first..<end).count(where: isFilled)
            next = end
        }
        return all == 0 ? 0 : covered * 100 / all
    }
}

extension LogDocument {
    /// The lines of headings with a placeholder, where an entry has an id, 0-based.
    fileprivate var templateLines: [Int] {
        let blocks = templateBlocks.nodes.map { Int(document.nodes[$0].startLine) }
        let headings = placeholders.map { document.source.line(at: $0.lowerBound) }
        return Set(blocks + headings).sorted()
    }
}
