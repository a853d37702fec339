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
    let order: FormOrder
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
        let order = FormOrder(entries, sections, document.source.bytes)
        self.document = document
        self.outline = outline
        self.entries = entries
        self.sections = sections
        self.order = order
        let newest = Self.newest(of: entries, places.candidates, order)
        self.newest = newest
        let all = order == .falling ? Array(entries.indices) : Array(entries.indices.reversed())
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
            return Shape(kind: entry.form, level: Int(level))
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

    private static func newest(of entries: [FormEntry], _ candidates: [Int], _ order: FormOrder) -> Int {
        let sorted = order == .falling ? candidates.reversed() : candidates
        var best = sorted.last ?? 0
        let dated = sorted.filter { entries[$0].date != nil }
        if let day = dated.compactMap({ entries[$0].date?.content }).max(), dated.count * 2 >= sorted.count {
            best = dated.last { entries[$0].date?.content == day } ?? best
        }
        return best
    }
}

/// How entries follow each other.
enum FormOrder {
    case rising
    case falling

    /// Keys, else dates, that rise or fall in four of five pairs decide; else what the file says of itself. New entries go to the end
    /// where nothing tells.
    init(_ entries: [FormEntry], _ sections: [Int], _ bytes: [UInt8]) {
        var keys = (rises: 0, falls: 0)
        var dates = (rises: 0, falls: 0)
        for index in entries.indices.dropFirst() where sections[index] == sections[index - 1] {
            let (left, right) = (entries[index - 1], entries[index])
            if let a = left.key, let b = right.key, a.id.prefix == b.id.prefix,
                let first = Int(a.id.digits), let second = Int(b.id.digits)
            {
                keys.rises += first < second ? 1 : 0
                keys.falls += first > second ? 1 : 0
            }
            if let first = left.date?.content, let second = right.date?.content {
                dates.rises += first < second ? 1 : 0
                dates.falls += first > second ? 1 : 0
            }
        }
        if let order = Self.decided(keys) ?? Self.decided(dates) {
            self = order
        } else {
            self = Self.isSaidToFall(bytes, entries) ? .falling : .rising
        }
    }

    private static func decided(_ pairs: (rises: Int, falls: Int)) -> FormOrder? {
        let count = pairs.rises + pairs.falls
        guard count > 0 else { return nil }
        if pairs.rises * 5 >= count * 4 { return .rising }
        return pairs.falls * 5 >= count * 4 ? .falling : nil
    }

    /// Whether the text above the first entry says that new entries go to the top.
    private static func isSaidToFall(_ bytes: [UInt8], _ entries: [FormEntry]) -> Bool {
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
