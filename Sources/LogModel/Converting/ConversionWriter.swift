internal import MarkdownAST

/// Writes the entries of a log and the text between them in another form, and reads the result again.
struct ConversionWriter {
    /// Where the text goes that belongs to no entry.
    enum TextPlacing: CaseIterable {
        /// Where it stands.
        case inPlace
        /// As code at the end, where nothing reads an entry in it; what stands before the first entry stays there.
        case codeAtEnd
        /// All of it as code at the end, under a title of the form's own.
        case allCodeAtEnd
    }

    /// How the entries are spelled.
    private(set) var style: FormStyle
    /// The line that says which parts of the result are entries; nil if it has none.
    private(set) var pin: FormPin?
    private(set) var entries: [EntryContent] = []
    /// The entries as the log has them, without the keys and labels of a style.
    private let originals: [EntryContent]
    /// What stands before each entry, and at the end.
    private let texts: [String]
    private let frontMatter: String
    private let hasTemplate: Bool
    /// What ends a line of the log, and of the result.
    private let lineEnding: String
    private var made: [(entry: Int, key: String)] = []

    init(_ log: LogDocument, _ spelling: ConversionSpelling) {
        style = spelling.style
        let outside = OutsideText(log)
        texts = outside.texts
        frontMatter = outside.frontMatter
        hasTemplate = outside.hasTemplate
        lineEnding = String(decoding: log.document.source.lineEnding, as: UTF8.self)
        let forms = SectionedEntries(log)
        let headings = OriginalHeading(log.document, FormStyle(like: log, named: ""))
        originals = log.entries.map { entry in
            var content = EntryContent(entry, readAs: forms[entry])
            if entry.syntax == nil || entry.form.titled != nil {
                content.heading = entry.form.flatMap { headings.text(of: $0) }
            }
            content.restoreKey()
            content.restoreTitle()
            content.restoreHeading()
            return content
        }
        spell(spelling)
    }

    /// Gives entries the keys and the labels that a style has.
    mutating func spell(_ spelling: ConversionSpelling) {
        style = spelling.style
        entries = originals
        pin = spelling.isPinned ? style.pin(of: entries) : nil
        var keys = ConvertedKeys(style, for: entries)
        let labels = ConvertedLabels(style)
        let printer = FormPrinter(style: style)
        for index in entries.indices {
            keys.name(&entries[index], at: index)
            if spelling.cutsTitles { entries[index].cutTitle() }
            labels.apply(to: &entries[index])
            guard let heading = entries[index].heading else { continue }
            entries[index].keepsHeading = printer.canKeep(heading, of: entries[index])
            if !entries[index].keepsHeading {
                entries[index].fields.append(
                    EntryContent.Field(label: EntryContent.headingNote, role: nil, text: heading))
            }
        }
        made = keys.made
    }

    /// What had no place.
    func notes(_ placing: TextPlacing) -> [ConversionNote] {
        var notes: [ConversionNote] = []
        if let first = made.first, let last = made.last {
            notes.append(.keysMade(count: made.count, first: first.key, last: last.key))
        }
        var known = Set(style.labels.values)
        known.formUnion(EntryContent.notes)
        var labels: [String] = []
        for field in entries.lazy.flatMap(\.fields) where !field.label.isEmpty {
            if known.insert(field.label).inserted { labels.append(field.label) }
        }
        if !labels.isEmpty { notes.append(.ownLabels(labels)) }
        let cut = entries.count { $0.fields.contains { $0.label == EntryContent.titleNote } }
        if cut > 0 { notes.append(.titlesCut(cut)) }
        let moved = entries.count { $0.fields.contains { $0.label == EntryContent.headingNote } }
        if moved > 0 { notes.append(.headingsMoved(moved)) }
        if placing != .inPlace { notes.append(.textsAtEnd) }
        if hasTemplate { notes.append(.templateLeftOut) }
        if let pin { notes.append(.pinned(pin.line)) }
        return notes
    }

    /// The log in its new form.
    ///
    /// - Throws: an error if it is not read as it was.
    func written(_ placing: TextPlacing, isFormatted: Bool) throws(ConversionError) -> Document {
        let (lines, pieces) = text(placing)
        // A character of Swift's is a whole line ending.
        let text = lineEnding == "\n" ? lines : lines.replacing("\n", with: lineEnding)
        var log: LogDocument
        do { log = try LogDocument(parsing: text) } catch { throw .parsing(error) }
        if isFormatted { log = LogFormatter().canonical(log) }
        try prove(log, pieces)
        return log.document
    }

