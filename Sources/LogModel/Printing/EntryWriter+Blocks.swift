internal import MarkdownAST

extension EntryWriter {
    func firstText(of lines: Range<Int>) -> Int {
        lines.first { !isBlank($0) } ?? lines.lowerBound
    }

    func startsWithParagraph(_ field: FieldSyntax) -> Bool {
        let blocks = field.content.blocks
        return !blocks.isEmpty && document.nodes[blocks.lowerBound].kind == .paragraph
    }

    /// Whether the first block of a value is parsed as the same block directly below its label.
    func canFollowLabel(_ field: FieldSyntax) -> Bool {
        guard !field.content.blocks.isEmpty else { return !field.content.trailing.isEmpty }
        let first = field.content.blocks.lowerBound
        switch document.nodes[first].kind {
        case .paragraph, .blockQuote: return true
        case .list(let list):
            // Only a list that begins with 1 and whose first item is not empty can interrupt a paragraph.
            return list.start ?? 1 == 1 && Int(document.nodes[first + 1].subtreeEnd) > first + 2
        case .codeBlock:
            let line = document.source.content(ofLine: Int(document.nodes[first].startLine))
            let start = bytes.skippingBlanks(from: line.lowerBound, to: line.upperBound)
            return start < line.upperBound
                && (bytes[start] == UInt8(ascii: "`") || bytes[start] == UInt8(ascii: "~"))
        case .document, .frontMatter, .item, .htmlBlock, .heading, .thematicBreak, .table, .tableRow,
            .tableCell,
            .text, .softBreak, .lineBreak, .code, .htmlInline, .emphasis, .strong, .strikethrough, .link,
            .image:
            return false
        }
    }

    /// Whether text at the start of a line would begin a block other than a paragraph.
    func startsBlock(_ range: Range<Int>) -> Bool {
        guard let start = range.first else { return false }
        let first = bytes[start]
        switch first {
        case UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "#"), UInt8(ascii: ">"), UInt8(ascii: "|"),
            UInt8(ascii: "<"), UInt8(ascii: "="), UInt8(ascii: "~"), UInt8(ascii: ":"):
            return true
        case UInt8(ascii: "*"), UInt8(ascii: "_"):
            return start + 1 >= range.upperBound || bytes[start + 1].isBlank || bytes[start + 1] == first
        case UInt8(ascii: "`"): return bytes.has("```", at: start)
        case UInt8(ascii: "0")...UInt8(ascii: "9"):
            let stop = bytes[range].firstIndex { !$0.isDigit } ?? range.upperBound
            return stop < range.upperBound
                && (bytes[stop] == UInt8(ascii: ".") || bytes[stop] == UInt8(ascii: ")"))
        default: return false
        }
    }
}
