internal import MarkdownAST

/// Finds the entries of a file in whatever form they are written.
///
/// The finders of the single forms are tried one after the other, strong keys first. Each takes what speaks for it and leaves the rest;
/// what is left with little evidence is no entry, and ``unread`` says where it stands.
struct EntryFinder {
    let document: Document
    let bytes: [UInt8]
    let outline: FormOutline
    let labels: FormLabels
    let evidence: [FormEvidence]
    /// Whether the first heading says that the file is a log.
    let isTitledLog: Bool
    /// Whether the first heading says that the file tells what to do, and not what happened.
    let isGuide: Bool
    private(set) var found: [FoundEntry] = []
    /// For each heading, whether it begins an entry.
    private(set) var isEntry: [Bool]
    /// For each heading, whether entries stand under it.
    var isTopic: [Bool]
    /// For each heading with a date, whether it groups the entries under it.
    var isDayTopic: [Bool]
    /// For each heading, whether nothing is filled in under it.
    private let isHollow: [Bool]
    /// The days that headings name.
    let headedDays: Set<LogDate>
    /// The lines of headings that look like entries and are not read as such.
    var unread: [Int] = []

    init(_ document: Document) {
        self.document = document
        bytes = document.source.bytes
        outline = FormOutline(document)
        labels = FormLabels(document, outline)
        evidence = FormEvidence.all(outline, labels, bytes)
        isHollow = HollowHeadings.all(document, outline, labels)
        isEntry = Array(repeating: false, count: outline.headings.count)
        isTopic = Array(repeating: false, count: outline.headings.count)
        isDayTopic = Array(repeating: false, count: outline.headings.count)
        headedDays = Set(outline.headings.compactMap { $0.scan.date?.date })
        let title = outline.headings.first?.text
        isGuide = title.map { HeadingWords.isGuide(document.source.bytes, $0) } ?? false
        isTitledLog = !isGuide && title.map { HeadingWords.isLogTitle(document.source.bytes, $0) } ?? false
    }

    /// Runs all finders.
    ///
    /// - Complexity: O(n) in the bytes of the file, for each form once
    mutating func run() {
        findByID()
        if found.isEmpty, isOneEntry(atLeast: .strong) {
            takeFile()
            return
        }
        findKeyedTables()
        if !isGuide {
            findStrongItems()
            if found.isEmpty { findStrongLeads() }
        }
        findByDate()
        findByNumber()
        if !isGuide { findPlainBesideRows() }
        if found.isEmpty, isOneEntry(atLeast: .fair) {
            takeFile()
            return
        }
        if !isGuide {
            if found.isEmpty { findTables() }
            findLists()
            if found.isEmpty { findLeadLines() }
        }
        if found.isEmpty, isOneEntry(atLeast: .weak) {
            takeFile()
            return
        }
        if found.isEmpty, !isGuide { findSentences() }
        sortFound()
    }

    /// Reads nothing of what is found so far as an entry.
    mutating func dropFound() {
        found = []
        for index in isEntry.indices { (isEntry[index], isTopic[index]) = (false, false) }
    }

    mutating func sortFound() { found.sort { $0.lines.lowerBound < $1.lines.lowerBound } }

    // MARK: Taking

    /// Takes a heading and what stands under it for an entry.
    ///
    /// - Parameter scan: the heading taken apart, if it is more than a heading with a title.
    mutating func take(heading index: Int, _ form: FormKind, scan: HeadScan? = nil) {
        guard !isEntry[index] else { return }
        let heading = outline.headings[index]
        isEntry[index] = true
        for ancestor in outline.ancestors(of: index) { isTopic[ancestor] = true }
        found.append(
            FoundEntry(
                form: form, heading: index, lines: heading.line..<heading.end, scan: scan ?? heading.scan))
    }

    mutating func take(_ entry: FoundEntry) {
        if let heading = entry.heading ?? outline.heading(at: entry.lines.lowerBound) {
            isTopic[heading] = true
            for ancestor in outline.ancestors(of: heading) { isTopic[ancestor] = true }
        }
        found.append(entry)
    }

    mutating func takeFile() {
        let first = outline.headings.first
        let line = first?.line ?? 0
        found = [
            FoundEntry(
                form: .file, heading: first == nil ? nil : 0, lines: line..<outline.lineCount,
                scan: first?.scan ?? HeadScan(bytes, document.source.content(ofLine: 0)))
        ]
    }

    // MARK: Questions

    /// Whether a heading stands under one that begins an entry.
    func isWithinEntry(_ index: Int) -> Bool { outline.ancestors(of: index).contains { isEntry[$0] } }

    /// Whether a line belongs to an entry that a heading begins.
    func isWithinEntry(line: Int) -> Bool {
        guard let heading = outline.heading(at: line) else { return false }
        return isEntry[heading] || isWithinEntry(heading)
    }

    /// Whether a heading may begin an entry at all.
    func mayBegin(_ index: Int) -> Bool {
        let heading = outline.headings[index]
        return !isEntry[index] && !isTopic[index] && !heading.isRefused && !heading.isLabel
            && !isHollow[index]
    }

    /// Whether a heading stands under one that tells what happened one after the other.
    func isInTimeline(_ index: Int) -> Bool {
        outline.ancestors(of: index).contains {
            HeadingWords.isTimeline(bytes, bytes.trimmingMarks(outline.headings[$0].text))
        }
    }

    /// Whether the title of the file or a heading above says that these are failures.
    func isInLog(_ index: Int) -> Bool {
        isTitledLog
            || outline.ancestors(of: index).contains {
                HeadingWords.isLogTitle(bytes, outline.headings[$0].text)
            }
    }

    /// The headings under one, the next level only.
    func children(of index: Int) -> [Int] {
        var children: [Int] = []
        var child = index + 1
        while child < outline.headings[index].next {
            children.append(child)
            child = outline.headings[child].next
        }
        return children
    }

    /// The share of some headings with a label that at least half of them, and two, have.
    func recurrence(_ indices: [Int]) -> Double {
        guard indices.count >= 2 else { return 0 }
        var counts: [ArraySlice<UInt8>: Int] = [:]
        for index in indices {
            for label in Set(evidence[index].labels.map { bytes[labels.fields[$0].words] }) {
                counts[label, default: 0] += 1
            }
        }
        let common = indices.count { index in
            evidence[index].labels.contains {
                counts[bytes[labels.fields[$0].words], default: 0] * 2 >= max(4, indices.count)
            }
        }
        return Double(common) / Double(indices.count)
    }
}

/// How an entry is found.
package enum FormKind: String, Sendable, Hashable, CaseIterable {
    /// A heading with an id.
    case id
    /// A heading with a date.
    case date
    /// A heading with a number.
    case number
    /// A heading without a key.
    case plain
    /// A row of a table.
    case row
    /// An item of a list.
    case item
    /// A line in bold with text under it.
    case lead
    /// The whole file.
    case file
}

/// An entry as a finder has found it.
struct FoundEntry {
    let form: FormKind
    /// The heading that begins it, or that it stands under if it is a row, an item or a line.
    let heading: Int?
    /// The lines, 0-based.
    let lines: Range<Int>
    /// The heading, the first words of the item, or the line in bold.
    let scan: HeadScan
    /// The table and the row in it.
    var row: (table: Int, row: Int)?
    /// The node of the list item.
    var item: Int?
    /// Whether others of its kind have an id that begins like its own.
    var isKeyOfFamily = false
}
