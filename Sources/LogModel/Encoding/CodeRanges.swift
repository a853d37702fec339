internal import MarkdownAST

/// The bytes of a document in which nothing is repaired: code, and ignore regions. The ranges are sorted and do not
/// overlap.
///
/// They may be too wide, never too narrow. A code block's lines are counted from its start line; code spans are found
/// by ``CodeSpans``. The log's template is no code in this sense, see ``EncodingRepair``.
struct CodeRanges {
    let ranges: [Range<Int>]

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
        ranges = Self.merged(found)
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

    private static func merged(_ ranges: [Range<Int>]) -> [Range<Int>] {
        var result: [Range<Int>] = []
        for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) where !range.isEmpty {
            if let last = result.last, last.upperBound >= range.lowerBound {
                result[result.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
            } else {
                result.append(range)
            }
        }
        return result
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
