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
                if !document.bytes(of: block.code).holdsTemplate {
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
    /// Whether a line of this code is a heading with a placeholder id: `### [F-BIZ-XXX] Title`.
    fileprivate var holdsTemplate: Bool {
        split(separator: UInt8(ascii: "\n")).contains(where: \.isPlaceholderHeading)
    }

    private var isPlaceholderHeading: Bool {
        var text = drop { $0 == UInt8(ascii: " ") }
        guard text.first == UInt8(ascii: "#") else { return false }
        text = text.drop { $0 == UInt8(ascii: "#") || $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "[") }
        let id = text.prefix {
            $0 == UInt8(ascii: "-") || (0x30...0x39).contains($0) || (0x41...0x5A).contains($0)
        }
        let parts = id.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
        guard parts.count > 1, let number = parts.last, number.count > 1 else { return false }
        return number.allSatisfy { $0 == UInt8(ascii: "X") } || number.allSatisfy { $0 == UInt8(ascii: "N") }
    }

    /// Whether this HTML has an element whose text is code.
    var holdsCodeElement: Bool {
        ["<code", "<pre", "<kbd", "<samp", "<tt", "<script", "<style", "<textarea"].contains {
            (tag: StaticString) in
            holds(tag, ignoringCase: true)
        }
    }

    /// Whether an ASCII string stands somewhere; when case is ignored, the string is given in lower case.
    fileprivate func holds(_ string: StaticString, ignoringCase: Bool = false) -> Bool {
        let needle = Array(string.description.utf8)
        guard let first = needle.first, count >= needle.count else { return false }
        for start in startIndex...endIndex - needle.count where self[start] == first {
            let isMatch = zip(needle, self[start...]).allSatisfy { expected, byte in
                byte == expected || ignoringCase && (0x41...0x5A).contains(byte) && byte | 0x20 == expected
            }
            if isMatch { return true }
        }
        return false
    }
}
