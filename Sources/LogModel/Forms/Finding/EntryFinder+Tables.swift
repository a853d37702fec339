/// Rows of tables: one row an entry, columns by their names.
extension EntryFinder {
    /// Tables keyed by ids or by dates.
    mutating func findKeyedTables() {
        var ids = Set(
            found.compactMap { entry -> ArraySlice<UInt8>? in
                guard case .id(let key) = entry.scan.key else { return nil }
                return bytes[key.range]
            })
        let numbers = numbersThatTell
        let hasIDs = found.count { $0.form == .id } >= 3
        // The names of the columns of tables that hold entries.
        var headers: Set<[String]> = []
        for (index, table) in outline.tables.enumerated() where mayHoldEntries(table) {
            let columns = table.columns
            let rows = table.rows.indices.filter { !isEmptyRow(table.rows[$0]) }
            guard !rows.isEmpty, !isSummary(table, columns, ids), !isSummaryOfNumbers(table, numbers),
                !isOfActions(table)
            else {
                continue
            }
            let isAgain = headers.contains(header(of: table))
            let roles = columns.roles.compactMap(\.self).count
            let isKeyed =
                columns.id != nil && !columns.texts.isEmpty && (rows.count >= 2 || roles >= 2 || isAgain)
                && (columns.isJoined || table.header.cells.count >= 3 && roles >= 1)
            if isSummaryOfDays(table, columns) { continue }
            // Beside headings with ids, rows that are only counted are figures.
            if hasIDs, roles < 2, isCounted(table, columns) { continue }
            let isDated =
                columns.date != nil && table.header.cells.count >= 3 && rows.count >= 2
                && (columns.texts.count >= 2 || columns.texts.count == 1 && gradesFailures(table))
            guard isKeyed || isDated,
                isKeyed && columns.isJoined && roles > 0 || roles >= 2 || holdsText(table, columns)
            else { continue }
            headers.insert(header(of: table))
            for row in rows {
                if let id = columns.id, id < table.rows[row].cells.count,
                    let key = KeyScan(bytes, cell: table.rows[row].cells[id])
                {
                    ids.insert(bytes[key.range])
                }
                takeRow(index, row)
            }
        }
    }

    /// Whether a table has a column of keys, and all of them are numbers.
    private func isCounted(_ table: FormTable, _ columns: FormColumns) -> Bool {
        guard let id = columns.id else { return false }
        return table.rows.allSatisfy { row in
            id >= row.cells.count || KeyScan(bytes, cell: row.cells[id]) == nil
        }
    }

    /// Whether a column says how bad failures were or how far one has come, in a file or a section whose heading says that they are failures.
    private func gradesFailures(_ table: FormTable) -> Bool {
        let isLog = isTitledLog || table.heading.map { isInLog($0) } ?? false
        return isLog && table.columns.roles.contains { $0 == .severity || $0 == .status }
    }

    /// Whether a column holds sentences and not just names or numbers.
    private func holdsText(_ table: FormTable, _ columns: FormColumns) -> Bool {
        columns.texts.contains { column in
            let cells = table.rows.compactMap { column < $0.cells.count ? $0.cells[column] : nil }
            return cells.reduce(0) { $0 + $1.count } >= 16 * max(1, cells.count)
        }
    }

    /// Tables without a key, where nothing else is found: columns whose names say what broke and why.
    mutating func findTables() {
        findRecurringTables()
        guard found.isEmpty else { return }
        for (index, table) in outline.tables.enumerated() where mayHoldEntries(table) && !table.isOfFacts {
            let columns = table.columns
            let rows = table.rows.indices.filter { !isEmptyRow(table.rows[$0]) }
            // Where no title says that these are failures, the names of the columns must.
            let known = isTitledLog ? columns.roles : columns.exactRoles
            let roles = Set(known.compactMap(\.self))
            // How bad it was or how far one has come says enough of what broke, where nothing else stands in the file.
            let isGraded =
                roles.contains(.whatBroke) && (roles.contains(.status) || roles.contains(.severity))
                && (isTitledLog || outline.headings.isEmpty && outline.tables.count == 1)
            let tells =
                roles.contains(.cause) || roles.contains(.fix) || roles.contains(.lesson)
                || roles.contains(.rule) || isGraded
            guard rows.count >= 2, roles.count >= 2, tells, roles.contains(.whatBroke) || isTitledLog,
                !isOfActions(table)
            else { continue }
            for row in rows { takeRow(index, row) }
        }
    }

    /// Tables with the same three or more columns under several headings of a log, where text stands in them.
    private mutating func findRecurringTables() {
        guard isTitledLog else { return }
        var groups: [[String]: [Int]] = [:]
        for (index, table) in outline.tables.enumerated()
        where mayHoldEntries(table) && !table.isOfFacts && table.header.cells.count >= 3
            && !isOfActions(table)
        {
            groups[header(of: table), default: []].append(index)
        }
        for (_, tables) in groups
        where tables.count >= 2 && Set(tables.map { outline.tables[$0].heading }).count >= 2 {
            for index in tables where holdsText(outline.tables[index], outline.tables[index].columns) {
                for row in outline.tables[index].rows.indices
                where !isEmptyRow(outline.tables[index].rows[row]) {
                    takeRow(index, row)
                }
            }
        }
    }

