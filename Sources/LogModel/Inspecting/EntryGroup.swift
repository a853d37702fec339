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
        case .lead(let key): "lines in bold" + (key.map { " with \($0.name)" } ?? "")
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

extension FormPin {
    /// The line that names an entry and those that are written like it.
    fileprivate init?(of entry: LogEntry) {
        let document = entry.log.document
        if let syntax = entry.syntax {
            let heading = syntax.region.heading
            let prefix = Self.letters(document.source.string(heading.id))
            self.init(.heading(level: heading.level, .id(prefix: prefix)))
            return
        }
        guard let form = entry.form else { return nil }
        switch form.form {
        case .file: self.init(.file)
        case .row: self.init(.table(Self.key(of: form)))
        case .item: self.init(.list(Self.key(of: form)))
        case .lead: self.init(.lead(Self.key(of: form)))
        case .id, .date, .number, .plain:
            guard let node = form.node else { return nil }
            self.init(
                .heading(level: document.headingLevel(of: node), Self.headingKey(of: form, in: document)))
        }
    }

    private static func headingKey(of form: FormEntry, in document: Document) -> HeadingKey {
        switch form.form {
        case .id: .id(prefix: form.key.map { letters($0.id.text) })
        case .number: .number(word: form.wordBeforeNumber.map { document.source.string($0) })
        case .date: .date
        case .plain, .row, .item, .lead, .file: .plain
        }
    }

    /// What stands before the first digit of an id.
    private static func letters(_ id: String) -> String { String(id.prefix { !$0.isNumber }) }

    private static func key(of form: FormEntry) -> Key? {
        if let key = form.key { return key.isNumber ? .number : .id }
        return form.head.date != nil || form.form == .row && form.ownDay != nil ? .date : nil
    }
}
