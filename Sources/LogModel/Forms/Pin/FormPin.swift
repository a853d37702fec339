/// What a line such as `<!-- bizlog-form: heading 2 date -->` says of the entries of a file.
package struct FormPin: Sendable, Hashable {
    /// Which parts of the file are entries.
    let shape: Shape

    enum Shape: Sendable, Hashable {
        /// Headings of a level: `heading 2 date`.
        case heading(level: Int, HeadingKey)
        /// Rows of tables: `table`, `table id`.
        case table(Key?)
        /// Items of lists: `list`, `list date`.
        case list(Key?)
        /// Lines in bold and the text under them: `lead`, `lead date`.
        case lead(Key?)
        /// The whole file is one entry.
        case file
        /// The file has no entries.
        case none
    }

    /// What names an entry that begins with a heading.
    enum HeadingKey: Sendable, Hashable {
        /// An id; one with this beginning if any is given.
        case id(prefix: String?)
        /// A number; one behind this word if any is given.
        case number(word: String?)
        case date
        /// Nothing: all headings of the level are entries.
        case plain
        /// Nothing, but labels stand under it.
        case fields
    }

    /// What names a row, an item or a line.
    enum Key: String, Sendable, Hashable, CaseIterable {
        case id, number, date
        /// Text in bold at its start; in lists only.
        case bold
    }

    init(_ shape: Shape) { self.shape = shape }

    /// The line that says so.
    package var line: String { "<!-- \(Self.word): \(text) -->" }

    /// The words that say so.
    package var text: String {
        switch shape {
        case .heading(let level, .id(let prefix)): Self.joined("heading \(level) id", prefix)
        case .heading(let level, .number(let word)): Self.joined("heading \(level) number", word)
        case .heading(let level, .date): "heading \(level) date"
        case .heading(let level, .plain): "heading \(level) plain"
        case .heading(let level, .fields): "heading \(level) fields"
        case .table(let key): Self.joined("table", key?.rawValue)
        case .list(let key): Self.joined("list", key?.rawValue)
        case .lead(let key): Self.joined("lead", key?.rawValue)
        case .file: "file"
        case .none: "none"
        }
    }

    private static func joined(_ first: String, _ second: String?) -> String {
        second.map { "\(first) \($0)" } ?? first
    }

    /// The word that such a line begins with.
    static let word = "bizlog-form"
}
