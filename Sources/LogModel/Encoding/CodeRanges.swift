internal import MarkdownAST

/// The bytes of a document in which nothing is repaired: code, and ignore regions.
///
/// They may be too wide, never too narrow. A code block's lines are counted from its start line; code spans are found
/// by ``CodeSpans``. The log's template is no code in this sense, see ``EncodingRepair``.
struct CodeRanges {
    let ranges: RangeSet<Int>

    init(of document: Document) {
        let nodes = document.nodes
        var found = document.ignoreRegions.map { document.source.range(ofLines: $0) }
        var index = 0
        while index < nodes.count {
            switch nodes[index].kind {
            case .codeBlock(let block):
                if LogSchema(template: document.bytes(of: block.code)) == nil {
                    found.append(Self.lines(ofCode: index, block, in: document))
                }
            case .htmlBlock(let literal):
                if document.bytes(of: literal).holdsCodeElement { found.append(document.range(of: index)) }
            case .paragraph, .heading, .table:
                found += CodeSpans(ofBlock: index, in: document).ranges
                index = Int(nodes[index].subtreeEnd)
                continue
            case .document, .frontMatter, .blockQuote, .list, .item, .thematicBreak, .tableRow, .tableCell,
                .text,
                .softBreak, .lineBreak, .code, .htmlInline, .emphasis, .strong, .strikethrough, .link, .image:
                break
            }
            index += 1
        }
        // In order, so that each is added at the end.
        ranges = RangeSet(found.sorted { $0.lowerBound < $1.lowerBound })
    }

    /// The opening fence and the code; for indented code also the line behind it, as far as that is the block's.
    private static func lines(ofCode index: Int, _ block: Node.CodeBlock, in document: Document) -> Range<Int>
    {
        let lines = document.lines(of: index)
        let count = document.bytes(of: block.code).reduce(into: 1) { count, byte in
            if byte == UInt8(ascii: "\n") { count += 1 }
        }
        return document.source.range(
            ofLines: lines.lowerBound..<min(lines.upperBound, lines.lowerBound + count))
    }
}

extension ArraySlice<UInt8> {
    /// Whether this HTML has an element whose text is code.
    var holdsCodeElement: Bool {
        ["<code", "<pre", "<kbd", "<samp", "<tt", "<script", "<style", "<textarea"].contains {
            (tag: StaticString) in
            holds(tag: tag)
        }
    }

    /// Whether an ASCII string in lower case stands somewhere, in any case.
    private func holds(tag: StaticString) -> Bool {
        let needle = Array(tag.description.utf8)
        guard let first = needle.first, count >= needle.count else { return false }
        for start in startIndex...endIndex - needle.count where self[start] == first {
            if zip(needle, self[start...]).allSatisfy({ expected, byte in byte.lowercased == expected }) {
                return true
            }
        }
        return false
    }
}
