internal import ByteText
internal import MarkdownAST

/// The top-level blocks that keep all their bytes: blocks in an ignore region, and footnote definitions.
///
/// cmark-gfm runs without its footnotes extension, so footnotes are not in the tree. From a line like
/// `[^label]:` to the next line at the margin after a blank line, all blocks may be part of a footnote for
/// other readers, and are kept.
struct UntouchedBlocks {
    /// The indices of the blocks.
    private(set) var blocks: Set<Int> = []
    /// The byte ranges of ignore regions, sorted.
    let ignoredRanges: [Range<Int>]

    /// An empty set of blocks.
    init() { ignoredRanges = [] }

    /// - Parameter stubborn: further blocks to keep.
    init(in document: Document, excluding stubborn: Set<Int>) {
        blocks = stubborn
        let regions = document.ignoreRegions
        ignoredRanges = regions.map { document.source.range(ofLines: $0) }
        if !regions.isEmpty { findIgnored(in: document, regions) }
        if document.source.hasCarets { findFootnotes(in: document) }
    }

    private mutating func findIgnored(in document: Document, _ regions: [Range<Int>]) {
        var rest = regions[...]
        for block in document.topLevelBlocks {
            let line = Int(document.nodes[block].startLine)
            while let region = rest.first, region.upperBound <= line { rest.removeFirst() }
            if rest.first?.contains(line) == true { blocks.insert(block) }
        }
    }

    private mutating func findFootnotes(in document: Document) {
        let source = document.source
        var regionEnd = 0
        func extendRegion(from line: Int) {
            if line < regionEnd || !source.bytes[source.text(ofLine: line)].beginsFootnote { return }
            regionEnd = line + 1
            while regionEnd < source.lineCount, !source.beginsAtMarginBehindBlank(regionEnd) {
                regionEnd += 1
            }
        }
        let first = document.nodes.count > 1 ? Int(document.nodes[1].startLine) : source.lineCount
        for line in 0..<first { extendRegion(from: line) }
        for block in document.topLevelBlocks {
            let lines = document.lines(of: block)
            if lines.lowerBound < regionEnd { blocks.insert(block) }
            let (examined, content) = extent(of: block, lines, in: document)
            for line in examined {
                let end = regionEnd
                extendRegion(from: line)
                if regionEnd > end, content.contains(line) { blocks.insert(block) }
            }
        }
    }

    /// The lines of a top-level block that may begin a footnote, and the lines of the block itself without a
    /// definition after it.
    private func extent(
        of block: Int,
        _ lines: Range<Int>,
        in document: Document
    ) -> (examined: Range<Int>, content: Range<Int>) {
        let literal: Literal
        switch document.nodes[block].kind {
        case .blockQuote, .list, .frontMatter:
            // A line at the margin after a blank one, on which none of their blocks begins, is outside of
            // them.
            let last = Int(document.nodes[Int(document.nodes[block].subtreeEnd) - 1].startLine)
            let end = (last + 1..<max(last + 1, lines.upperBound)).first {
                document.source.beginsAtMarginBehindBlank($0)
            }
            return (lines, lines.lowerBound..<(end ?? lines.upperBound))
        case .codeBlock(let code): literal = code.code
        case .htmlBlock(let html): literal = html
        case .document, .item, .paragraph, .heading, .thematicBreak, .table, .tableRow, .tableCell, .text,
            .softBreak, .lineBreak, .code, .htmlInline, .emphasis, .strong, .strikethrough, .link, .image:
            let end = lines.first { document.source.isBlank($0) } ?? lines.upperBound
            return (lines, lines.lowerBound..<end)
        }
        // Text like a footnote inside code or HTML is not one.
        let count = document.bytes(of: literal).count { $0 == 0x0A }
        let end = min(lines.upperBound, lines.lowerBound + count)
        return (end..<lines.upperBound, lines.lowerBound..<end)
    }
}

extension SourceText {
    fileprivate func isBlank(_ line: Int) -> Bool { bytes[text(ofLine: line)].allSatisfy(\.isBlank) }

    fileprivate func beginsAtMarginBehindBlank(_ line: Int) -> Bool {
        bytes[text(ofLine: line)].first.map { !$0.isBlank } == true && isBlank(line - 1)
    }
}

extension ArraySlice<UInt8> {
    /// Whether the line begins a footnote definition, `[^label]:`, after any container prefixes.
    fileprivate var beginsFootnote: Bool {
        let text = drop { $0.isBlank || "0123456789>-+*.)".utf8.contains($0) }
        guard text.starts(with: "[^".utf8), let close = text.firstIndex(of: UInt8(ascii: "]")) else {
            return false
        }
        return text[close...].dropFirst().first == UInt8(ascii: ":")
    }
}
