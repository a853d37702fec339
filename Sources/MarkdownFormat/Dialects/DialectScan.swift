internal import ByteText
internal import MarkdownAST

/// Finds the lines that have a meaning in a dialect unknown to CommonMark: mathematics, templates,
/// containers, admonitions, definition lists, attributes, comments.
///
/// Code blocks are skipped. The lines found keep all their bytes, so a false match only makes the form less
/// canonical, while a missed one may damage the text. An opening mark without a closing one matches nothing.
struct DialectScan {
    let source: SourceText
    let bytes: [UInt8]
    /// The lines of code blocks and front matter, sorted.
    let literals: [Range<Int>]
    let signs = Self.signs
    private(set) var kept = KeptLines()
    /// For each mark, the offset from which a search reached the end of the file without finding it.
    var missing: [[UInt8]: Int] = [:]
    /// The number of opening brackets without a closing one.
    var unclosedBrackets = 0
    /// The end tags of templates; collected on first use.
    var endTags: EndTags?

    /// The lines of a document that must keep their bytes.
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
                // The content of an admonition is code to CommonMark, so it is kept anyway.
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
                // Text before the mark, such as an item's bullet, is not part of the construct.
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

/// A line from its text on, without the blanks and quote marks before it.
struct DialectLine {
    let line: Int
    let start: Int
    let end: Int
    /// The columns of blanks before the text, after the quote marks. A tab counts as four.
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
