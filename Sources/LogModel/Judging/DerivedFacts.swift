internal import MarkdownAST

/// What follows from the entries of a log and is written in it as a copy: how many there are, the day of the last one, and how many each
/// category has.
///
/// It finds the copies once, and makes the edits that correct them, be it that a check found them wrong or that entries are added.
package struct DerivedFacts {
    /// The number of entries in the header.
    package struct Total {
        package let label: Range<Int>
        /// The first line of the value; empty if there is none.
        package let firstLine: Range<Int>
        /// nil if the value does not begin with a number.
        package let number: DigitRun?
        /// Whether what is counted are rules.
        package let countsRules: Bool
    }

    /// The day of the last update in the header.
    package struct LastUpdated {
        package let date: LogDate
        package let range: Range<Int>
    }

    package let total: Total?
    /// nil if the header has no day, or one that cannot be read.
    package let lastUpdated: LastUpdated?
    package let categories: CategoryTable?
    /// How many entries the log has; nil if it may have some in a form that is not seen: a heading names an entry that is not read, or the log
    /// has neither an entry, nor a template, nor a table of prefixes.
    package let entryCount: Int?
    /// The headings that name an entry which is not read.
    package let unreadHeadings: [UnreadHeading]

    /// - Parameters:
    ///   - sections: the sections of the log.
    ///   - prefixes: the prefixes of the log's table of layers.
    /// - Complexity: O(header + sections + entries)
    package init(_ log: LogDocument, sections: [LogSection], prefixes: [RulePrefix]) {
        let document = log.document
        let bytes = document.source.bytes
        unreadHeadings = log.unreadHeadings
        let isEmpty = log.syntax.isEmpty && log.places == nil
        let mayHaveOthers =
            !unreadHeadings.isEmpty || !(log.inferred?.unread.isEmpty ?? true)
            || isEmpty && log.templates.isEmpty && prefixes.isEmpty
        entryCount = mayHaveOthers ? nil : log.entries.count
        var total: Total?
        var lastUpdated: LastUpdated?
        for field in log.header?.body.fields ?? [] {
            switch field.schemaIndex {
            case 0:
                let line = document.valuePlace(of: field).firstLine
                guard let scan = DateScanner.date(in: bytes, line) else { continue }
                lastUpdated = LastUpdated(date: scan.date, range: line.lowerBound..<scan.end)
            case 1:
                // In a log of another form only a label that says so counts its entries.
                if log.places != nil, !RoleWords.countsEntries(bytes.string(field.label.text)) { continue }
                let place = document.valuePlace(of: field)
                total = Total(
                    label: field.label.range,
                    firstLine: place.firstLine,
                    number: DigitRun(bytes, place.range),
                    countsRules: FoldedText.matches(bytes, field.label.text, RoleWords.ruleTotalKey)
                        || log.isRuleBook
                )
            default: continue
            }
        }
        if total == nil, log.places != nil { total = Self.foreignTotal(log) }
        (self.total, self.lastUpdated) = (total, lastUpdated)
        categories = CategoryTable.all(in: sections, of: log).first
    }

    /// The number of entries under the title of a log in another form: `Total: 12`, `Incidents: 12`.
    private static func foreignTotal(_ log: LogDocument) -> Total? {
        let document = log.document
        let bytes = document.source.bytes
        for field in log.header?.body.fields ?? [] where field.schemaIndex == nil {
            let line = document.valuePlace(of: field).firstLine
            guard RoleWords.countsEntries(bytes.string(field.label.text)), let number = DigitRun(bytes, line)
            else { continue }
            return Total(label: field.label.range, firstLine: line, number: number, countsRules: false)
        }
        return nil
    }

    /// The edit of the header that says how many entries there are when some more are added; nil if it says so already, or has no number.
    ///
    /// Where the entries may not be seen, the number is added to.
    package func totalEdit(adding count: Int = 0) -> TextEdit? {
        guard let number = total?.number else { return nil }
        let sum = (entryCount ?? number.value ?? 0).addingReportingOverflow(count)
        if sum.overflow || sum.partialValue == number.value { return nil }
        return TextEdit(range: number.range, replacement: "\(sum.partialValue)")
    }

    /// The edit of the header that moves the day of the last update forward; nil if the day is not later, or the header has none.
    package func lastUpdatedEdit(_ day: LogDate) -> TextEdit? {
        guard let lastUpdated, lastUpdated.date < day else { return nil }
        return TextEdit(range: lastUpdated.range, replacement: day.description)
    }
}

extension CategoryTable {
    /// The names of the rows, folded as the values of the field are.
    package var rowKeys: [[UInt8]] {
        rows.map { row in
            let name = field == nil ? nil : Choice(row.category.name)?.key
            return name ?? FoldedText.key(Array(row.category.name.utf8))
        }
    }

    /// Whether a row's count contradicts the entries.
    ///
    /// - Parameters:
    ///   - count: how many entries declare the category.
    ///   - isComplete: whether all entries declare one; otherwise the count may be greater.
    package func isStale(_ row: Row, declared count: Int, isComplete: Bool) -> Bool {
        isComplete ? count != row.category.count : count > row.category.count
    }
}

extension CategoryTable.Row {
    /// The edit that writes another count.
    package func countEdit(_ count: Int) -> TextEdit {
        TextEdit(range: self.count.range, replacement: "\(count)")
    }
}
