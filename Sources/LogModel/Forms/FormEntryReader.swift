internal import MarkdownAST

/// Reads what an entry says that a finder has found.
struct FormEntryReader {
    let document: Document
    let bytes: [UInt8]
    let outline: FormOutline
    let labels: [FormField]
    private let isEntry: [Bool]
    private var choices: [ByteKey: Choice?] = [:]
    /// The day that the file itself names near its title, before all entries.
    private let fileDate: FormEntry.Value<LogDate>?

    init(_ finder: EntryFinder) {
        document = finder.document
        bytes = finder.bytes
        outline = finder.outline
        isEntry = finder.isEntry
        labels = finder.labels.fields
        let top = finder.evidence.last.map(\.labels) ?? []
        let first = outline.headings.first.map { $0.isLabel ? [] : finder.evidence[0].labels } ?? []
        let isEntry = finder.isEntry.first ?? false
        let start = finder.found.first?.lines.lowerBound ?? 0
        fileDate =
            isEntry
            ? nil
            : Self.date(
                of: (top + first).map { finder.labels.fields[$0] }.filter { $0.line < start }, finder.bytes,
                exactOnly: true,
                source: finder.document.source)
    }

    /// Reads the entries, in the order of the file. An entry ends where the next one begins.
    ///
    /// - Complexity: O(n) in the bytes of the entries
    /// - Parameter ownLines: the lines of entries that are read otherwise, in order.
    mutating func entries(_ found: [FoundEntry], before ownLines: [Int]) -> [FormEntry] {
        var label = 0
        var own = 0
        var entries: [FormEntry] = []
        entries.reserveCapacity(found.count)
        for (index, entry) in found.enumerated() {
            while own < ownLines.count, ownLines[own] <= entry.lines.lowerBound { own += 1 }
            let ends = [
                index + 1 < found.count ? found[index + 1].lines.lowerBound : outline.lineCount,
                own < ownLines.count ? ownLines[own] : outline.lineCount,
            ]
            let next = ends.min() ?? outline.lineCount
            let end =
                entry.form == .row
                ? entry.lines.upperBound : min(entry.lines.upperBound, max(next, entry.lines.lowerBound + 1))
            let start = entry.form == .file ? 0 : entry.lines.lowerBound
            while label < labels.count, labels[label].line < start { label += 1 }
            var last = label
            while last < labels.count, labels[last].line < end { last += 1 }
            entries.append(read(entry, entry.lines.lowerBound..<end, Array(labels[label..<last])))
            label = last
        }
        return entries
    }

    private mutating func read(_ entry: FoundEntry, _ lines: Range<Int>, _ labels: [FormField]) -> FormEntry {
        var lines = lines
        while lines.count > 1, document.source.isBlankOrBreak(lines.upperBound - 1) {
            lines = lines.lowerBound..<lines.upperBound - 1
        }
        let start = document.source.start(ofLine: lines.lowerBound)
        let end = document.source.content(ofLine: lines.upperBound - 1).upperBound
        let fields = entry.row.map { cells(of: $0) } ?? values(of: labels, behind: entry, before: end)
        let key = key(of: entry, fields)
        let title = title(of: entry, fields)
        return FormEntry(
            form: entry.form, lines: lines, range: start..<max(start, end), key: key,
            title: oneLine(title), titleRange: title,
            date: date(of: entry, fields, key), severity: severity(of: entry, fields),
            status: status(of: entry, fields), fields: fields,
            head: entry.scan,
            node: entry.item
                ?? (entry.form == .row || entry.form == .lead
                    ? nil : entry.heading.map { outline.headings[$0].node }),
            row: entry.row)
    }

    // MARK: Fields

    /// The fields with values that reach to the next label or heading.
    private func values(of labels: [FormField], behind entry: FoundEntry, before end: Int) -> [FormField] {
        var fields = labels.filter {
            $0.line > entry.lines.lowerBound || $0.style == .data || $0.style == .row
        }
        for index in fields.indices {
            guard fields[index].style != .data, fields[index].style != .row else { continue }
            var limit = end
            if index + 1 < fields.count {
                let next = fields[index + 1]
                if next.line == fields[index].line { continue }
                limit = document.source.start(ofLine: next.line)
            }
            let first =
                fields[index].value.isEmpty
                ? fields[index].spelling.upperBound : fields[index].value.lowerBound
            fields[index].value = trimmed(first..<max(first, min(limit, end)))
        }
        return fields
    }

    private func trimmed(_ range: Range<Int>) -> Range<Int> {
        var (start, end) = (range.lowerBound, range.upperBound)
        while start < end, bytes[start].isBlank || bytes[start].isLineEnding { start += 1 }
        while end > start, bytes[end - 1].isBlank || bytes[end - 1].isLineEnding { end -= 1 }
        return start..<end
    }

