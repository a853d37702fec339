/// What the columns of a table hold: found once, for those who look for entries in it and those who read them.
struct FormColumns {
    /// The words of each column's name.
    let names: [Range<Int>]
    /// What each name stands for.
    let hits: [FormRoles.Hit?]
    /// What each column is for, by its name; nil also for the column of keys.
    private(set) var roles: [FieldRole?] = []
    /// The column of ids or numbers; nil if there is none.
    private(set) var id: Int?
    /// The column of the days on which something happened; nil if there is none.
    private(set) var date: Int?
    /// The columns that are neither, nor a day, a severity or a status.
    private(set) var texts: [Int] = []
    /// Whether the ids have a dash, or their column is named so.
    private(set) var isJoined = false

    /// The same for the columns whose names are labels of a role as they stand there.
    var exactRoles: [FieldRole?] { zip(roles, hits).map { role, hit in hit?.isExact == true ? role : nil } }

    /// - Complexity: O(n) in the bytes of the table
    init(_ bytes: [UInt8], header: [Range<Int>], rows: [FormTable.Row]) {
        var known = FormRoles()
        names = header.map { bytes.trimmingMarks($0) }
        hits = names.map { known.hit(bytes, $0) }
        for (column, name) in names.enumerated() {
            let values = rows.compactMap {
                column < $0.cells.count ? bytes.trimmingMarks($0.cells[column]) : nil
            }
            add(column, name, values.filter { !$0.isEmpty }, bytes)
        }
    }

    private mutating func add(_ column: Int, _ name: Range<Int>, _ values: [Range<Int>], _ bytes: [UInt8]) {
        let hit = hits[column]
        let dates = values.count { DateScan(bytes, at: $0.lowerBound, end: $0.upperBound) != nil }
        let keys = values.compactMap { value in
            KeyScan(bytes, cell: value).flatMap { $0.isWhole(bytes, value) ? $0 : nil }
        }
        let numbers = values.count { bytes[$0].allSatisfy { $0.isDigit || $0.isOne(of: "#-") } }
        let isCounted = numbers * 2 > values.count
        // `Item` may as well be the name of what the row is about.
        let isNamed =
            HeadingWords.isKeyName(bytes, name)
            || isCounted && bytes.string(name).lowercased() == "item"
        var role = hit?.role
        // `P1` and `S2` look like ids.
        let isOfGrades = (role == .severity || role == .status) && !isNamed
        if !isOfGrades, Set(keys.map { bytes[$0.range] }).count * 2 > values.count, !values.isEmpty,
            column < 3, id == nil,
            dates == 0
        {
            id = column
            isJoined = isNamed || keys.contains(where: \.isJoined)
            role = nil
        } else if isNamed, id == nil, column < 2 {
            if isCounted { (id, isJoined) = (column, true) }
            role = nil
        } else if dates * 2 > values.count, date == nil,
            column < 2 && !FormRoles.namesLaterDay(bytes.string(name))
                || role == .date && hit?.isExact == true
        {
            date = column
        } else if role != .date, role != .status, role != .severity {
            texts.append(column)
        }
        roles.append(role)
    }
}
