internal import ByteText
internal import MarkdownAST

/// Finds the lines that mean something in a dialect that CommonMark knows nothing of: mathematics, templates, containers,
/// admonitions, definition lists, attributes, comments.
///
/// Lines are looked at one by one, outside of code blocks. What is found stays to the byte, so finding too much costs
/// a form that is less canonical, and finding too little costs somebody's text. A mark that nothing closes opens nothing.
struct DialectScan {
    let source: SourceText
    let bytes: [UInt8]
    /// The lines of code blocks and front matter, sorted.
    let literals: [Range<Int>]
    let signs = Self.signs
    private(set) var kept = KeptLines()
    /// Of each mark, where the search for it came to the end of the file in vain.
    var missing: [[UInt8]: Int] = [:]
    /// How often brackets were opened that nothing closed.
    var unclosedBrackets = 0
    /// The end tags of templates, once somebody has asked for them.
    var endTags: EndTags?

    /// The lines of a document that are to be kept.
    ///
    /// - Complexity: O(nodes + bytes)
    static func lines(of document: Document) -> KeptLines {
        var literals: [Range<Int>] = []
        for (index, node) in document.nodes.enumerated() {
            switch node.kind {
            case .codeBlock: literals.append(document.lines(ofCode: index))
            case .frontMatter: literals.append(0..<document.frontMatterLineCount)
            case .document, .blockQuote, .list, .item, .htmlBlock, .paragraph, .heading, .thematicBreak,
                .table,
                .tableRow, .tableCell, .text, .softBreak, .lineBreak, .code, .htmlInline, .emphasis, .strong,
                .strikethrough, .link, .image:
                continue
            }
        }
        var scan = DialectScan(source: document.source, bytes: document.source.bytes, literals: literals)
        scan.run()
        return scan.kept
    }

    init(source: SourceText, bytes: [UInt8], literals: [Range<Int>]) {
        (self.source, self.bytes, self.literals) = (source, bytes, literals)
    }

    private mutating func run() {
        var next = 0
        var line = 0
        while line < source.lineCount {
            while next < literals.count, literals[next].upperBound <= line { next += 1 }
            if next < literals.count, literals[next].contains(line) {
                // What an admonition holds is code for CommonMark and stays anyway.
                line = literals[next].upperBound
                continue
            }
            let place = DialectLine(line, in: source)
            if place.isBlank {
                // GitLab's fence for quotes.
                if bytes[source.text(ofLine: line)].starts(with: ">>>".utf8),
                    bytes[source.text(ofLine: line)].count == 3
                {
                    kept.add(line..<line + 1)
                }
                line += 1
                continue
            }
            var end = line
            if let block = block(at: place) {
                end = block
                kept.add(line..<end)
            } else if let span = span(in: place) {
                end = span.end
                // What stands before a mark is not part of what it opens, such as the bullet of an item.
                if span.start > place.start { kept.add(textOf: line) } else { kept.add(line..<line + 1) }
                kept.add(line + 1..<end)
            } else if let table = table(at: place) {
                kept.add(table)
                end = table.upperBound
            }
            line = max(line + 1, end)
        }
    }
}

/// A line without the blanks and quote marks before its text.
struct DialectLine {
    let line: Int
    let start: Int
    let end: Int
    /// The blanks before the text, behind the quote marks. A tab counts as four.
    let indentation: Int

    init(_ line: Int, in source: SourceText) {
        self.line = line
        let text = source.text(ofLine: line)
        var (start, end, indentation) = (text.lowerBound, text.upperBound, 0)
        while end > start, source.bytes[end - 1].isBlank { end -= 1 }
        while start < end {
            switch source.bytes[start] {
            case 0x20: indentation += 1
            case 0x09: indentation += 4
            case UInt8(ascii: ">") where indentation < 4:
                indentation = start + 1 < end && source.bytes[start + 1] == 0x20 ? -1 : 0
            default:
                (self.start, self.end, self.indentation) = (start, end, max(0, indentation))
                return
            }
            start += 1
        }
        (self.start, self.end, self.indentation) = (start, end, max(0, indentation))
    }

    var isBlank: Bool { start == end }
}
