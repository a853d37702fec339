internal import MarkdownAST

/// What stands above a heading and belongs to it, be it the heading of an entry or of a section.
///
/// That is what stands between it and the thematic break that ends the entry or section above: an anchor, a comment, a sentence. Where
/// no break says so, it is what clearly is about the heading: anchors, elements that are still open at the heading, and
/// comments with no blank line between them and it.
struct LeadIn {
    /// The first node of it; that of the heading if there is none.
    let start: Int
    /// Whether a thematic break stands right before it.
    let hasBreak: Bool
    /// Whether without that break a part of it would belong to what stands above.
    let needsBreak: Bool
}

extension LogDocument {
    /// What belongs to a top-level heading, or would belong to one that stood at the end of the file.
    ///
    /// - Complexity: O(blocks between the heading before and this one) and a search
    func leadIn(of heading: Int) -> LeadIn {
        let next = syntax.partitioningIndex { $0.region.node >= heading }
        // Fields of the entry that it ends are no part of it.
        let above = next > 0 && syntax[next - 1].region.next == heading ? syntax[next - 1].schema : nil
        return document.leadIn(of: heading, under: above, templates: templateBlocks.nodes)
    }

    /// The first line of what belongs to a top-level heading, or else of the heading.
    package func firstLine(leadingTo heading: Int) -> Int {
        Int(document.nodes[leadIn(of: heading).start].startLine)
    }
}

extension Document {
    /// What belongs to a top-level heading; see ``leadIn(in:under:templates:)``.
    fileprivate func leadIn(of heading: Int, under schema: LogSchema?, templates: [Int]) -> LeadIn {
        let headings = topLevelHeadings
        let next = headings.partitioningIndex { $0 >= heading }
        let start = next > 0 ? headings[next - 1] : 1
        return leadIn(in: start..<heading, under: schema, templates: templates)
    }

    /// Which of some blocks belong to the heading behind them.
    ///
    /// - Parameters:
    ///   - blocks: from an earlier heading or the start of the file on.
    ///   - schema: the schema of the entry in which they would stand otherwise, whose fields do not belong to the heading; nil if that is
    ///     no entry.
    ///   - templates: the nodes of the code blocks that are templates, which belong to no heading.
    func leadIn(in blocks: Range<Int>, under schema: LogSchema?, templates: [Int]) -> LeadIn {
        var candidates: [Int] = []
        var hasBreak = false
        var isSeparated = false
        // A break right under a heading is its underline, and ends nothing.
        var hasText = false
        for block in siblings(from: blocks.lowerBound, before: blocks.upperBound) {
            switch nodes[block].kind {
            case .thematicBreak: (candidates, hasBreak, isSeparated) = ([], true, hasText)
            case .heading, .frontMatter:
                (candidates, hasBreak, isSeparated, hasText) = ([], false, false, false)
            case .codeBlock where templates.contains(block):
                (candidates, hasBreak, isSeparated, hasText) = ([], false, false, true)
            case .htmlBlock(let html) where bytes(of: html).endsIgnoring:
                (candidates, hasBreak, hasText) = ([], false, true)
            default:
                candidates.append(block)
                hasText = true
            }
        }
        let first = candidates.first ?? blocks.upperBound
        var start = blocks.upperBound
        for block in candidates.reversed() {
            guard isAbout(headingAt: start, block) else { break }
            start = block
        }
        if isSeparated, !candidates.contains(where: { isField($0, of: schema) }) {
            return LeadIn(start: first, hasBreak: hasBreak, needsBreak: start > first)
        }
        return LeadIn(start: start, hasBreak: hasBreak && start == first, needsBreak: false)
    }

    /// Whether the last of some blocks may belong to the heading behind them.
    ///
    /// - Parameter isBehindBreak: whether a thematic break stands among those before it.
    func mayLeadIn(_ last: Int, isBehindBreak: Bool) -> Bool {
        switch nodes[last].kind {
        case .htmlBlock: return true
        case .paragraph:
            if isBehindBreak { return true }
            if case .htmlInline = nodes[last + 1].kind { return true }
            return false
        case .thematicBreak, .heading: return false
        default: return isBehindBreak
        }
    }

