internal import MarkdownAST

/// Tells the headings under which nothing is filled in: templates without the word.
struct HollowHeadings {
    private let bytes: [UInt8]
    private let source: SourceText
    private let outline: FormOutline
    private let labels: [FormField]

    /// For each heading that is no label, whether there are labels under it and nothing else but placeholders.
    ///
    /// - Complexity: O(lines) for all headings of one level
    static func all(_ document: Document, _ outline: FormOutline, _ labels: FormLabels) -> [Bool] {
        let hollow = HollowHeadings(
            bytes: document.source.bytes, source: document.source, outline: outline, labels: labels.fields)
        return outline.headings.indices.map { !outline.headings[$0].isLabel && hollow.isHollow($0) }
    }

    /// Whether nothing is filled in under a heading: only labels, and what a template says.
    private func isHollow(_ index: Int) -> Bool {
        let heading = outline.headings[index]
        var label = labels.partitioningIndex { $0.line > heading.line }
        var hasLabel = false
        for line in heading.line + 1..<max(heading.line + 1, heading.end) {
            while label < labels.count, labels[label].line < line { label += 1 }
            var text = bytes.trimmingMarks(source.content(ofLine: line))
            if label < labels.count, labels[label].line == line {
                hasLabel = true
                text = bytes.trimmingMarks(labels[label].value)
            }
            if outline.lineKinds[line] == .masked || !isPlaceholder(text) { return false }
        }
        return hasLabel
    }

    private func isPlaceholder(_ text: Range<Int>) -> Bool {
        guard let first = text.first, let last = text.last else { return true }
        if bytes[text].allSatisfy({ $0.isOne(of: ".-#>|_*+ ") }) { return true }
        if text.contains(where: { bytes.isWordCharacter(at: $0) }) == false { return true }
        let isBracketed =
            bytes[first] == UInt8(ascii: "[") && bytes[last] == UInt8(ascii: "]")
            || bytes[first] == UInt8(ascii: "<") && bytes[last] == UInt8(ascii: ">")
            || bytes[first] == UInt8(ascii: "{") && bytes[last] == UInt8(ascii: "}")
            || bytes[first] == UInt8(ascii: "(") && bytes[last] == UInt8(ascii: ")")
        return isBracketed
    }
}
