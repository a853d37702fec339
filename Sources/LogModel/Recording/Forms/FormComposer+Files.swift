internal import MarkdownAST

// What only entries have that are files: a number in their titles, and front matter.
extension FormComposer {
    /// The key in the title of a file, with the number of the file.
    func fileKey(_ number: String) -> String? {
        switch model.entries[model.newest].head.key {
        case .number(_, let digits, _):
            let isPadded = source.bytes[digits.lowerBound] == UInt8(ascii: "0")
            return isPadded ? number : Int(number).map { "\($0)" } ?? number
        case .id(let scan):
            let text = source.string(scan.range)
            let digits = text.reversed().prefix { $0.isNumber }.count
            return digits > 0 ? text.dropLast(digits) + number : nil
        case nil: return nil
        }
    }

    /// The front matter of a file, with those lines that have a value.
    func frontMatter(_ values: [Int: String], _ title: String) -> String {
        let document = model.document
        guard let block = document.topLevelBlocks.first(where: { _ in true }), model.kind == .file,
            model.entries[model.newest].fields.contains(where: { $0.style == .data })
        else { return "" }
        let lines = document.lines(of: block)
        func line(_ index: Int) -> String { source.string(source.content(ofLine: index)) }
        var last = lines.upperBound - 1
        while last > lines.lowerBound, source.bytes.trimmingBlanks(source.content(ofLine: last)).isEmpty {
            last -= 1
        }
        var text = line(lines.lowerBound) + "\n"
        for (index, field) in shape.fields.fields.enumerated() where field.sample.style == .data {
            let value: String? =
                switch field.label.lowercased() {
                case "title", "name": title
                case "id", "number", "nr": number
                default: values[index]
                }
            guard let value, !value.contains("\n") else { continue }
            let sample = field.sample
            let start = source.start(ofLine: sample.line)
            let end = sample.spelling.upperBound
            let isQuoted =
                end < sample.value.lowerBound && source.bytes[sample.value.lowerBound - 1].isOne(of: "\"'")
            let needsQuotes = isQuoted || value.contains(": ") || value.contains("#")
            let quoted = needsQuotes ? "\"" + value.replacing("\"", with: "'") + "\"" : value
            text += source.string(start..<end) + " " + quoted + "\n"
        }
        return text + line(last) + "\n\n"
    }
}
