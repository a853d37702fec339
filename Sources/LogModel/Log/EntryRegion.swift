internal import MarkdownAST

/// The part of a file that an entry takes, found by headings alone.
///
/// It runs from a heading that begins with an id to the next heading of the same or a higher level, or to the next heading
/// that begins with an id, without what stands above that heading and belongs to it (``LeadIn``). Thematic breaks and blank lines at its
/// end separate it from what follows, and are not part of it.
package struct EntryRegion {
    package let heading: EntryHeading
    package let node: Int
    /// The nodes under the heading.
    let blocks: Range<Int>
    /// The lines under the heading, up to the last that is not blank.
    package let lines: Range<Int>
    /// The heading behind it; nil at the end of the file.
    let next: Int?
    /// The first node of what belongs to the heading behind it; that heading, if nothing else does.
    let end: Int
    /// Whether a thematic break stands at its end.
    let isSeparated: Bool
}

extension Document {
    /// The level of a heading.
    func headingLevel(of heading: Int) -> Int {
        if case .heading(let level) = nodes[heading].kind { Int(level) } else { 0 }
    }

    /// Behind the last line of a heading, the underline of a setext heading included.
    ///
    /// - Complexity: O(lines of the heading)
    func headingEnd(_ heading: Int) -> Int {
        let lines = lines(of: heading)
        let first = source.bytes.trimmingBlanks(source.content(ofLine: lines.lowerBound))
        if first.isEmpty || source.bytes[first.lowerBound] == UInt8(ascii: "#") {
            return lines.lowerBound + 1
        }
        var line = lines.lowerBound + 1
        while line < lines.upperBound {
            let content = source.bytes.trimmingBlanks(source.content(ofLine: line))
            line += 1
            let isUnderline = source.bytes[content].allSatisfy {
                $0 == UInt8(ascii: "=") || $0 == UInt8(ascii: "-")
            }
            if isUnderline { break }
        }
        return line
    }

    /// The region that begins with a heading.
    ///
    /// - Parameters:
    ///   - schema: the schema of the entry; nil if it is not known.
    ///   - templates: the nodes of the code blocks that are templates.
    /// - Complexity: O(top-level blocks of the region)
    func region(of place: EntryHeadingPlace, schema: LogSchema?, templates: [Int]) -> EntryRegion {
        let node = place.node
        let start = Int(nodes[node].subtreeEnd)
        var end = place.end
        var blockEnd = start
        func findBlockEnd() -> (last: Int, hasBreak: Bool) {
            var (last, hasBreak) = (start, false)
            blockEnd = start
            var block = start
            while block < end {
                last = block
                let isBreak = nodes[block].kind == .thematicBreak
                block = Int(nodes[block].subtreeEnd)
                if isBreak { hasBreak = true } else { blockEnd = block }
            }
            return (last, hasBreak)
        }
        let (last, hasBreak) = findBlockEnd()
        // The end of the file is no heading, and nothing leads to it.
        if end < nodes.count, last < end, mayLeadIn(last, isBehindBreak: hasBreak) {
            end = leadIn(in: node..<end, under: schema, templates: templates).start
            if end < place.end { _ = findBlockEnd() }
        }
        var lineEnd = end < nodes.count ? Int(nodes[end].startLine) : source.lineCount
        if blockEnd < end { lineEnd = Int(nodes[blockEnd].startLine) }
        let firstLine = headingEnd(node)
        while lineEnd > firstLine, source.bytes.trimmingBlanks(source.content(ofLine: lineEnd - 1)).isEmpty {
            lineEnd -= 1
        }
        return EntryRegion(
            heading: place.heading,
            node: node,
            blocks: start..<blockEnd,
            lines: firstLine..<max(firstLine, lineEnd),
            next: place.end < nodes.count ? place.end : nil,
            end: end,
            isSeparated: blockEnd < end
        )
    }
}
