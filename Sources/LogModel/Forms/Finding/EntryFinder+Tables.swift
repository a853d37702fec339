/// Rows of tables: one row an entry, columns by their names.
extension EntryFinder {
    /// What the columns of a table hold.
    struct Columns {
        var id: Int?
        var date: Int?
        var texts: [Int] = []
        var roles: [FieldRole?] = []
        /// Whether the ids have a dash, or their column is named so.
        var isJoined = false
    }

    /// Tables keyed by ids or by dates.
    mutating func findKeyedTables() {
        var ids = Set(
            found.compactMap { entry -> ArraySlice<UInt8>? in
                guard case .id(let key) = entry.scan.key else { return nil }
                return bytes[key.range]
            })
        for (index, table) in outline.tables.enumerated() where mayHoldEntries(table) {
            let columns = columns(of: table)
            let rows = table.rows.indices.filter { !isEmptyRow(table.rows[$0]) }
            guard !rows.isEmpty, !isSummary(table, columns, ids), !isOfActions(table, columns) else {
                continue
            }
            let roles = columns.roles.compactMap(\.self).count
            let isKeyed =
                columns.id != nil && !columns.texts.isEmpty && (rows.count >= 2 || roles >= 2)
                && (columns.isJoined || table.header.cells.count >= 3 && roles >= 1)
            let isDated =
                columns.date != nil && table.header.cells.count >= 3 && columns.texts.count >= 2
                && rows.count >= 2
            guard isKeyed || isDated,
                isKeyed && columns.isJoined || roles >= 2 || holdsText(table, columns)
            else { continue }
            for row in rows {
                if let id = columns.id, id < table.rows[row].cells.count,
                    let key = DigitFinder.key(bytes, table.rows[row].cells[id])
                {
                    ids.insert(bytes[key.range])
                }
                takeRow(index, row)
            }
        }
    }

    /// Whether a column holds sentences and not just names or numbers.
    private func holdsText(_ table: FormTable, _ columns: Columns) -> Bool {
        columns.texts.contains { column in
            let cells = table.rows.compactMap { column < $0.cells.count ? $0.cells[column] : nil }
            return cells.reduce(0) { $0 + $1.count } >= 16 * max(1, cells.count)
        }
    }

    /// Tables without a key, where nothing else is found: columns whose names say what broke and why.
    mutating func findTables() {
        for (index, table) in outline.tables.enumerated() where mayHoldEntries(table) && !table.isOfFacts {
            let columns = columns(of: table)
            let rows = table.rows.indices.filter { !isEmptyRow(table.rows[$0]) }
            let roles = Set(columns.roles.compactMap(\.self))
            let tells =
                roles.contains(.cause) || roles.contains(.fix) || roles.contains(.lesson)
                || roles.contains(.rule)
            guard rows.count >= 2, roles.count >= 2, tells, roles.contains(.whatBroke) || isTitledLog,
                !isOfActions(table, columns)
            else { continue }
            for row in rows { takeRow(index, row) }
        }
    }

    private func mayHoldEntries(_ table: FormTable) -> Bool {
        guard let heading = table.heading else { return true }
        let own = outline.headings[heading]
        if isEntry[heading] || isWithinEntry(heading) { return false }
        let words = bytes.trimmingMarks(own.text)
        if HeadingWords.isTimeline(bytes, words) || isInTimeline(heading) { return false }
        // A format may be shown by a table that is the log itself, but a template is none.
        return !bytes.string(words).lowercased().contains("template")
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
        if filled.count < 2 { return true }
        // A placeholder for the key or the day; elsewhere such letters may be what an entry is about.
        return row.cells.prefix(3).contains { cell in
            ["YYYY", "XXX", "{{"].contains { bytes.firstOffset(of: Array($0.utf8), in: cell) != nil }
        }
    }

    func columns(of table: FormTable) -> Columns {
        var result = Columns()
        var roles = FormRoles()
        for (column, cell) in table.header.cells.enumerated() {
            let words = bytes.trimmingMarks(cell)
            let hit = roles.hit(bytes, words)
            let values = table.rows.compactMap {
                column < $0.cells.count ? bytes.trimmingMarks($0.cells[column]) : nil
            }.filter { !$0.isEmpty }
            let dates = values.count { DateScan(bytes, at: $0.lowerBound, end: $0.upperBound) != nil }
            let ids = Set(values.filter { isKeyCell($0) }.map { bytes[$0] }).count
            let isNamedID = Self.idNames.contains(bytes.string(words).lowercased())
            var role = hit?.role
            if ids * 2 > values.count, !values.isEmpty, column < 3, result.id == nil, dates == 0 {
                result.id = column
                result.isJoined =
                    isNamedID || values.contains { DigitFinder.key(bytes, $0)?.isJoined ?? false }
                role = nil
            } else if isNamedID, result.id == nil, column < 2 {
                let numbers = values.count { bytes[$0].allSatisfy { $0.isDigit || $0 == UInt8(ascii: "#") } }
                if numbers * 2 > values.count { (result.id, result.isJoined) = (column, true) }
                role = nil
            } else if dates * 2 > values.count, result.date == nil,
                column < 2 && !FormRoles.namesLaterDay(bytes.string(words))
                    || role == .date && hit?.isExact == true
            {
                result.date = column
            } else if role != .date, role != .status, role != .severity {
                result.texts.append(column)
            }
            result.roles.append(role)
        }
        return result
    }

    /// Whether a cell is nothing but an id.
    private func isKeyCell(_ cell: Range<Int>) -> Bool {
        var text = cell
        if let first = text.first, bytes[first] == UInt8(ascii: "["),
            let close = bytes[text].firstIndex(of: UInt8(ascii: "]"))
        {
            text = first + 1..<close
        }
        guard let key = KeyScan(bytes, at: text.lowerBound, end: text.upperBound) else { return false }
        return key.range.upperBound == text.upperBound && (key.isJoined || key.number != nil)
    }

    /// Whether a table sums up entries that stand elsewhere, or is an index: half of its ids are headings, or its rows are links.
    private func isSummary(_ table: FormTable, _ columns: Columns, _ ids: Set<ArraySlice<UInt8>>) -> Bool {
        if let id = columns.id, !ids.isEmpty {
            let known = table.rows.count { row in
                guard id < row.cells.count, let scan = DigitFinder.key(bytes, row.cells[id]) else {
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

    /// Whether a table lists what is to be done: somebody does something until some day.
    private func isOfActions(_ table: FormTable, _ columns: Columns) -> Bool {
        let names = table.header.cells.map { bytes.string(bytes.trimmingMarks($0)).lowercased() }
        let isAction = names.contains {
            $0.hasPrefix("action") || $0.hasPrefix("task") || $0 == "due" || $0 == "deadline" || $0 == "item"
        }
        let isOwned = names.contains {
            $0 == "owner" || $0 == "assignee" || $0 == "due" || $0 == "deadline" || $0 == "due date"
        }
        return isAction && isOwned
    }

    private static let idNames: Set<String> = [
        "id", "#", "no", "no.", "nr", "nr.", "№", "num", "number", "编号", "番号", "번호", "序号", "key", "ref",
    ]
}

/// Finds the id in a cell, be it a link or not.
enum DigitFinder {
    static func key(_ bytes: [UInt8], _ cell: Range<Int>) -> KeyScan? {
        var start = bytes.skippingMarks(cell)
        if start < cell.upperBound, bytes[start] == UInt8(ascii: "[") { start += 1 }
        return KeyScan(bytes, at: start, end: cell.upperBound)
    }
}
