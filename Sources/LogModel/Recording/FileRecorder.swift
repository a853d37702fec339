internal import MarkdownAST

/// Collects the entries to be added to one file of a family.
struct FileRecorder {
    let log: LogDocument
    let name: String
    private(set) var additions: [Addition] = []
    private let finder: PlaceFinder
    /// The places for new entries, by the prefix of their ids.
    private var places: [String: EntryPlace] = [:]
    /// The sections of the layers; nil until a rule is added.
    private var layerSections: LayerSections?
    private let derived: DerivedFacts
    private var raised: [Int: Int] = [:]
    private var newCategories: [(name: String, count: Int)] = []
    /// The indices of the rows in the table of categories, and of new ones, by folded name.
    private let rows: [[UInt8]: Int]
    private var newRows: [[UInt8]: Int] = [:]
    private var updated: LogDate?

    /// An entry to be added, and its place.
    struct Addition {
        let entry: Failure
        /// The entry as Markdown without the `#` of its heading.
        let text: String
        /// The cost of parsing it.
        let cost: ParseCost
        let place: EntryPlace
        /// The index of its post-mortem.
        let postmortem: Int
    }

    init(_ member: LogFamily.Member) {
        log = member.document
        name = member.name
        finder = PlaceFinder(log)
        derived = DerivedFacts(log, sections: log.isLog ? log.sections : [], prefixes: log.rulePrefixes)
        let names = derived.categories?.rowKeys ?? []
        rows = Dictionary(zip(names, names.indices)) { first, _ in first }
    }

    /// The names of the categories; nil if the file has no table of categories.
    var categories: [String]? {
        derived.categories.flatMap { $0.field == nil ? $0.rows.map(\.category.name) : nil }
    }

    /// The place of the next entry with an id prefix.
    mutating func place(forPrefix prefix: String, _ schema: LogSchema) -> EntryPlace {
        if let place = places[prefix] { return place }
        let place = finder.place(forPrefix: prefix, schema)
        places[prefix] = place
        return place
    }

    /// The place of the next rule of a layer.
    ///
    /// - Parameter layer: which of the layers; nil if the file has no table of them.
    mutating func place(forLayer layer: Int?, of layers: [RulePrefix], _ schema: LogSchema) -> EntryPlace {
        let key = layer.map { layers[$0].prefix } ?? ""
        if let place = places[key] { return place }
        let sections = layerSections ?? finder.sections(of: layers)
        layerSections = sections
        let place = finder.place(forLayer: layer, in: sections, schema)
        places[key] = place
        return place
    }

    /// Adds an entry.
    mutating func add(_ addition: Addition, on day: LogDate) {
        additions.append(addition)
        // A table that counts by another field than the category needs no answer of its own.
        if let key = derived.categories?.field,
            let field = addition.entry.fields.first(where: { FoldedText.key(Array($0.label.utf8)) == key }),
            let row = field.value.choice(for: field.role ?? .category).flatMap({ rows[$0.key] })
        {
            raised[row, default: 0] += 1
        }
        var latest = day
        for field in addition.entry.fields {
            if case .date(let date, _) = field.value { latest = max(latest, date) }
        }
        updated = max(updated ?? latest, latest)
    }

    /// Counts a failure in a category, and returns the category's name as spelled in the table; nil if the
    /// table lacks the category and it may not be added.
    mutating func count(_ name: String, isAdded: Bool) -> String? {
        let key = FoldedText.key(Array(name.utf8))
        if let table = derived.categories, let row = rows[key] {
            raised[row, default: 0] += 1
            return table.rows[row].category.name
        }
        if let index = newRows[key] {
            newCategories[index].count += 1
            return newCategories[index].name
        }
        guard isAdded else { return nil }
        newRows[key] = newCategories.count
        newCategories.append((name, 1))
        return name
    }

    /// The edits for the file, sorted, and the texts that they insert.
    func plan() -> RecordingPlan {
        var groups: [EntryPlace: [Addition]] = [:]
        for addition in additions { groups[addition.place, default: []].append(addition) }
        let places = groups.keys.sorted {
            ($0.range.lowerBound, $0.range.upperBound, $0.order)
                < ($1.range.lowerBound, $1.range.upperBound, $1.order)
        }
        var insertions: [RecordingPlan.Insertion] = []
        for place in places {
            var group = groups[place] ?? []
            if place.isNewestFirst { group.reverse() }
            let isFirst = insertions.last?.place.range.upperBound != place.range.lowerBound
            let edit = edit(at: place, group, opening: isFirst ? place.opening : place.separator)
            insertions.append(RecordingPlan.Insertion(place: place, additions: group, edit: edit))
        }
        var counters: [TextEdit] = []
        if !additions.isEmpty {
            let ignored = IgnoredLines(log.document)
            counters += derived.edits(addingEntries: additions.count, updatedOn: updated)
            counters += derived.categories?.edits(raising: raised, adding: newCategories, in: log) ?? []
            counters = counters.filter { edit in
                let line = log.document.source.line(at: edit.range.lowerBound)
                return !ignored.overlap(line..<line + 1)
            }
        }
        return RecordingPlan(log: log, insertions: insertions, counters: counters)
    }

    private func edit(at place: EntryPlace, _ group: [Addition], opening: String) -> TextEdit {
        let marks = String(repeating: "#", count: place.level)
        let texts = group.map { "\(marks) \($0.text)" }
        let text = opening + place.heading + texts.joined(separator: place.separator) + place.closing
        let ending = log.lineEnding
        return TextEdit(
            range: place.range,
            replacement: ending == "\n" ? text : text.replacing("\n", with: ending)
        )
    }
}
