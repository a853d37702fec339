internal import MarkdownAST

/// What names an entry: its key and its title.
extension FormEntryReader {
    func key(of entry: FoundEntry, _ fields: [FormField]) -> FormEntry.Key? {
        switch entry.scan.key {
        case .id(let scan) where entry.form == .id || entry.isKeyOfFamily || isName(scan, entry.scan):
            return FormEntry.Key(bytes, scan.range, isNumber: false)
        case .number(_, let digits, _)
        where entry.form != .file || digits.count >= 3 && bytes[digits.lowerBound] == UInt8(ascii: "0"):
            return FormEntry.Key(bytes, digits, isNumber: true)
        case .id, .number, nil: break
        }
        if entry.form == .item, let item = entry.item, let digits = itemNumber(item) {
            return FormEntry.Key(bytes, digits, isNumber: true)
        }
        if let row = entry.row { return rowKey(outline.tables[row.table], row.row) }
        guard entry.form == .file else { return nil }
        let named = fields.first { field in
            let words = bytes.string(field.words).lowercased()
            // `インシデントID`
            let isID =
                words == "id" || words.hasSuffix(" id")
                || words.hasSuffix("id") && words.utf8.contains { $0 >= 0x80 }
            return (isID || words == "number") && field.style != .heading
                && !field.value.isEmpty
        }
        guard let value = named.map({ bytes.trimmingMarks($0.value) }) else { return nil }
        if let scan = KeyScan(bytes, at: value.lowerBound, end: value.upperBound) {
            return FormEntry.Key(bytes, scan.range, isNumber: false)
        }
        guard value.count <= 9, bytes[value].allSatisfy(\.isDigit) else { return nil }
        return FormEntry.Key(bytes, value, isNumber: true)
    }

    /// What stands in the column of keys.
    private func rowKey(_ table: FormTable, _ row: Int) -> FormEntry.Key? {
        guard let column = table.columns.id, column < table.rows[row].cells.count else { return nil }
        let cell = table.rows[row].cells[column]
        if let scan = KeyScan(bytes, cell: cell) { return FormEntry.Key(bytes, scan.range, isNumber: false) }
        var digits = bytes.trimmingMarks(cell)
        if let first = digits.first, bytes[first] == UInt8(ascii: "#") {
            digits = first + 1..<digits.upperBound
        }
        let isNumber = digits.first.map { bytes[$0].isDigit } ?? false
        guard isNumber, digits.count <= 9, bytes[digits].allSatisfy({ $0.isDigit || $0 == UInt8(ascii: "-") })
        else { return nil }
        return FormEntry.Key(bytes, digits, isNumber: true)
    }

    /// Whether an id that no family speaks for names the entry: it is set off, and begins with a capital.
    private func isName(_ key: KeyScan, _ head: HeadScan) -> Bool {
        head.isKeySetOff && bytes[key.range.lowerBound].isUppercase && (key.isJoined || head.isKeyBracketed)
    }

    private func itemNumber(_ item: Int) -> Range<Int>? {
        let content = bytes.trimmingBlanks(
            document.source.content(ofLine: Int(document.nodes[item].startLine)))
        var end = content.lowerBound
        while end < content.upperBound, bytes[end].isDigit { end += 1 }
        return end > content.lowerBound ? content.lowerBound..<end : nil
    }

    func title(of entry: FoundEntry, _ fields: [FormField]) -> Range<Int> {
        guard entry.form == .row else {
            // A file whose first heading is a section has its title in front matter.
            if entry.form == .file, entry.heading.map({ outline.headings[$0].isLabel }) ?? true,
                let named = fields.first(where: {
                    $0.style == .data && RoleWords.isTitle(bytes.string($0.words)) && !$0.value.isEmpty
                })
            {
                return named.value
            }
            // A word with a number that names nothing belongs to the title.
            if case .id(let scan) = entry.scan.key, entry.form != .id, !entry.isKeyOfFamily,
                !isName(scan, entry.scan),
                !entry.scan.isKeyAtEnd, !entry.scan.isKeyBracketed,
                scan.range.upperBound <= entry.scan.title.lowerBound
            {
                var start = scan.range.lowerBound
                // Marks that end behind the word begin before it. The word may end the file.
                if let mark = bytes[scan.range.upperBound..<entry.scan.text.upperBound].first,
                    mark.isOne(of: "*_`")
                {
                    while start > entry.scan.text.lowerBound, bytes[start - 1] == mark { start -= 1 }
                }
                return bytes.trimmingBlanks(start..<entry.scan.title.upperBound)
            }
            let title = bytes.trimmingBlanks(entry.scan.title)
            return title.isEmpty ? namedTitle(fields) ?? title : title
        }
        let texts = fields.filter { field in
            switch field.role {
            case .date, .severity, .status, .owner, .related, .category, .layer, .entity: false
            default:
                !field.value.isEmpty && !isKey(field)
                    && DateScan(bytes, at: field.value.lowerBound, end: field.value.upperBound) == nil
            }
        }
        let named =
            texts.first { RoleWords.isTitle(bytes.string($0.words)) } ?? texts.first { $0.role == .whatBroke }
        return (named ?? texts.first)?.value ?? entry.scan.title
    }

    /// The one line of a field that is called after the title; nil if there is none.
    private func namedTitle(_ fields: [FormField]) -> Range<Int>? {
        let named = fields.first { field in
            field.style != .heading && field.style != .inHeading && !field.value.isEmpty
                && RoleWords.isTitle(bytes.string(field.words))
        }
        guard let value = named?.value, value.count <= Self.longestTitle,
            !bytes[value].contains(where: \.isLineEnding)
        else { return nil }
        return value
    }

    /// The most bytes of a field that is a title.
    private static let longestTitle = 120

    private func isKey(_ field: FormField) -> Bool {
        let text = bytes.trimmingMarks(field.value)
        if let scan = KeyScan(bytes, cell: text), scan.range.count + 2 >= text.count { return true }
        return bytes[text].allSatisfy { $0.isDigit || $0 == UInt8(ascii: "#") }
    }
}