    private func cells(of place: (table: Int, row: Int)) -> [FormField] {
        let table = outline.tables[place.table]
        return table.rows[place.row].cells.prefix(table.header.cells.count).enumerated().map { column, cell in
            let hit = table.columns.hits[column]
            return FormField(
                style: .column, line: table.rows[place.row].line, spelling: table.header.cells[column],
                words: table.columns.names[column], role: hit?.role, isExact: hit?.isExact ?? false,
                value: cell)
        }
    }

    /// A text that may run over lines as one line.
    private func oneLine(_ range: Range<Int>) -> String {
        guard bytes[range].contains(where: \.isLineEnding) else { return bytes.string(range) }
        return bytes.string(range).split(whereSeparator: \.isNewline).map { line in
            String(line.drop { $0 == " " || $0 == "\t" })
        }.joined(separator: " ")
    }

    // MARK: Values

    private func date(of entry: FoundEntry, _ fields: [FormField], _ key: FormEntry.Key?) -> FormEntry.Value<
        LogDate
    >? {
        if let scan = entry.scan.date {
            if let date = scan.date { return FormEntry.Value(content: date, range: scan.range) }
            // A month, or a date that could mean two days: a field may say more, what stands above does not.
            return Self.date(of: fields, bytes, exactOnly: false, source: document.source)
        }
        if let value = Self.date(of: fields, bytes, exactOnly: false, source: document.source) {
            return value
        }
        if let row = entry.row, let value = day(of: outline.tables[row.table], row.row) { return value }
        if let key, let value = DateScanInKey.day(bytes, key.range) { return value }
        if let heading = entry.heading {
            let above =
                entry.form == .row || entry.form == .item || entry.form == .lead
                ? [heading] + Array(outline.ancestors(of: heading)) : Array(outline.ancestors(of: heading))
            for index in above {
                // What stands under an entry but is none of its parts has a day of its own, or none.
                if isEntry[index] { return nil }
                if let scan = outline.headings[index].scan.date, let date = scan.date {
                    return FormEntry.Value(content: date, range: scan.range)
                }
            }
        }
        return fileDate
    }

    /// What stands in the column of days, whatever it is called.
    private func day(of table: FormTable, _ row: Int) -> FormEntry.Value<LogDate>? {
        guard let column = table.columns.date, column < table.rows[row].cells.count,
            let scan = DateScan.first(in: bytes, table.rows[row].cells[column]), let date = scan.date
        else { return nil }
        return FormEntry.Value(content: date, range: scan.range)
    }

    private static func date(
        of fields: [FormField], _ bytes: [UInt8], exactOnly: Bool, source: SourceText
    ) -> FormEntry.Value<LogDate>? {
        for isExact in exactOnly ? [true] : [true, false] {
            for field in fields where field.role == .date && field.isExact == isExact {
                if let scan = DateScan.first(in: bytes, field.firstLine(in: source)), let date = scan.date {
                    return FormEntry.Value(content: date, range: scan.range)
                }
            }
        }
        return nil
    }

    private mutating func severity(of entry: FoundEntry, _ fields: [FormField]) -> FormEntry.Value<Choice>? {
        if let range = entry.scan.severity, let value = Choice(bytes.string(range)) {
            return FormEntry.Value(content: value, range: range)
        }
        if let value = firstChoice(.severity, fields) { return value }
        for field in fields where field.role == nil && field.style != .heading {
            let line = field.firstLine(in: document.source)
            guard line.count <= 24, !line.isEmpty, StateWords.kind(bytes, line) == .severity,
                let value = choice(on: line)
            else { continue }
            return FormEntry.Value(content: value, range: line)
        }
        return nil
    }

    private mutating func status(of entry: FoundEntry, _ fields: [FormField]) -> FormEntry.Value<Choice>? {
        if let range = entry.scan.status, let value = Choice(bytes.string(range)) {
            return FormEntry.Value(content: value, range: range)
        }
        return firstChoice(.status, fields)
    }

    /// The value that a line begins with. Values recur, so each line is read once.
    private mutating func choice(on line: Range<Int>) -> Choice? {
        let key = ByteKey(bytes[line])
        if let choice = choices[key] { return choice }
        let choice = Choice(leading: bytes[line])
        choices[key] = .some(choice)
        return choice
    }

    /// What the first field with a role says, without its remark: `P1 (was P2)`, `Fixed — 2026-03-01`, `closed, see #3`.
    private mutating func firstChoice(_ role: FieldRole, _ fields: [FormField]) -> FormEntry.Value<Choice>? {
        for field in fields where field.role == role && !field.value.isEmpty {
            let line = field.firstLine(in: document.source)
            // `404 Not Found` is what a server has answered.
            let digits = bytes[line].prefix { $0.isDigit }
            if role == .status, digits.count == 3 { continue }
            if let value = choice(on: line) {
                return FormEntry.Value(content: value, range: line)
            }
        }
        return nil
    }
}
