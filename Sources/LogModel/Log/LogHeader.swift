internal import MarkdownAST

/// The first heading of a file, if it has level 1, and the labelled lines between it and the next heading or thematic break.
public struct LogHeader: Sendable {
    /// The heading's text.
    public let title: String

    /// What stands between the heading and the first label, as Markdown.
    public let tagline: String

    /// What the labelled lines say: the day of the last update, the number of entries, and whatever else there is.
    public let fields: [Failure.Field]

    package let node: Int
    /// The node behind the last one of the header.
    let end: Int
    /// Behind the heading's last line.
    let headingEnd: Int
    package let schema: LogSchema
    package let body: EntryBody
    /// The lines under the heading, without what stands behind the next thematic break.
    let lines: Range<Int>
    /// Whether one of its labels begins with `Total`, and a number follows.
    let countsEntries: Bool

    init?(_ document: Document) {
        var node: Int?
        var end = document.nodes.count
        search: for block in document.topLevelBlocks {
            switch document.nodes[block].kind {
            case .heading(let level):
                if node == nil {
                    guard level == 1 else { return nil }
                    node = block
                    continue
                }
            case .thematicBreak: if node == nil { continue }
            case .document, .frontMatter, .blockQuote, .list, .item, .codeBlock, .htmlBlock, .paragraph,
                .table,
                .tableRow, .tableCell, .text, .softBreak, .lineBreak, .code, .htmlInline, .emphasis, .strong,
                .strikethrough, .link, .image:
                continue
            }
            end = block
            break search
        }
        guard let node else { return nil }
        let source = document.source
        let blocks = Int(document.nodes[node].subtreeEnd)..<end
        let headingEnd = document.headingEnd(node)
        var lineEnd = end < document.nodes.count ? Int(document.nodes[end].startLine) : source.lineCount
        while lineEnd > headingEnd, source.bytes.trimmingBlanks(source.content(ofLine: lineEnd - 1)).isEmpty {
            lineEnd -= 1
        }
        let lines = headingEnd..<max(headingEnd, lineEnd)
        func read(_ schema: LogSchema) -> EntryBody {
            EntryReader.read(document, blocks: blocks, lines: lines, schema: schema)
        }
        // The label of the counter says what is counted, so it is the file's own.
        let draft = read(.header(totalLabel: RoleWords.failureTotal))
        let total = draft.fields.first { field in
            FoldedText.prefixEnd(source.bytes, field.label.text, RoleWords.totalPrefix) != nil
        }
        let isOther = total != nil && total?.schemaIndex == nil
        let label = isOther ? total.map { source.bytes.string($0.label.text) } : nil
        let schema = LogSchema.header(totalLabel: label ?? RoleWords.failureTotal)
        let body = isOther ? read(schema) : draft
        title = document.plainText(of: node)
        tagline = document.text(ofLines: body.preamble.lines)
        fields = document.values(of: body, schema)
        self.node = node
        self.end = end
        self.headingEnd = headingEnd
        self.lines = lines
        self.schema = schema
        self.body = body
        countsEntries = total.map { $0.head.first.map { source.bytes[$0].isDigit } ?? false } ?? false
    }

    /// Whether any of its fields is one that its schema knows.
    var hasKnownFields: Bool { body.fields.contains { $0.schemaIndex != nil } }
}
