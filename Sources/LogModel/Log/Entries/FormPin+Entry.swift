internal import MarkdownAST

extension FormPin {
    /// The line that names an entry and those that are written like it.
    init?(of entry: LogEntry) {
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