    /// The names of the columns.
    private func header(of table: FormTable) -> [String] {
        table.columns.names.map { bytes.string($0).lowercased() }
    }

    /// Whether half of the days of a table are headings elsewhere.
    private func isSummaryOfDays(_ table: FormTable, _ columns: FormColumns) -> Bool {
        guard columns.id == nil, let column = columns.date, table.rows.count >= 2 else { return false }
        let days = table.rows.compactMap { row in
            column < row.cells.count ? DateScan.first(in: bytes, row.cells[column])?.date : nil
        }
        let above = table.heading.map { [$0] + Array(outline.ancestors(of: $0)) } ?? []
        let own = Set(above.compactMap { outline.headings[$0].scan.date?.date })
        let told = days.filter { headedDays.contains($0) && !own.contains($0) }
        return Set(told).count >= 2 && told.count * 2 >= table.rows.count
    }

    private func mayHoldEntries(_ table: FormTable) -> Bool {
        guard let heading = table.heading else { return true }
        let own = outline.headings[heading]
        if isEntry[heading] || isWithinEntry(heading) { return false }
        let words = bytes.trimmingMarks(own.text)
        if HeadingWords.isTimeline(bytes, words) || isInTimeline(heading) { return false }
        // A format may be shown by a table that is the log itself, but a template is none.
        return !HeadingWords.isTemplate(bytes, words)
    }

    mutating func takeRow(_ table: Int, _ row: Int) {
        let line = outline.tables[table].rows[row].line
        let source = document.source.content(ofLine: line)
        var entry = FoundEntry(
            form: .row, heading: outline.tables[table].heading, lines: line..<line + 1,
            scan: HeadScan(bytes, source.lowerBound..<source.lowerBound))
        entry.row = (table, row)
        take(entry)
    }

    func isEmptyRow(_ row: FormTable.Row) -> Bool {
        let filled = row.cells.filter { cell in cell.contains { bytes.isWordCharacter(at: $0) } }
        // A single text in bold heads the rows under it.
        guard let first = filled.first else { return true }
        if filled.count == 1, row.cells.count < 3 || bytes[first.lowerBound] == UInt8(ascii: "*") {
            return true
        }
        // A placeholder for the key or the day; elsewhere such letters may be what an entry is about.
        return row.cells.prefix(3).contains { HeadingWords.holdsPlaceholder(bytes, $0) }
    }

    /// Whether a table sums up entries that stand elsewhere, or is an index: half of its ids are headings, or its rows are links.
    private func isSummary(_ table: FormTable, _ columns: FormColumns, _ ids: Set<ArraySlice<UInt8>>) -> Bool
    {
        if let id = columns.id, !ids.isEmpty {
            let known = table.rows.count { row in
                guard id < row.cells.count, let scan = KeyScan(bytes, cell: row.cells[id]) else {
                    return false
                }
                return ids.contains(bytes[scan.range])
            }
            if known * 2 >= table.rows.count { return true }
        }
        let links = table.rows.count { row in
            row.cells.prefix(4).contains { cell in
                bytes.firstOffset(of: Array("](".utf8), in: cell) != nil
                    && bytes.firstOffset(of: Array(".md".utf8), in: cell) != nil
            }
        }
        return links * 2 > table.rows.count
    }

    /// The numbers of the headings under which something is told.
    private var numbersThatTell: Set<Int> {
        var numbers: Set<Int> = []
        for (index, heading) in outline.headings.enumerated() where !evidence[index].roles.isEmpty {
            if case .number(let value, _, _) = heading.scan.key { numbers.insert(value) }
        }
        return numbers
    }

    /// Whether a table sums up headings with numbers: at least half of its rows begin with the number of one.
    private func isSummaryOfNumbers(_ table: FormTable, _ numbers: Set<Int>) -> Bool {
        guard numbers.count >= 2, table.rows.count >= 2 else { return false }
        let known = table.rows.count { row in
            guard let first = row.cells.first,
                let number = NumberScan(bytes, whole: bytes.trimmingMarks(first))
            else { return false }
            return numbers.contains(number.value)
        }
        return known >= 2 && known * 2 >= table.rows.count
    }

    /// Whether a table lists what is to be done: somebody does something until some day.
    private func isOfActions(_ table: FormTable) -> Bool {
        let isAction = table.columns.names.contains { HeadingWords.isActionName(bytes, $0) }
        let isOwned = table.columns.names.contains { HeadingWords.isOwnerName(bytes, $0) }
        return isAction && isOwned
    }
}
