internal import ByteText
internal import MarkdownAST
internal import SecretScan

/// Writes Markdown as HTML that does nothing but say something: from the tree of cmark-gfm, in a loop.
///
/// Raw HTML becomes text. A link that a reader must not follow (``SafeLink``) becomes its text, with the destination behind it. An image would
/// be fetched, so it becomes a link. Headings go on from that of the entry without leaving a level out.
struct MarkdownHTML {
    private let document: Document
    private var open: [Tag] = []
    /// How many links and marks of emphasis are open.
    private var links = 0
    private var marks = 0
    /// The levels of the headings so far, in the file and as they are written.
    private var headings: [(level: UInt8, written: Int)] = []
    private let firstHeading: Int
    private let hasLinks: Bool

    /// A tag that is open.
    private struct Tag {
        let end: Int
        let closing: StaticString
        var kind = Kind.other

        enum Kind { case other, tightItem, looseItem, link, mark, headerRow, row }
    }

    /// How many marks of emphasis are written within each other; those beyond are left out. Browsers have a limit of their own.
    private static let mostMarks = 50

    /// - Parameters:
    ///   - firstHeading: the level of a heading in the text.
    ///   - hasLinks: whether links are written as such; otherwise as their text.
    init(_ document: Document, firstHeading: Int = 4, hasLinks: Bool = true) {
        (self.document, self.firstHeading, self.hasLinks) = (document, firstHeading, hasLinks)
    }

    /// Writes some nodes with all that they hold.
    ///
    /// - Complexity: O(n) in the nodes and their text.
    mutating func write(_ nodes: Range<Int>, to html: inout HTMLBuffer) {
        var index = nodes.lowerBound
        while index < nodes.upperBound {
            close(before: index, &html)
            index = begin(index, &html)
        }
        close(before: Int.max, &html)
    }

    private mutating func close(before index: Int, _ html: inout HTMLBuffer) {
        while let tag = open.last, tag.end <= index {
            html.markup(tag.closing)
            if tag.kind == .link { links -= 1 }
            if tag.kind == .mark { marks -= 1 }
            open.removeLast()
        }
    }

    private mutating func push(_ index: Int, _ closing: StaticString, _ kind: Tag.Kind = .other) {
        open.append(Tag(end: Int(document.nodes[index].subtreeEnd), closing: closing, kind: kind))
    }

    /// Begins a node.
    ///
    /// - Returns: the next node to begin.
    private mutating func begin(_ index: Int, _ html: inout HTMLBuffer) -> Int {
        switch document.nodes[index].kind {
        case .document: break
        case .frontMatter: break
        case .blockQuote:
            html.markup("<blockquote>\n")
            push(index, "</blockquote>\n")
        case .list(let list):
            if let start = list.start {
                html.markup("<ol")
                if start != 1 {
                    html.markup(" start=\"")
                    html.number(Int(start))
                    html.markup("\"")
                }
                html.markup(">\n")
                push(index, "</ol>\n", list.isTight ? .tightItem : .looseItem)
            } else {
                html.markup("<ul>\n")
                push(index, "</ul>\n", list.isTight ? .tightItem : .looseItem)
            }
        case .item(let item):
            let kind = open.last?.kind ?? .looseItem
            html.markup("<li>")
            if let isChecked = item.isChecked { html.markup(isChecked ? "☑ " : "☐ ") }
            push(index, "</li>\n", kind)
        case .codeBlock(let block):
            html.markup("<pre><code>")
            text(block.code, &html)
            html.markup("</code></pre>\n")
        case .htmlBlock(let literal):
            html.markup("<pre class=\"raw\">")
            // A line feed right behind the tag would be left out.
            html.markup("<code>")
            text(literal, &html)
            html.markup("</code></pre>\n")
        case .paragraph:
            if open.last?.kind == .tightItem {
                push(index, "\n")
            } else {
                html.markup("<p>")
                push(index, "</p>\n")
            }
        case .heading(let level): heading(level, index, &html)
        case .thematicBreak: html.markup("<hr>\n")
        case .table:
            html.markup("<div class=\"scroll\" tabindex=\"0\" role=\"group\" aria-label=\"Table\"><table>\n")
            push(index, "</table></div>\n")
        case .tableRow(let isHeader):
            html.markup(isHeader ? "<thead><tr>" : "<tr>")
            push(index, isHeader ? "</tr></thead>\n" : "</tr>\n", isHeader ? .headerRow : .row)
        case .tableCell:
            let isHeader = open.last?.kind == .headerRow
            html.markup(isHeader ? "<th scope=\"col\">" : "<td>")
            push(index, isHeader ? "</th>" : "</td>")
        default: return beginInline(index, &html)
        }
        return index + 1
    }