    /// Reads the result again: its entries must say what they said, in the words in which they were written.
    private func prove(_ log: LogDocument, _ pieces: [String]) throws(ConversionError) {
        let read = log.entries
        guard read.count == entries.count else {
            throw .countNotReadBack(expected: entries.count, found: read.count)
        }
        let bytes = log.document.source.bytes
        for (index, entry) in read.enumerated() {
            let content = EntryContent(entry)
            var value = entries[index].difference(from: content)
            if value == nil, wordCounts(bytes[entry.range]) != wordCounts(pieces[index].utf8) {
                value = "text"
            }
            if let value {
                throw .valueNotReadBack(value, line: entries[index].line, title: entries[index].title)
            }
        }
    }

    // MARK: Writing

    private func text(_ placing: TextPlacing) -> (text: String, pieces: [String]) {
        let printer = FormPrinter(style: style)
        let isTable = style.container == .row
        let table = printer.table(of: isTable ? entries : [])
        var pieces = isTable ? table.rows : entries.map { printer.text(of: $0) }
        var blocks: [String] = []
        var last: [String] = []
        blocks += front(placing)
        if isTable {
            blocks.append((table.head + pieces).joined(separator: "\n"))
            if placing == .inPlace { last = texts.dropFirst().filter { !$0.isEmpty } }
        } else {
            for (index, piece) in pieces.enumerated() {
                if placing == .inPlace, index > 0, !texts[index].isEmpty {
                    blocks.append(texts[index])
                } else if index > 0, !style.divider.isEmpty {
                    blocks.append(style.divider)
                } else if index > 0, style.items.areTight,
                    pieces[index - 1...index].allSatisfy({ !$0.utf8.contains(0x0A) })
                {
                    blocks[blocks.count - 1] += "\n" + piece
                    continue
                }
                blocks.append(piece)
            }
            if placing == .inPlace, let text = texts.last, !text.isEmpty { last = [text] }
        }
        if placing != .inPlace {
            let isWhole = style.container == .file || placing == .allCodeAtEnd
            let outside = (isWhole ? texts[...] : texts.dropFirst()).filter { !$0.isEmpty }
            if !outside.isEmpty { last = [outsideHeading, outside.joined(separator: "\n\n").fenced] }
            // What a file holds besides is part of its one entry.
            if style.container == .file { pieces = [(pieces + last).joined(separator: "\n\n")] }
        }
        return ((blocks + last).joined(separator: "\n\n") + "\n", pieces)
    }

    /// The heading over the text outside of entries, so that it ends the last entry and is none.
    private var outsideHeading: String {
        var level = if case .heading(let level) = style.container { min(level, 2) } else { 2 }
        if case .heading(level, .plain) = pin?.shape { level = 1 }
        return "\(String(repeating: "#", count: level)) Text Outside of Entries"
    }

    /// What stands before the first entry; a log has a title.
    private func front(_ placing: TextPlacing) -> [String] {
        var blocks = frontMatter.isEmpty ? [] : [frontMatter]
        let text = texts.first ?? ""
        let pins = pin.map { [$0.line] } ?? []
        if style.container == .file {
            let isMade = FormStyle.named.contains { text == "# \($0.title)" }
            return blocks + pins + (isMade || text.isEmpty || placing != .inPlace ? [] : [text])
        }
        let title = "# \(style.title)"
        if placing == .allCodeAtEnd { return blocks + [title] + pins }
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { String($0) }
        let hasTitle = lines.headingLevels.contains(1) || lines.dropFirst().contains { $0.hasPrefix("===") }
        if pins.isEmpty {
            if !hasTitle { blocks.append(title) }
            return text.isEmpty ? blocks : blocks + [text]
        }
        // Under the title, or else above all that might be an entry.
        if !hasTitle {
            blocks.append(title)
        } else if lines[0].hasPrefix("# ") {
            blocks.append(lines.removeFirst())
            lines = Array(lines.drop { $0.utf8.allSatisfy(\.isBlank) })
        }
        let rest = lines.joined(separator: "\n")
        return blocks + pins + (rest.isEmpty ? [] : [rest])
    }
}

extension String {
    /// The text as a block of code.
    fileprivate var fenced: String {
        var longest = 2
        var run = 0
        for byte in utf8 {
            run = byte == UInt8(ascii: "`") ? run + 1 : 0
            longest = Swift.max(longest, run)
        }
        let fence = String(repeating: "`", count: longest + 1)
        return "\(fence)markdown\n\(self)\n\(fence)"
    }
}
