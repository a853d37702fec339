internal import MarkdownAST

/// Writes an entry as a row of a table whose rows are entries.
struct FormRow {
    private let model: FormModel
    private let entry: FormEntry

    init(_ model: FormModel) {
        self.model = model
        entry = model.entries[model.newest]
    }

    private var bytes: [UInt8] { model.bytes }

    /// The index of the column that holds something of the newest row that has it, of those that are models; nil if none has it in a column.
    private func column(_ range: (FormEntry) -> Range<Int>?) -> Int? {
        for row in model.models where row.row?.table == entry.row?.table {
            guard let range = range(row), !range.isEmpty else { continue }
            let column = row.fields.firstIndex {
                $0.value.lowerBound <= range.lowerBound && range.upperBound <= $0.value.upperBound
            }
            if let column { return column }
        }
        return nil
    }

    var keyColumn: Int? { column { $0.key?.range } }
    var titleColumn: Int? { column(\.titleRange) }
    var dateColumn: Int? { column { $0.date?.range } }

    /// The key as its cell has it: with the marks around it, and without what it links to.
    func keyCell(_ key: String) -> String {
        guard let column = keyColumn, let range = entry.key?.range, entry.fields.indices.contains(column)
        else {
            return key
        }
        let cell = entry.fields[column].value
        guard cell.lowerBound <= range.lowerBound, range.upperBound <= cell.upperBound else { return key }
        let before = bytes.string(cell.lowerBound..<range.lowerBound)
        let behind = bytes.string(range.upperBound..<cell.upperBound)
        let marks = behind.prefix { "*_`]".contains($0) }
        return before.contains { $0.isLetter || $0.isNumber }
            ? key : before.replacing("[", with: marks.contains("]") ? "[" : "") + key + marks
    }

    /// The row with values by column; other cells are as empty as those of the log.
    func text(_ values: [Int: String]) -> String {
        guard let place = entry.row else { return "" }
        let table = model.outline.tables[place.table]
        let source = model.document.source
        let content = source.content(ofLine: table.rows[place.row].line)
        let line = bytes.trimmingBlanks(content)
        let hasEdges = line.first.map { bytes[$0] == UInt8(ascii: "|") } ?? true
        let isTight =
            hasEdges && line.count > 1 && !bytes[line.lowerBound + 1].isBlank
            && bytes[line.lowerBound + 1] != UInt8(ascii: "|")
        let filler = self.filler(table)
        let blank = isTight ? "" : " "
        let cells = table.header.cells.indices.map { column -> String in
            let text = values[column].map(\.asCell) ?? filler
            return text.isEmpty && !isTight ? " " : blank + text + blank
        }
        let body = cells.joined(separator: "|")
        let indent = bytes.string(content.lowerBound..<line.lowerBound)
        return indent + (hasEdges ? "|" + body + "|" : body.trimmedBlanks)
    }

    private func filler(_ table: FormTable) -> String {
        for row in table.rows.suffix(FormModel.maximumModels) {
            for cell in row.cells {
                let text = bytes.string(cell)
                if ["—", "–", "-", "N/A", "n/a"].contains(text) { return text }
            }
        }
        return ""
    }
}

extension String {
    fileprivate var trimmedBlanks: String {
        var text = Substring(self)
        while text.first == " " { text.removeFirst() }
        while text.last == " " { text.removeLast() }
        return String(text)
    }
}
