internal import MarkdownAST

/// The entries of a log that is not written in bizlog's own form, as models for the next one.
///
/// Only those of the form that most entries have are models: of one kind, and with headings of one level.
struct FormModel {
    let document: Document
    let outline: FormOutline
    /// The entries of that form, in the order of the file.
    let entries: [FormEntry]
    /// What each of them stands under: a heading, a table or a list; -1 for nothing.
    let sections: [Int]
    let steps: EntrySteps
    /// Whether a new entry goes before the others: numbers, else days, of which four of five fall decide; else what the file says of itself. New
    /// entries go to the end where nothing tells.
    let isNewestFirst: Bool
    /// The index of the newest entry beside which a new one goes.
    let newest: Int
    /// The indices of the newest entries, at most five, the newest first.
    let recent: [Int]

    var bytes: [UInt8] { document.source.bytes }
    var kind: FormKind { entries[newest].form }
    var models: [FormEntry] { recent.map { entries[$0] } }

    /// The most entries that are looked at as models.
    static let maximumModels = 5

    /// - Complexity: O(n) in the bytes of the file
    init?(_ document: Document, _ found: [FormEntry]) {
        guard let entries = Self.dominant(found, document), !entries.isEmpty else { return nil }
        let outline = FormOutline(document)
        let sections = entries.map { Self.section(of: $0, outline) }
        let places = FormSectionChoice(outline, entries, sections, document.source.bytes)
        var steps = EntrySteps()
        for (index, entry) in entries.enumerated() {
            if index > 0, sections[index] != sections[index - 1] { steps.beginSection() }
            steps.note(entry.key?.id, entry.date?.content)
        }
        let isNewestFirst =
            steps.isNewestFirst ?? Self.isSaidToBeNewestFirst(document.source.bytes, before: entries)
        self.document = document
        self.outline = outline
        self.entries = entries
        self.sections = sections
        (self.steps, self.isNewestFirst) = (steps, isNewestFirst)
        let newest = Self.newest(of: entries, places.candidates, isNewestFirst)
        self.newest = newest
        let all = isNewestFirst ? Array(entries.indices) : Array(entries.indices.reversed())
        let start = all.firstIndex(of: newest) ?? 0
        // Entries beside the newest one are like it; those of other sections come next.
        let own = sections[newest]
        let behind = all[start...].filter { sections[$0] == own }
        let rest = all.filter { $0 != newest && !behind.contains($0) }
        recent = Array((behind.prefix(Self.maximumModels) + rest).prefix(Self.maximumModels))
    }

    /// Whether at least half of the models have something.
    func mostModels(_ have: (FormEntry) -> Bool) -> Bool { models.count(where: have) * 2 >= models.count }

    // MARK: Which entries

    private struct Shape: Hashable {
        let kind: FormKind
        let level: Int
    }

    private static func dominant(_ found: [FormEntry], _ document: Document) -> [FormEntry]? {
        let shapes = found.map { entry -> Shape in
            guard let node = entry.node, case .heading(let level) = document.nodes[node].kind else {
                return Shape(kind: entry.form, level: 0)
            }
            // A heading with a number is found by its date, if it has one.
            return Shape(kind: entry.key?.isNumber == true ? .number : entry.form, level: Int(level))
        }
        let counts = Dictionary(shapes.map { ($0, 1) }, uniquingKeysWith: +)
        guard let best = shapes.max(by: { counts[$0, default: 0] < counts[$1, default: 0] }) else {
            return nil
        }
        return zip(found, shapes).filter { $1 == best }.map(\.0)
    }

    private static func section(of entry: FormEntry, _ outline: FormOutline) -> Int {
        if let row = entry.row { return row.table }
        if entry.form == .item, let node = entry.node { return outline.lists.last { $0 <= node } ?? -1 }
        guard let heading = outline.heading(at: entry.lines.lowerBound) else { return -1 }
        return outline.headings[heading].node == entry.node ? outline.headings[heading].parent ?? -1 : heading
    }

    private static func newest(of entries: [FormEntry], _ candidates: [Int], _ isNewestFirst: Bool) -> Int {
        let sorted = isNewestFirst ? candidates.reversed() : candidates
        var best = sorted.last ?? 0
        let dated = sorted.filter { entries[$0].date != nil }
        if let day = dated.compactMap({ entries[$0].date?.content }).max(), dated.count * 2 >= sorted.count {
            best = dated.last { entries[$0].date?.content == day } ?? best
        }
        return best
    }
}

extension FormModel {
    /// Whether the text above the first entry says that new entries go to the top.
    private static func isSaidToBeNewestFirst(_ bytes: [UInt8], before entries: [FormEntry]) -> Bool {
        let end = min(entries.first?.range.lowerBound ?? 0, 4096)
        let text = bytes.string(0..<end).lowercased()
        return [
            "newest first", "newest at the top", "newest at top", "newest on top", "newest entries first",
            "latest first", "most recent first", "recent first", "reverse chronological",
            "newest entry first",
            "new entries at the top", "new entries on top", "neueste zuerst", "neueste oben",
        ].contains { text.contains($0) }
    }
}
