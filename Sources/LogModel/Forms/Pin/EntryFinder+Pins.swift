internal import MarkdownAST

/// Finds the entries that a file's own lines speak of, whatever else speaks for them or against.
extension EntryFinder {
    /// Finds what some lines say, or what there is if none says anything.
    mutating func run(obeying pins: [FormPin]) {
        if pins.isEmpty { return run() }
        for pin in pins {
            switch pin.shape {
            case .heading(let level, let key): takeHeadings(ofLevel: level, key)
            case .table, .list, .lead, .file, .none: continue
            }
        }
        for pin in pins {
            switch pin.shape {
            case .heading, .none: continue
            case .table(let key): takeRows(key)
            case .list(let key): takeItems(key)
            case .lead(let key): takeLeads(key)
            case .file: if found.isEmpty { takeFile() }
            }
        }
        sortFound()
    }

    private mutating func takeHeadings(ofLevel level: Int, _ key: FormPin.HeadingKey) {
        for (index, heading) in outline.headings.enumerated()
        where heading.level == level && !heading.isRefused {
            guard let form = form(of: index, key) else { continue }
            take(heading: index, form)
        }
    }

    /// How a heading is an entry for which a line asks; nil if it is none.
    private func form(of index: Int, _ key: FormPin.HeadingKey) -> FormKind? {
        let heading = outline.headings[index]
        switch key {
        case .id(let prefix):
            guard case .id(let scan) = heading.scan.key else { return nil }
            return begins(scan.range, with: prefix) ? .id : nil
        case .number(let word):
            guard case .number(_, _, let range) = heading.scan.key else { return nil }
            return word.map { bytes.string(range).lowercased() == $0.lowercased() } ?? true ? .number : nil
        case .date: return heading.scan.date == nil ? nil : .date
        case .plain: return .plain
        case .fields: return evidence[index].labels.isEmpty || heading.isLabel ? nil : .plain
        }
    }

    private func begins(_ range: Range<Int>, with prefix: String?) -> Bool {
        guard let prefix else { return true }
        return bytes.string(range).lowercased().hasPrefix(prefix.lowercased())
    }

    private mutating func takeRows(_ key: FormPin.Key?) {
        for (index, table) in outline.tables.enumerated() {
            if let heading = table.heading, isEntry[heading] || isWithinEntry(heading) { continue }
            let columns = table.columns
            switch key {
            case .id, .number: if columns.id == nil { continue }
            case .date: if columns.date == nil { continue }
            case .bold, nil: if table.isOfFacts { continue }
            }
            for row in table.rows.indices where !isEmptyRow(table.rows[row]) { takeRow(index, row) }
        }
    }

    private mutating func takeItems(_ key: FormPin.Key?) {
        for list in outline.lists {
            for item in items(of: list) where !isWithinEntry(line: item.lines.lowerBound) {
                let isWanted =
                    switch key {
                    case .id: if case .id = item.scan.key { true } else { false }
                    case .number: item.number != nil
                    case .date: item.scan.date != nil
                    case .bold: item.isBold
                    case nil: true
                    }
                if isWanted { take(item) }
            }
        }
    }

    private mutating func takeLeads(_ key: FormPin.Key?) {
        let taken = allLeads().filter { lead in
            if isWithinEntry(line: lead.line) { return false }
            switch (key, lead.scan.key) {
            case (nil, _), (.id, .id), (.number, .number): return true
            case (.date, _): return lead.scan.date != nil
            case (.id, _), (.number, _), (.bold, _): return false
            }
        }
        take(leads: taken)
    }
}
