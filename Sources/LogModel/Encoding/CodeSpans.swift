internal import MarkdownAST

/// The bytes of the code spans of a paragraph, a heading or a table, by its source lines.
///
/// cmark-gfm does not tell where a span stands, so spans are paired here, from one run of backticks to the next of the
/// same length. What is outside ASCII in them must then be what is outside ASCII in the tree's code spans, else the pairing
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
                for line in lines { findSpans(in: document.source.content(ofLine: line)) }
            } else {
                findSpans(in: range)
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

    private mutating func findSpans(in range: Range<Int>) {
        let runs = backtickRuns(in: range)
        // For each run the next one of its length, found from the end. A backslash takes the first backtick from a run
        // that opens a span; within a span it means nothing.
        var spans: [(opener: Range<Int>, closer: Int)?] = Array(repeating: nil, count: runs.count)
        var nearest: [Int: Int] = [:]
        for (index, run) in runs.enumerated().reversed() {
            let opener = isEscaped(run, in: range) ? run.dropFirst() : run
            if let closer = nearest[opener.count] { spans[index] = (opener, closer) }
            nearest[run.count] = index
        }
        var index = 0
        while index < runs.count {
            if let span = spans[index] {
                ranges.append(span.opener.lowerBound..<runs[span.closer].upperBound)
                index = span.closer
            }
            index += 1
        }
    }

    private func backtickRuns(in range: Range<Int>) -> [Range<Int>] {
        var result: [Range<Int>] = []
        var offset = range.lowerBound
        while offset < range.upperBound {
            guard bytes[offset] == UInt8(ascii: "`") else {
                offset += 1
                continue
            }
            let start = offset
            while offset < range.upperBound, bytes[offset] == UInt8(ascii: "`") { offset += 1 }
            result.append(start..<offset)
        }
        return result
    }

    /// Whether the backslashes before a run leave one to escape with.
    private func isEscaped(_ run: Range<Int>, in range: Range<Int>) -> Bool {
        let backslashes = bytes[range.lowerBound..<run.lowerBound].reversed().prefix {
            $0 == UInt8(ascii: "\\")
        }
        return backslashes.count % 2 == 1
    }
}
