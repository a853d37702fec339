internal import MarkdownAST

/// The top-level blocks that keep all their bytes: those in an ignore region, and footnote definitions.
///
/// An ignore region goes from a comment `<!-- bizlog-ignore-start -->` to `<!-- bizlog-ignore-end -->`, both of
/// them blocks of their own, or to the end of the file. A block that holds one of the comments deeper inside is kept whole.
///
/// cmark-gfm is used without footnotes, so their definitions are not in the tree: a block with a line like `[^label]:` is kept, and so are
/// the blocks behind it that are indented like a footnote's further paragraphs.
struct UntouchedBlocks {
    /// The indices of the blocks.
    private(set) var blocks: Set<Int> = []
    /// The bytes of ignore regions, sorted.
    private(set) var ignoredRanges: [Range<Int>] = []

    init(in document: Document) {
        let bytes = document.source.bytes
        let hasIgnores = bytes.firstRange(of: "bizlog-ignore-start") != nil
        let hasFootnotes = bytes.firstRange(of: "[^") != nil
        guard hasIgnores || hasFootnotes else { return }
        if hasIgnores { findIgnoreRegions(in: document) }
        if hasFootnotes { findFootnotes(in: document) }
    }

    private mutating func findIgnoreRegions(in document: Document) {
        var start: Int?
        for block in document.topLevelBlocks {
            let range = document.range(of: block)
            if start == nil {
                guard document.source.bytes[range].firstRange(of: "bizlog-ignore-start") != nil,
                    holdsMarker("<!-- bizlog-ignore-start -->", block, in: document)
                else { continue }
                start = range.lowerBound
            }
            blocks.insert(block)
            guard let first = start, holdsMarker("<!-- bizlog-ignore-end -->", block, in: document) else {
                continue
            }
            // Behind the comment that ends the region only its own line belongs to it.
            ignoredRanges.append(first..<range.upperBound)
            start = nil
        }
        if let start { ignoredRanges.append(start..<document.source.bytes.count) }
    }

    /// Whether the block is an HTML block that is this comment, or holds one.
    private func holdsMarker(_ marker: String, _ block: Int, in document: Document) -> Bool {
        for index in block..<Int(document.nodes[block].subtreeEnd) {
            guard case .htmlBlock(let literal) = document.nodes[index].kind else { continue }
            if document.bytes(of: literal).firstRange(of: marker) != nil { return true }
        }
        return false
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

extension Collection<UInt8> where Index == Int {
    /// The first place at which an ASCII string stands.
    func firstRange(of string: StaticString) -> Range<Int>? { firstRange(of: string.description) }

    /// The first place at which a string's UTF-8 stands.
    func firstRange(of string: String) -> Range<Int>? {
        let needle = Array(string.utf8)
        guard let first = needle.first else { return nil }
        var offset = startIndex
        while offset + needle.count <= endIndex {
            if self[offset] == first, self[offset..<offset + needle.count].elementsEqual(needle) {
                return offset..<offset + needle.count
            }
            offset += 1
        }
        return nil
    }
}
