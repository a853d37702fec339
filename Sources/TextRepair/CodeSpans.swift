internal import MarkdownAST

/// The bytes of the code spans of a paragraph, a heading or a table, by its source lines.
///
/// cmark-gfm does not tell where a span stands; ``CodeSpanScan`` pairs the backticks. What is outside ASCII in them must then be what is outside ASCII in the tree's code spans, else the pairing
/// is not trusted and everything from the first backtick of the block to its last is taken for code.
struct CodeSpans {
    private(set) var ranges: [Range<Int>] = []

    private let bytes: [UInt8]

    init(ofBlock index: Int, in document: Document) {
        bytes = document.source.bytes
        var lines = document.lines(of: index)
        let sibling = Int(document.nodes[index].subtreeEnd)
        // The paragraph that a table pushed out of its first lines has no lines of its own, but the table's.
        if lines.isEmpty, sibling < document.nodes.count { lines = document.lines(of: sibling) }
        let range = document.source.range(ofLines: lines)

        var code: [UInt8] = []
        var holdsCode = false
        var holdsCodeElement = false
        for node in document.nodes[index..<Int(document.nodes[index].subtreeEnd)] {
            switch node.kind {
            case .code(let literal):
                holdsCode = true
                code += document.bytes(of: literal).lazy.filter { $0 >= 0x80 }
            case .htmlInline(let literal):
                holdsCodeElement = holdsCodeElement || document.bytes(of: literal).holdsCodeElement
            case .document, .frontMatter, .blockQuote, .list, .item, .codeBlock, .htmlBlock, .paragraph,
                .heading,
                .thematicBreak, .table, .tableRow, .tableCell, .text, .softBreak, .lineBreak, .emphasis,
                .strong,
                .strikethrough, .link, .image:
                continue
            }
        }
        if holdsCode {
            if case .table = document.nodes[index].kind {
                ranges = lines.flatMap {
                    CodeSpanScan.spans(in: document.source.content(ofLine: $0), of: bytes)
                }
            } else {
                ranges = CodeSpanScan.spans(in: range, of: bytes)
            }
            let found = ranges.lazy.flatMap { [bytes] in bytes[$0].lazy.filter { $0 >= 0x80 } }
            if !found.elementsEqual(code) {
                ranges = outermost(UInt8(ascii: "`"), UInt8(ascii: "`"), in: range)
            }
        }
        if holdsCodeElement { ranges += outermost(UInt8(ascii: "<"), UInt8(ascii: ">"), in: range) }
    }

    private func outermost(_ first: UInt8, _ last: UInt8, in range: Range<Int>) -> [Range<Int>] {
        guard let start = bytes[range].firstIndex(of: first), let end = bytes[range].lastIndex(of: last),
            start <= end
        else { return [] }
        return [start..<end + 1]
    }
}
