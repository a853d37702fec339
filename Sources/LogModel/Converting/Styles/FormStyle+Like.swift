internal import MarkdownAST

extension FormStyle {
    /// The style in which the entries of a log are written; nil if it has none.
    ///
    /// The form that most of them have counts, and of these the one whose head says most.
    public init?(like log: LogDocument, named name: String) {
        let entries = log.entries
        guard let first = entries.first else { return nil }
        // Without a template, entries that could be in bizlog's own form are spelled as they are.
        let lines = Set(entries.map { log.document.source.line(at: $0.range.lowerBound) })
        let all =
            log.templates.isEmpty
            ? log.inferredEntries.filter { lines.contains($0.lines.lowerBound) } : entries.compactMap(\.form)
        var counts: [FormKind: Int] = [:]
        for form in all { counts[form.form, default: 0] += 1 }
        let kind = counts.max { ($0.value, $1.key.rawValue) < ($1.value, $0.key.rawValue) }?.key
        let forms = all.filter { $0.form == kind }
        guard let kind, forms.count * 2 >= entries.count,
            let sample = forms.max(by: { $0.head.values.count < $1.head.values.count })
        else {
            self = Self.home(level: first.level)
            return
        }
        self.init(sample, kind, forms, log.document, areNamed: entries.allSatisfy(\.hasID), named: name)
    }

    /// bizlog's own form with headings of a level.
    private static func home(level: Int) -> FormStyle {
        FormStyle(
            name: home.name, container: .heading(level: level), head: home.head,
            keys: home.keys, fact: home.fact, text: home.text, labels: home.labels, divider: home.divider)
    }

    private init(
        _ sample: FormEntry, _ kind: FormKind, _ forms: [FormEntry], _ document: Document, areNamed: Bool,
        named name: String
    ) {
        let bytes = document.source.bytes
        let labels = Self.labels(of: forms, document)
        if kind == .row {
            self.init(rowsLike: sample, forms, document, labels, areNamed: areNamed, named: name)
            return
        }
        let container: Container =
            switch kind {
            case .item: .item
            case .lead: .lead
            case .file: .file
            case .id, .date, .number, .plain, .row:
                .heading(level: sample.node.map { document.headingLevel(of: $0) } ?? 2)
            }
        let scan = HeadReading(bytes, sample.head)
        var parts = scan.parts
        if kind == .item, Self.hasDayBehind(sample, bytes) {
            // The marks of the bold head are those of the item.
            for index in parts.indices {
                parts[index].opening.removeAll { $0 == "*" }
                parts[index].closing.removeAll { $0 == "*" }
            }
        }
        let keys: Keys =
            switch kind {
            case .id: .ids(prefix: Self.prefix(of: sample), isDated: Self.isDated(sample))
            case .number: .numbers
            case .date, .plain, .row, .item, .lead, .file: .asTheyAre
            }
        if !parts.contains(where: { $0.slot == .title }) {
            parts.append(HeadPart(slot: .title, separator: " — "))
        }
        if !parts.contains(where: { $0.slot == .key }) {
            // A key stands right before the title if the form has no place for one.
            let title = parts.firstIndex { $0.slot == .title } ?? 0
            let separator = parts[title].separator
            parts.insert(HeadPart(slot: .key, separator: separator), at: title)
            if title == 0 { parts[1].separator = ": " }
        }
        let spellings = FieldSpellings(forms, document)
        self.init(
            name: name, container: container, head: parts, number: scan.number, keys: keys,
            fact: spellings.fact, text: spellings.text, labels: labels, sections: spellings.sections,
            section: spellings.section, spacing: FieldSpacing(forms, document),
            divider: Self.divider(forms, document.source))
        if kind == .item {
            items = Items(
                areBold: forms.count { Self.isBold($0, bytes) } * 2 >= forms.count,
                areTight: zip(forms, forms.dropFirst()).contains {
                    $0.lines.upperBound == $1.lines.lowerBound
                },
                areOrdered: sample.range.first { !bytes[$0].isBlank }.map { bytes[$0].isDigit } ?? false,
                haveDayBehind: forms.count { Self.hasDayBehind($0, bytes) } * 2 >= forms.count)
        }
    }

    /// The thematic break that stands between most entries; empty if none does.
    private static func divider(_ forms: [FormEntry], _ source: SourceText) -> String {
        var counts: [String: Int] = [:]
        for (entry, next) in zip(forms, forms.dropFirst()) {
            var end = entry.lines.upperBound
            // The break is a part of the entry before it.
            while end > entry.lines.lowerBound + 1, source.isBlankOrBreak(end - 1) { end -= 1 }
            let found = (end..<max(end, next.lines.lowerBound)).compactMap { source.thematicBreak($0) }
            if found.count == 1 { counts[source.string(found[0]), default: 0] += 1 }
        }
        let most = counts.max { ($0.value, $1.key) < ($1.value, $0.key) }
        return most.map { $0.value * 2 >= forms.count - 1 ? $0.key : "" } ?? ""
    }

    private static func hasDayBehind(_ entry: FormEntry, _ bytes: [UInt8]) -> Bool {
        guard let date = entry.head.date, entry.head.title.upperBound < date.range.lowerBound else {
            return false
        }
        return bytes[entry.head.title.upperBound..<date.range.lowerBound].contains { $0.isOne(of: "*_") }
    }

