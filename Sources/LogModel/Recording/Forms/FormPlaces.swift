internal import MarkdownAST

/// Where a new entry goes in a log in another form, and what stands between it and its neighbour.
struct FormPlace {
    /// The offset at which it is inserted.
    let offset: Int
    /// Whether it stands before what is there.
    let isBefore: Bool
    /// What divides two entries, with line feeds.
    let separator: String
    /// A heading for the day, if entries stand under headings for their days and there is none for this one yet, with a blank line.
    var opening = ""
    /// What stands before the first of the new entries, if it is not what divides two.
    private(set) var first: String?

    init(_ shape: FormShape, in document: Document, on day: LogDate) {
        guard let model = shape.log else {
            self.init(atEndOf: document, like: shape.model)
            return
        }
        if shape.model.document.source.bytes != document.source.bytes, model.entries.count == 1 {
            // The example says what divides entries.
            let all = Array(shape.model.entries.indices)
            self.init(model, on: day, separator: Self.separator(shape.model, all))
        } else {
            self.init(model, on: day, separator: nil)
        }
    }

    private init(_ model: FormModel, on day: LogDate, separator known: String?) {
        let days = FormDays(model)
        if let days, days.newest.date != day {
            (offset, isBefore) = days.isFalling ? (days.start, true) : (days.end, false)
            separator = days.separator
            opening = days.heading(for: day)
            return
        }
        let own = model.sections[model.newest]
        let siblings = model.entries.indices.filter { model.sections[$0] == own }
        let first = siblings.first ?? model.newest
        let last = siblings.last ?? model.newest
        isBefore = model.isNewestFirst
        offset = isBefore ? model.entries[first].range.lowerBound : model.end(of: last)
        separator = known ?? Self.separator(model, isBefore ? siblings : siblings.reversed())
    }

    /// A place at the end of a file without entries.
    private init(atEndOf document: Document, like model: FormModel) {
        let bytes = document.source.bytes
        var end = bytes.count
        while end > 0, bytes[end - 1].isLineEnding || bytes[end - 1].isBlank { end -= 1 }
        (offset, isBefore) = (end, false)
        let all = Array(model.entries.indices)
        separator = Self.separator(model, all)
        if model.kind != .row { first = "\n\n" }
    }

    /// What divides the first two entries next to each other among some; what is usual where there is only one.
    private static func separator(_ model: FormModel, _ siblings: [Int]) -> String {
        let bytes = model.bytes
        let all = siblings.count > 1 ? siblings : Array(model.entries.indices)
        for (one, other) in zip(all, all.dropFirst()) where abs(one - other) == 1 {
            let (left, right) = (min(one, other), max(one, other))
            let range = model.end(of: left)..<model.entries[right].range.lowerBound
            guard range.lowerBound <= model.entries[right].range.lowerBound, !range.isEmpty else { continue }
            let text = bytes.string(range).normalizedLines
            if text.allSatisfy({ " \t\n-*_".contains($0) }), text.hasPrefix("\n") { return text.plainBreaks }
        }
        switch model.kind {
        case .row, .item: return "\n"
        case .id, .date, .number, .plain, .lead, .file:
            return model.hasBreakAbove ? "\n\n---\n\n" : "\n\n"
        }
    }
}

extension FormModel {
    /// Behind the last byte of an entry that is neither blank nor a break.
    func end(of index: Int) -> Int {
        let entry = entries[index]
        let source = document.source
        var last = entry.lines.upperBound
        if let node = entry.node, entry.form != .item,
            let heading = outline.headings.firstIndex(where: { $0.node == node })
        {
            last = outline.headings[heading].end
        }
        while last > entry.lines.lowerBound + 1, source.isBlankOrBreak(last - 1) { last -= 1 }
        return source.content(ofLine: last - 1).upperBound
    }

    /// Whether a break divides the first entry from what stands above it.
    fileprivate var hasBreakAbove: Bool {
        guard let first = entries.first, entries.count == 1 else { return false }
        var line = first.lines.lowerBound - 1
        while line > 0, bytes.trimmingBlanks(document.source.content(ofLine: line)).isEmpty { line -= 1 }
        return line > 0 && document.source.thematicBreak(line) != nil
    }
}

extension String {
    /// Line breaks and thematic breaks without blanks at the ends of lines.
    fileprivate var plainBreaks: String {
        split(separator: "\n", omittingEmptySubsequences: false).map { line in
            line.allSatisfy { $0 == " " || $0 == "\t" } ? "" : String(line)
        }.joined(separator: "\n")
    }
}

/// Headings for days, under which entries stand that have no date of their own.
private struct FormDays {
    let model: FormModel
    let newest: (heading: Int, date: LogDate, range: Range<Int>)
    let isFalling: Bool

    init?(_ model: FormModel) {
        let entry = model.entries[model.newest]
        guard let date = entry.date, date.range.upperBound <= entry.range.lowerBound else { return nil }
        let line = model.document.source.line(at: date.range.lowerBound)
        guard let heading = model.outline.heading(at: line), model.outline.headings[heading].line == line,
            model.outline.headings[heading].level > 1
        else { return nil }
        self.model = model
        newest = (heading, date.content, date.range)
        let dates = model.entries.compactMap(\.date?.content)
        var balance = 0
        for (left, right) in zip(dates, dates.dropFirst()) where left != right {
            balance += left < right ? 1 : -1
        }
        isFalling = balance < 0
    }

    var start: Int { model.document.source.start(ofLine: model.outline.headings[newest.heading].line) }

    var end: Int {
        var last = model.outline.headings[newest.heading].end
        while last > 1, model.document.source.isBlankOrBreak(last - 1) { last -= 1 }
        return model.document.source.content(ofLine: last - 1).upperBound
    }

    var separator: String {
        var line = model.outline.headings[newest.heading].end - 1
        var hasBreak = false
        while line > 0, model.document.source.isBlankOrBreak(line) {
            hasBreak = hasBreak || model.document.source.thematicBreak(line) != nil
            line -= 1
        }
        return hasBreak ? "\n\n---\n\n" : "\n\n"
    }

    func heading(for day: LogDate) -> String {
        let bytes = model.bytes
        let line = model.document.source.content(ofLine: model.outline.headings[newest.heading].line)
        let date = FormDate.text(day, like: bytes.string(newest.range), of: newest.date)
        var behind = bytes.string(newest.range.upperBound..<max(newest.range.upperBound, line.upperBound))
        if behind.contains(where: { $0.isLetter || $0.isNumber }) {
            behind = String(behind.prefix { $0 == "]" || $0 == "*" })
        }
        var text = bytes.string(line.lowerBound..<newest.range.lowerBound) + date + behind + "\n\n"
        if let row = model.entries[model.newest].row {
            // A table for the day has the columns of the others.
            let table = model.outline.tables[row.table]
            for line in [table.header.line, table.separator] {
                text += bytes.string(model.document.source.content(ofLine: line)) + "\n"
            }
        }
        return text
    }
}