    private mutating func heading(_ level: UInt8, _ index: Int, _ html: inout HTMLBuffer) {
        while let last = headings.last, last.level >= level { headings.removeLast() }
        let written = min(6, (headings.last?.written ?? firstHeading - 1) + 1)
        headings.append((level, written))
        switch written {
        case ...4:
            html.markup("<h4>")
            push(index, "</h4>\n")
        case 5:
            html.markup("<h5>")
            push(index, "</h5>\n")
        default:
            html.markup("<h6>")
            push(index, "</h6>\n")
        }
    }

    private mutating func beginInline(_ index: Int, _ html: inout HTMLBuffer) -> Int {
        switch document.nodes[index].kind {
        case .text(let literal), .htmlInline(let literal): text(literal, &html)
        case .softBreak:
            // A line that begins in bold mostly is a label with its value.
            let next = index + 1
            let isLabel = next < document.nodes.count && document.nodes[next].kind == .strong
            html.markup(isLabel ? "<br>\n" : "\n")
        case .lineBreak: html.markup("<br>\n")
        case .code(let literal):
            html.markup("<code>")
            text(literal, &html)
            html.markup("</code>")
        case .emphasis: mark(index, "<em>", "</em>", &html)
        case .strong: mark(index, "<strong>", "</strong>", &html)
        case .strikethrough: mark(index, "<del>", "</del>", &html)
        case .link(let link): beginLink(link, index, &html)
        case .image(let image): return writeImage(image, index, &html)
        default: break
        }
        return index + 1
    }

    private mutating func mark(
        _ index: Int, _ opening: StaticString, _ closing: StaticString, _ html: inout HTMLBuffer
    ) {
        guard marks < Self.mostMarks else { return }
        marks += 1
        html.markup(opening)
        push(index, closing, .mark)
    }

    private mutating func beginLink(_ link: Node.Link, _ index: Int, _ html: inout HTMLBuffer) {
        guard hasLinks, links == 0 else { return }
        if let target = SafeLink(document.bytes(of: link.destination)), !isSecret(target.destination, html) {
            links += 1
            html.markup("<a rel=\"noopener noreferrer\" href=\"")
            html.text(target.destination)
            html.markup("\">")
            push(index, "</a>", .link)
        } else if !link.destination.isEmpty {
            html.markup("<span class=\"unlinked\">")
            push(index, "</span>")
            // What stands behind the text is known only where it ends, so it is written before it.
            html.markup("<code>")
            html.text(shortened(link.destination))
            html.markup("</code> ")
        }
    }

    private mutating func writeImage(_ image: Node.Link, _ index: Int, _ html: inout HTMLBuffer) -> Int {
        let target = hasLinks && links == 0 ? SafeLink(document.bytes(of: image.destination)) : nil
        let isLink = target.map { !isSecret($0.destination, html) } ?? false
        if let target, isLink {
            html.markup("<a rel=\"noopener noreferrer\" href=\"")
            html.text(target.destination)
            html.markup("\">")
        }
        html.markup("image: ")
        let alternative = document.plainText(of: index)
        html.text(alternative.isEmpty ? shortened(image.destination) : alternative)
        if isLink { html.markup("</a>") }
        return Int(document.nodes[index].subtreeEnd)
    }

    /// The beginning of a destination that is no link.
    private func shortened(_ literal: Literal) -> String {
        let text = document.string(of: literal)
        return text.utf8.count > 120 ? String(text.unicodeScalars.prefix(100)) + "…" : text
    }

    private func isSecret(_ destination: String, _ html: HTMLBuffer) -> Bool {
        html.mask.map { $0.masked(destination) != destination } ?? false
    }

    private func text(_ literal: Literal, _ html: inout HTMLBuffer) {
        // What stands otherwise in the file was not found there.
        if html.mask == nil, !literal.isEmpty, document.sourceRange(of: literal) == nil {
            html.text(SecretMask.forms.masked(document.string(of: literal)))
        } else {
            html.text(document.bytes(of: literal))
        }
    }
}
