internal import MarkdownAST

/// The texts of a log that belong to no entry.
struct OutsideText {
    /// What stands before each entry, and at the end; without blank lines around it, and empty if it has no words.
    private(set) var texts: [String] = []
    /// The front matter with its fences; empty if there is none, or if it is a part of the one entry that the file is.
    private(set) var frontMatter = ""
    private(set) var hasTemplate = false

    init(_ log: LogDocument) {
        let source = log.document.source
        let templates = log.templateBlocks.nodes.map { log.document.lines(of: $0) }
        hasTemplate = !templates.isEmpty
        // A line that says what the entries of the old form are is wrong in the new one.
        let pins = (log.inferred?.pins.ranges ?? []).map { range in
            let line = source.line(at: range.lowerBound)
            return line..<line + 1
        }
        let leftOut = templates + pins
        var start = 0
        if log.entries.first?.form?.form != .file {
            start = log.document.frontMatterLineCount
            frontMatter = (0..<start).map { source.bytes.string(source.content(ofLine: $0)) }.joined(
                separator: "\n")
        }
        for entry in log.entries {
            let first = entry.form?.form == .file ? 0 : source.line(at: entry.range.lowerBound)
            var end = first
            if entry.form?.row != nil { end = Self.tableHead(endingAt: first, from: start, source) }
            texts.append(Self.text(start..<max(start, end), leftOut, source))
            start = max(start, source.line(at: max(0, entry.range.upperBound - 1)) + 1, first + 1)
        }
        texts.append(Self.text(start..<max(start, source.lineCount), leftOut, source))
    }

    /// The line at which the head of a table begins that ends at a line; that line itself if none does.
    private static func tableHead(endingAt end: Int, from start: Int, _ source: SourceText) -> Int {
        guard end - 2 >= start else { return end }
        let line = source.bytes.trimmingBlanks(source.content(ofLine: end - 1))
        let isSeparator = !line.isEmpty && source.bytes[line].allSatisfy { $0.isOne(of: "|-: \t") }
        return isSeparator ? end - 2 : end
    }

    private static func text(_ lines: Range<Int>, _ leftOut: [Range<Int>], _ source: SourceText) -> String {
        var kept = lines.filter { line in line < source.lineCount && !leftOut.contains { $0.contains(line) } }
        while let first = kept.first, source.isBlankOrBreak(first) { kept.removeFirst() }
        while let last = kept.last, source.isBlankOrBreak(last) {
            // What stands right below words makes them a heading.
            let isUnderline =
                source.thematicBreak(last) != nil && last > 0 && !source.isBlankOrBreak(last - 1)
            if isUnderline { break }
            kept.removeLast()
        }
        let text = kept.map { source.bytes.string(source.content(ofLine: $0)) }.joined(separator: "\n")
        return wordCounts(text.utf8).isEmpty ? "" : text
    }
}
