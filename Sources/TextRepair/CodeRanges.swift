internal import ByteText
package import MarkdownAST

/// The bytes of a document in which nothing is repaired: code, and ignore regions.
///
/// They may be too wide, never too narrow. A code block's lines are counted from its start line; code spans are found
/// by ``CodeSpans``.
package struct CodeRanges {
    /// The bytes.
    package let ranges: RangeSet<Int>

    /// Finds the code of a document.
    ///
    /// - Parameter isText: whether the code of a block is to be repaired like text.
    package init(of document: Document, where isText: (ArraySlice<UInt8>) -> Bool) {
        let nodes = document.nodes
        var found = document.ignoreRegions.map { document.source.range(ofLines: $0) }
        var index = 0
        while index < nodes.count {
            switch nodes[index].kind {
            case .codeBlock(let block):
                if !isText(document.bytes(of: block.code)) {
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
        let html = map(\.lowercased)
        return ["<code", "<pre", "<kbd", "<samp", "<tt", "<script", "<style", "<textarea"].contains {
            html.firstOffset(of: Array($0.utf8), in: html.indices) != nil
        }
    }
}
