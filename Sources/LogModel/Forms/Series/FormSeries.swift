internal import MarkdownAST

/// The entries of a file that are named one after the other: by ids that begin alike, by numbers behind the same word, or by days.
///
/// Numbers and days may begin anew under the next heading, in the next table, or in the next list, so those of each are a series of
/// their own.
package struct FormSeries: Sendable {
    /// What the entries are named by.
    package enum Kind: Sendable, Hashable {
        case id
        case number
        case day
    }

    package let kind: Kind
    /// What stands before the number: `F-` of `F-007`, `Incident` of `Incident #7`; empty for days.
    package let prefix: String
    /// How its entries are found.
    package let form: FormKind
    /// The indices of the entries, in the order of the file.
    package fileprivate(set) var members: [Int] = []
    /// For each member where it stands: members with the same value stand under the same heading, or in the same table.
    package fileprivate(set) var sections: [Int] = []
    /// For each member its number, or its day as a number such as 20260304.
    package fileprivate(set) var numbers: [Int] = []

    /// The series of a file, in the order in which they begin. An entry whose id does not end with a number is in none.
    ///
    /// - Complexity: O(n) in the entries and headings
    package static func all(_ entries: [FormEntry], in document: Document) -> [FormSeries] {
        var series: [FormSeries] = []
        var known: [Name: Int] = [:]
        var sections = FormPlaces(document)
        for (index, entry) in entries.enumerated() {
            let section = sections.section(of: entry)
            guard let (name, number) = Name.of(entry, in: section, document) else { continue }
            let place = known[name] ?? series.count
            if place == series.count {
                known[name] = place
                series.append(FormSeries(kind: name.kind, prefix: name.prefix, form: entry.form))
            }
            series[place].members.append(index)
            series[place].sections.append(section)
            series[place].numbers.append(number)
        }
        return series
    }

    private init(kind: Kind, prefix: String, form: FormKind) {
        (self.kind, self.prefix, self.form) = (kind, prefix, form)
    }

    private struct Name: Hashable {
        let kind: Kind
        let prefix: String
        /// Where numbers and days begin anew.
        let section: Int?
        let form: FormKind?

        static func of(_ entry: FormEntry, in section: Int, _ document: Document) -> (Name, number: Int)? {
            if let key = entry.key {
                guard let number = Int(key.id.digits) else { return nil }
                if !key.isNumber {
                    return (Name(kind: .id, prefix: key.id.prefix, section: nil, form: nil), number)
                }
                // What numbers the items of a list is Markdown, which counts on whatever stands there.
                if entry.form == .item { return nil }
                let word = entry.wordBeforeNumber.map { document.source.string($0) } ?? ""
                return (
                    Name(kind: .number, prefix: word.lowercased(), section: section, form: entry.form), number
                )
            }
            guard let day = entry.ownDay else { return nil }
            let number = day.year * 10_000 + day.month * 100 + day.day
            return (Name(kind: .day, prefix: "", section: section, form: entry.form), number)
        }
    }
}

extension FormEntry {
    /// The word before the number that names the entry: `Incident` of `Incident #7`.
    package var wordBeforeNumber: Range<Int>? {
        guard case .number(_, _, let word) = head.key, !word.isEmpty else { return nil }
        return word
    }

    /// The day that stands in the entry itself, not in a heading above it.
    package var ownDay: LogDate? {
        guard let date, range.lowerBound <= date.range.lowerBound, date.range.upperBound <= range.upperBound
        else { return nil }
        return date.content
    }
}

/// Under which heading each entry of a file stands, asked for in the order of the file.
private struct FormPlaces {
    private let document: Document
    private var headings: ArraySlice<Int>
    /// The headings that are open: their lines and levels.
    private var open: [(line: Int, level: Int)] = []

    init(_ document: Document) {
        self.document = document
        headings = document.topLevelHeadings[...]
    }

    /// The line of the heading that an entry stands under, or a number of its own for the table that it stands in; -1 for the file.
    mutating func section(of entry: FormEntry) -> Int {
        if let row = entry.row { return -2 - row.table }
        while let next = headings.first, Int(document.nodes[next].startLine) < entry.lines.lowerBound {
            headings.removeFirst()
            let level = document.level(ofHeading: next)
            while let last = open.last, last.level >= level { open.removeLast() }
            open.append((Int(document.nodes[next].startLine), level))
        }
        guard let node = entry.node, case .heading(let level) = document.nodes[node].kind else {
            return open.last?.line ?? -1
        }
        return open.last { $0.level < Int(level) }?.line ?? -1
    }
}

extension Document {
    fileprivate func level(ofHeading node: Int) -> Int {
        guard case .heading(let level) = nodes[node].kind else { return 1 }
        return Int(level)
    }
}
