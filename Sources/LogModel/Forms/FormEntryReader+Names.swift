internal import MarkdownAST

/// What names an entry: its key and its title.
extension FormEntryReader {
    func key(of entry: FoundEntry, _ fields: [FormField]) -> FormEntry.Key? {
        switch entry.scan.key {
        case .id(let scan) where entry.form == .id || isName(scan, entry.scan):
            return FormEntry.Key(
                id: EntryID(foreign: bytes.string(scan.range)), range: scan.range, isNumber: false)
        case .number(_, let digits, _) where entry.form != .file:
            return FormEntry.Key(id: EntryID(foreign: bytes.string(digits)), range: digits, isNumber: true)
        case .id, .number, nil: break
        }
        if entry.form == .item, let item = entry.item, let digits = itemNumber(item) {
            return FormEntry.Key(id: EntryID(foreign: bytes.string(digits)), range: digits, isNumber: true)
        }
        if entry.form == .row {
            for field in fields.prefix(3) {
                if field.role == nil || field.role == .related,
                    let scan = DigitFinder.key(bytes, field.value),
                    bytes.trimmingMarks(field.value).upperBound - scan.range.upperBound <= 1
                        || bytes[field.value].contains(UInt8(ascii: "[")),
                    DateScan(bytes, at: scan.range.lowerBound, end: scan.range.upperBound) == nil
                {
                    return FormEntry.Key(
                        id: EntryID(foreign: bytes.string(scan.range)), range: scan.range, isNumber: false)
                }
                let text = bytes.trimmingMarks(field.value)
                let digits =
                    text.isEmpty || bytes[text.lowerBound] != UInt8(ascii: "#")
                    ? text : text.lowerBound + 1..<text.upperBound
                let isNumber = !digits.isEmpty && digits.count <= 9 && bytes[digits.lowerBound].isDigit
                if isNumber, field.role == nil,
                    bytes[digits].allSatisfy({ $0.isDigit || $0 == UInt8(ascii: "-") })
                {
                    return FormEntry.Key(
                        id: EntryID(foreign: bytes.string(digits)), range: digits, isNumber: true)
                }
            }
            return nil
        }
        guard entry.form == .file else { return nil }
        let named = fields.first { field in
            let words = bytes.string(field.words).lowercased()
            return (words == "id" || words.hasSuffix(" id") || words == "number") && field.style != .heading
                && !field.value.isEmpty
        }
        guard let named,
            let scan = KeyScan(
                bytes, at: bytes.trimmingMarks(named.value).lowerBound, end: named.value.upperBound)
        else { return nil }
        return FormEntry.Key(
            id: EntryID(foreign: bytes.string(scan.range)), range: scan.range, isNumber: false)
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
            // A word with a number that names nothing belongs to the title.
            if case .id(let scan) = entry.scan.key, entry.form != .id, !isName(scan, entry.scan),
                !entry.scan.isKeyAtEnd, !entry.scan.isKeyBracketed,
                scan.range.upperBound <= entry.scan.title.lowerBound
            {
                return bytes.trimmingBlanks(scan.range.lowerBound..<entry.scan.title.upperBound)
            }
            return bytes.trimmingBlanks(entry.scan.title)
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

    private func isKey(_ field: FormField) -> Bool {
        let text = bytes.trimmingMarks(field.value)
        if let scan = DigitFinder.key(bytes, text), scan.range.count + 2 >= text.count { return true }
        return bytes[text].allSatisfy { $0.isDigit || $0 == UInt8(ascii: "#") }
    }
}
