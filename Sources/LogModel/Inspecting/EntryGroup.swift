internal import MarkdownAST

/// The entries of a log that are written alike: headings of one level with ids that begin alike, rows, items.
package struct EntryGroup: Sendable {
    /// What a line says that names them, see ``FormPin``.
    package let pin: FormPin
    /// The indices of the entries, in the order of the file.
    package fileprivate(set) var members: [Int] = []
    /// Whether they are in bizlog's own form.
    package fileprivate(set) var isOwn = false

    /// What they are, in words: `headings of level 2 with a date`.
    package var name: String {
        switch pin.shape {
        case .heading(let level, .id(let prefix)):
            "headings of level \(level) with an id" + (prefix.map { " that begins with \($0)" } ?? "")
        case .heading(let level, .number(let word)):
            "headings of level \(level) with a number" + (word.map { " behind '\($0)'" } ?? "")
        case .heading(let level, .date): "headings of level \(level) with a date"
        case .heading(let level, .plain), .heading(let level, .fields): "headings of level \(level)"
        case .table(let key): "rows of a table" + (key.map { " with \($0.name)" } ?? "")
        case .list(let key): "items of a list" + (key.map { " with \($0.name)" } ?? "")
        case .lead(let key): key.map { "opening lines with \($0.name)" } ?? "lines in bold"
        case .file: "the whole file"
        case .none: "nothing"
        }
    }

    /// The groups of a log, in the order in which they begin.
    ///
    /// - Complexity: O(entries)
    static func all(_ log: LogDocument) -> [EntryGroup] {
        var groups: [EntryGroup] = []
        var known: [FormPin: Int] = [:]
        for (index, entry) in log.entries.enumerated() {
            guard let pin = FormPin(of: entry) else { continue }
            let place = known[pin] ?? groups.count
            if place == groups.count {
                known[pin] = place
                groups.append(EntryGroup(pin: pin))
            }
            groups[place].members.append(index)
            if entry.syntax != nil { groups[place].isOwn = true }
        }
        return groups
    }

    private init(pin: FormPin) { self.pin = pin }
}

extension FormPin.Key {
    fileprivate var name: String {
        switch self {
        case .id: "an id"
        case .number: "a number"
        case .date: "a date"
        case .bold: "text in bold"
        }
    }
}