    private static func isBold(_ entry: FormEntry, _ bytes: [UInt8]) -> Bool {
        let text = hasDayBehind(entry, bytes) ? entry.head.title : entry.head.text
        return text.lowerBound > 0 && bytes[text.lowerBound - 1].isOne(of: "*_")
            && text.upperBound < bytes.count && bytes[text.upperBound].isOne(of: "*_")
    }

    /// - Parameter areNamed: whether each entry of the log has a key. Where one has none, no row needs one.
    private init(
        rowsLike sample: FormEntry, _ forms: [FormEntry], _ document: Document, _ labels: [FieldRole: String],
        areNamed: Bool, named name: String
    ) {
        let source = document.source
        var parts: [HeadPart] = []
        var columns: [String] = []
        for field in sample.fields {
            let label = source.string(field.words)
            let slot: Slot? =
                if let key = sample.key, field.value.overlaps(key.range) {
                    .key
                } else if field.value == sample.titleRange {
                    .title
                } else {
                    nil
                }
            if let slot, !parts.contains(where: { $0.slot == slot }) {
                parts.append(HeadPart(slot: slot, opening: label))
            }
            columns.append(label)
        }
        if !parts.contains(where: { $0.slot == .title }) {
            parts.append(HeadPart(slot: .title, opening: "Title"))
        }
        let isKeyed = areNamed && parts.contains { $0.slot == .key }
        let line = FieldSpelling.line(opening: "", closing: "")
        let keys: Keys =
            sample.key.map { $0.isNumber ? .numbers : .ids(prefix: Self.prefix(of: sample), isDated: false) }
            ?? .asTheyAre
        self.init(
            name: name, container: .row, head: parts, keys: isKeyed ? keys : .asTheyAre, fact: line,
            text: line, labels: labels, columns: columns)
    }

    /// What the first fields with each role are called.
    private static func labels(of forms: [FormEntry], _ document: Document) -> [FieldRole: String] {
        var labels: [FieldRole: String] = [:]
        for entry in forms {
            for field in entry.fields {
                guard let role = document.role(of: field, in: entry), labels[role] == nil else { continue }
                let label = document.source.string(field.words)
                if !labels.values.contains(label) { labels[role] = label }
            }
        }
        return labels
    }

    private static func prefix(of entry: FormEntry) -> String {
        let prefix = entry.key?.id.prefix ?? ""
        return isDated(entry) ? String(prefix.prefix { !$0.isNumber }) : prefix
    }

    private static func isDated(_ entry: FormEntry) -> Bool {
        guard let key = entry.key, let date = entry.date else { return false }
        return key.id.text.contains(date.content.description.filter { $0 != "-" })
    }
}

/// How the fields of some entries are spelled: those of a few words, and texts.
private struct FieldSpellings {
    var fact = FormStyle.FieldSpelling.line(opening: "**", closing: ":**")
    var text = FormStyle.FieldSpelling.line(opening: "**", closing: ":**")

    /// The labels that are headings.
    var sections: Set<String> = []
    var section: FormStyle.FieldSpelling?

    init(_ forms: [FormEntry], _ document: Document) {
        var facts: [FormStyle.FieldSpelling: Int] = [:]
        var texts: [FormStyle.FieldSpelling: Int] = [:]
        var others: [FormStyle.FieldSpelling: Int] = [:]
        for entry in forms {
            for field in entry.fields {
                guard let spelling = Self.spelling(of: field, document) else { continue }
                if field.style == .heading {
                    if section == nil { section = spelling }
                    sections.insert(document.source.string(field.words))
                }
                switch document.role(of: field, in: entry) {
                // A label that says nothing to anybody but this log may be part of a text.
                case nil where field.style != .heading: others[spelling, default: 0] += 1
                case .date, .severity, .status, .entity, .owner, .category: facts[spelling, default: 0] += 1
                default: texts[spelling, default: 0] += 1
                }
            }
        }
        if let most = Self.most(texts) ?? Self.most(facts) ?? Self.most(others) {
            (text, fact) = (most, most)
        }
        if let most = Self.most(facts) { fact = most }
    }

    private static func most(_ counts: [FormStyle.FieldSpelling: Int]) -> FormStyle.FieldSpelling? {
        counts.max { ($0.value, "\($1.key)") < ($1.value, "\($0.key)") }?.key
    }

    private static func spelling(of field: FormField, _ document: Document) -> FormStyle.FieldSpelling? {
        let bytes = document.source.bytes
        switch field.style {
        case .row, .column, .data, .inHeading: return nil
        case .heading:
            let line = bytes.trimmingBlanks(document.source.content(ofLine: field.line))
            return .heading(level: max(1, bytes.atxMarks(line)))
        case .strong, .plain:
            let opening = bytes.string(field.spelling.lowerBound..<field.words.lowerBound)
            var end = field.spelling.upperBound
            while end > field.words.upperBound, bytes[end - 1].isBlank { end -= 1 }
            let closing = bytes.string(field.words.upperBound..<end)
            // What recurs only once, such as a number or a quote, is no spelling.
            guard opening.utf8.allSatisfy({ $0.isOne(of: "*_- +") }), closing.utf8.count <= 6 else {
                return nil
            }
            let line = document.source.line(at: field.spelling.lowerBound)
            let isBlock = !field.value.isEmpty && document.source.line(at: field.value.lowerBound) > line
            return isBlock
                ? .block(opening: opening, closing: closing) : .line(opening: opening, closing: closing)
        }
    }
}

extension LogEntry {
    /// The level of its heading; 3 if it has none.
    fileprivate var level: Int { syntax?.region.heading.level ?? 3 }
}