    /// Whether a block is about what follows it, wherever it stands.
    private func isAbout(headingAt next: Int, _ block: Int) -> Bool {
        switch nodes[block].kind {
        case .htmlBlock(let html):
            let html = bytes(of: html)
            if html.trimmingBlanks.starts(with: "<!--".utf8) {
                let line = next < nodes.count ? Int(nodes[next].startLine) : source.lineCount
                return !source.bytes.trimmingBlanks(source.content(ofLine: line - 1)).isEmpty
            }
            return HTMLTags(html).areAboutNext
        case .paragraph:
            var tags = HTMLTags()
            for node in block + 1..<Int(nodes[block].subtreeEnd) {
                switch nodes[node].kind {
                case .htmlInline(let html): tags.add(bytes(of: html))
                case .text(let text): if !bytes(of: text).allSatisfy(\.isBlank) { return false }
                case .softBreak, .lineBreak: continue
                default: return false
                }
            }
            return tags.areAboutNext
        default: return false
        }
    }

    /// Whether a block is a field of an entry, or of the file's header.
    private func isField(_ block: Int, of schema: LogSchema?) -> Bool {
        func isOwn(_ found: LabelLine) -> Bool {
            if let schema { return schema.index(ofLabel: found.label.text, in: source.bytes) != nil }
            return [RoleWords.key(for: .lastUpdated), RoleWords.totalPrefix].contains {
                FoldedText.prefixEnd(source.bytes, found.label.text, $0) != nil
            }
        }
        switch nodes[block].kind {
        case .paragraph: return labelLines(ofParagraph: block).contains(where: isOwn)
        case .list: return fieldItems(ofList: block)?.contains { isOwn($0.found) } ?? false
        default: return false
        }
    }
}

/// The tags of some HTML.
private struct HTMLTags {
    private var isFirst = true
    private var isNamed = false
    private var opened = 0

    init() {}

    init(_ html: ArraySlice<UInt8>) { add(html) }

    /// Whether the first one opens a named element, or an element is open at the end.
    var areAboutNext: Bool { isNamed || opened > 0 }

    mutating func add(_ html: ArraySlice<UInt8>) {
        var offset = html.startIndex
        while let start = html[offset...].firstIndex(of: UInt8(ascii: "<")), start + 1 < html.endIndex {
            let end = html[start...].firstIndex(of: UInt8(ascii: ">")) ?? html.endIndex
            let tag = html[start + 1..<end]
            if tag.first == UInt8(ascii: "/") {
                opened -= 1
            } else if let first = tag.first, first.isLetter {
                if isFirst { isNamed = tag.holdsAttribute("id") || tag.holdsAttribute("name") }
                if tag.last != UInt8(ascii: "/"), !tag.isVoid { opened += 1 }
            }
            isFirst = false
            offset = end
        }
    }
}

extension ArraySlice<UInt8> {
    fileprivate var trimmingBlanks: ArraySlice<UInt8> { drop { $0.isBlank || $0.isLineEnding } }

    /// Whether a comment ends an ignore region.
    fileprivate var endsIgnoring: Bool {
        let mark = Array("bizlog-ignore-end".utf8)
        return indices.contains { self[$0] == mark[0] && self[$0...].starts(with: mark) }
    }

    /// Whether a tag has an attribute with a value.
    fileprivate func holdsAttribute(_ name: StaticString) -> Bool {
        let attribute = Array(name.description.utf8) + [UInt8(ascii: "=")]
        return indices.dropFirst().contains { offset in
            (self[offset - 1].isBlank || self[offset - 1].isLineEnding)
                && self[offset...].prefix(attribute.count).map(\.lowercased) == attribute
        }
    }

    /// Whether a tag's element has no content.
    fileprivate var isVoid: Bool {
        let name = String(decoding: prefix { $0.isLetter }.map(\.lowercased), as: UTF8.self)
        return ["area", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"]
            .contains(name)
    }
}
