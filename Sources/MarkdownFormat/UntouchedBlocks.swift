internal import MarkdownAST

/// The top-level blocks that keep all their bytes: those in an ignore region, and footnote definitions.
///
/// cmark-gfm is used without footnotes, so their definitions are not in the tree: a block with a line like `[^label]:` is
/// kept, and so are the blocks behind it that are indented like a footnote's further paragraphs.
struct UntouchedBlocks {
    /// The indices of the blocks.
    private(set) var blocks: Set<Int> = []
    /// The bytes of ignore regions, sorted.
    let ignoredRanges: [Range<Int>]

    init(in document: Document) {
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
        var follows = false
        for block in document.topLevelBlocks {
            switch document.nodes[block].kind {
            case .codeBlock, .htmlBlock, .frontMatter:
                let first = LineCursor(source.text(ofLine: Int(document.nodes[block].startLine)))
                if follows, first.indentation(in: source.bytes) >= 4 {
                    blocks.insert(block)
                    continue
                }
                follows = false
            default: follows = false
            }
            for line in document.lines(of: block) where source.bytes[source.text(ofLine: line)].beginsFootnote
            {
                blocks.insert(block)
                follows = true
                break
            }
        }
    }
}

extension ArraySlice<UInt8> {
    /// Whether the line begins a footnote definition, `[^label]:`, behind any prefixes of containers.
    fileprivate var beginsFootnote: Bool {
        let text = drop { $0.isBlank || "0123456789>-+*.)".utf8.contains($0) }
        guard text.starts(with: "[^".utf8), let close = text.firstIndex(of: UInt8(ascii: "]")) else {
            return false
        }
        return text[close...].dropFirst().first == UInt8(ascii: ":")
    }
}
