internal import ByteText
internal import MarkdownAST

extension DialectScan {
    /// The line after a dialect's block construct that begins on this line; nil if none begins here.
    mutating func block(at place: DialectLine) -> Int? {
        let line = place.line
        let (bytes, start) = (self.bytes, place.start)
        func begins(_ mark: StaticString) -> Bool { bytes.has(Array(mark.description.utf8), at: start) }
        let isShort = place.start + 1 >= place.end
        switch bytes[place.start] {
        case UInt8(ascii: ":"):
            if begins(":::") { return colonFence(at: place) }
            return isShort || bytes[place.start + 1].isBlank ? definition(at: place) : nil
        case UInt8(ascii: "~"):
            return !isShort && bytes[place.start + 1].isBlank ? definition(at: place) : nil
        case UInt8(ascii: "!"): return begins("!!!") ? indentedBody(of: place) : nil
        case UInt8(ascii: "?"): return begins("???") ? indentedBody(of: place) : nil
        case UInt8(ascii: "="):
            let text = bytes[place.start..<place.end].drop { "=!+".utf8.contains($0) }
            return begins("===") && text.first?.isBlank == true && text.contains(UInt8(ascii: "\""))
                ? indentedBody(of: place) : nil
        case UInt8(ascii: "-"): return place.end == start + 3 && begins("---") ? metadata(at: place) : nil
        case UInt8(ascii: "/"): return begins("///") ? line + 1 : nil
        case UInt8(ascii: "^"):
            return bytes[place.start + 1..<place.end].allSatisfy { $0.isWordByte || $0 == UInt8(ascii: "-") }
                ? line + 1 : nil
        case UInt8(ascii: "("):
            return begins("(") && bytes.has(Array(")=".utf8), at: place.end - 2) ? line + 1 : nil
        case UInt8(ascii: "{"):
            if begins("{%") || begins("{{") || begins("{#") && !isShort && !bytes[place.start + 2].isWordByte
            {
                return nil
            }
            if let end = kramdownExtension(at: place) ?? bracketed(from: place) { return end }
            // Attributes of the block above.
            return bytes[place.end - 1] == UInt8(ascii: "}") ? span(in: place)?.end ?? line + 1 : nil
        case UInt8(ascii: "$"): return begins("$$") ? fenced(by: "$$", from: place) : nil
        case UInt8(ascii: "%"): return begins("%%") ? fenced(by: "%%", from: place) : nil
        case UInt8(ascii: "\\"):
            if begins("\\begin{") { return environment(at: place) }
            return nil
        case UInt8(ascii: "e"), UInt8(ascii: "i"):
            return begins("export ")
                || begins("import ") && bytes[place.start..<place.end].contains(UInt8(ascii: "{"))
                ? module(at: place) : nil
        case UInt8(ascii: "<"):
            let isComponent = !isShort && (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(bytes[start + 1])
            return isComponent ? bracketed(from: place) : nil
        default: return nil
        }
    }

    /// The line after a container's fence, or after the whole container if it is a MyST directive whose
    /// content is not Markdown.
    private mutating func colonFence(at place: DialectLine) -> Int {
        let marks = bytes[place.start..<place.end].prefix { $0 == UInt8(ascii: ":") }
        var name = bytes[marks.endIndex..<place.end].drop { $0.isBlank }
        guard name.first == UInt8(ascii: "{") else { return place.line + 1 }
        name = name.dropFirst().prefix { $0 != UInt8(ascii: "}") }
        guard Self.literalDirectives.contains(String(decoding: name, as: UTF8.self)) else {
            return place.line + 1
        }
        if missing[Array(marks)] != nil { return place.line + 1 }
        var line = place.line + 1
        while line < source.lineCount {
            let end = DialectLine(line, in: source)
            let text = bytes[end.start..<end.end]
            line += 1
            if text.count >= marks.count, text.allSatisfy({ $0 == UInt8(ascii: ":") }) { return line }
        }
        missing[Array(marks)] = place.start
        return place.line + 1
    }

    private static let literalDirectives: Set<String> = [
        "math", "code", "code-block", "code-cell", "sourcecode", "eval-rst", "raw", "mermaid", "csv-table",
        "list-table",
        "literalinclude", "toctree", "doctest", "parsed-literal", "graphviz", "digraph", "plantuml",
        "prf:algorithm",
    ]

    /// The line after the lines below a mark that are indented by at least four columns more than the mark,
    /// or are blank.
    private func indentedBody(of place: DialectLine) -> Int {
        var end = place.line + 1
        for line in end..<max(end, source.lineCount) {
            let next = DialectLine(line, in: source)
            if next.isBlank { continue }
            guard next.indentation >= place.indentation + 4 else { break }
            end = line + 1
        }
        return end
    }

    /// The line after a definition below its term, with the paragraphs and lists that belong to it.
    private func definition(at place: DialectLine) -> Int? {
        let above = place.line - 1
        guard above >= 0 else { return nil }
        let isBelowTerm =
            !DialectLine(above, in: source).isBlank
            || above > 0 && !DialectLine(above - 1, in: source).isBlank
        guard isBelowTerm else { return nil }
        var end = place.line + 1
        var isApart = false
        for line in end..<max(end, source.lineCount) {
            let next = DialectLine(line, in: source)
            if next.isBlank {
                isApart = true
                continue
            }
            let isDefinition =
                next.start + 1 < next.end && bytes[next.start] == bytes[place.start]
                && bytes[next.start + 1].isBlank
            guard !isApart || isDefinition || next.indentation >= place.indentation + 2 else { break }
            isApart = false
            end = line + 1
        }
        return end
    }

    /// The line after the closing mark: the next `mark` on a later line. nil if it is on the same line or
    /// missing.
    private mutating func fenced(by mark: StaticString, from place: DialectLine) -> Int? {
        closed(by: mark, from: place.start + 2, of: place, crossingBlanks: true)
    }

    /// The line after the `\end{x}` of a `\begin{x}`.
    private mutating func environment(at place: DialectLine) -> Int? {
        let name = bytes[place.start + 6..<place.end].prefix { $0 != UInt8(ascii: "}") }
        // After so many names without an end, the search stops.
        guard missing.count < 100 else { return nil }
        return closed(by: Array("\\end".utf8) + name, from: place.start + 6, of: place, crossingBlanks: true)
    }

    /// The line after the metadata of a slide or a part of a document: only YAML between `---` and `---`.
    private func metadata(at place: DialectLine) -> Int? {
        guard place.line + 1 < source.lineCount, !DialectLine(place.line + 1, in: source).isBlank,
            place.line == 0 || DialectLine(place.line - 1, in: source).isBlank
        else { return nil }
        let end = source.endOfYAML(from: place.line)
        return end > place.line ? end : nil
    }

    /// The line after a module in MDX: the line on which all brackets are closed, or else the next blank one.
    private mutating func module(at place: DialectLine) -> Int {
        if let end = bracketed(from: place) { return end }
        var end = place.line + 1
        while end < source.lineCount, !DialectLine(end, in: source).isBlank { end += 1 }
        return end
    }

    /// The lines of a table that Pandoc reads by columns: a line of several runs of dashes, or of `+---+`,
    /// with the adjacent lines.
    func table(at place: DialectLine) -> Range<Int>? {
        let text = bytes[place.start..<place.end]
        let isGrid =
            text.first == UInt8(ascii: "+") && text.last == UInt8(ascii: "+")
            && text.allSatisfy { "+-=:".utf8.contains($0) } && text.count > 2
        guard isGrid || text.first == UInt8(ascii: "-") && text.isColumnRule else { return nil }
        var start = place.line
        // The search upwards must not read a line twice.
        let limit = max(kept.ranges.last?.upperBound ?? 0, start - 40)
        while start > limit, !DialectLine(start - 1, in: source).isBlank { start -= 1 }
        var end = place.line + 1
        while end < source.lineCount, !DialectLine(end, in: source).isBlank { end += 1 }
        guard let last = closingRule(of: start..<end) else { return start..<end }
        return start..<last
    }

    /// The line after the line of dashes that ends a table which begins with one and has blank lines between
    /// its rows.
    private func closingRule(of lines: Range<Int>) -> Int? {
        let first = DialectLine(lines.lowerBound, in: source)
        guard bytes[first.start..<first.end].isRule, first.end - first.start > 3 else { return nil }
        for line in lines.upperBound..<max(lines.upperBound, min(source.lineCount, lines.upperBound + 200)) {
            let next = DialectLine(line, in: source)
            if next.isBlank { continue }
            let text = bytes[next.start..<next.end]
            if text.first == UInt8(ascii: "#") { return nil }
            if text.isRule || text.isColumnRule { return line + 1 }
        }
        return nil
    }
}

extension ArraySlice<UInt8> {
    /// Whether the line is two or more runs of two or more dashes.
    fileprivate var isColumnRule: Bool {
        guard allSatisfy({ $0 == UInt8(ascii: "-") || $0 == 0x20 }) else { return false }
        let runs = split(separator: 0x20)
        return runs.count > 1 && runs.allSatisfy { $0.count > 1 && $0.isRule }
    }

    fileprivate var isRule: Bool { !isEmpty && allSatisfy { $0 == UInt8(ascii: "-") } }
}
