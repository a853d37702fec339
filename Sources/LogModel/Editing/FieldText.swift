internal import MarkdownAST

/// What a value consists of.
struct FieldText {
    private let document: Document
    /// The top-level blocks.
    let blocks: [Int]

    /// nil if the text cannot be parsed.
    init?(_ text: String) {
        guard let source = try? SourceText(text),
            let document = try? Document(parsing: source, readsFrontMatter: false)
        else { return nil }
        self.document = document
        blocks = Array(document.topLevelBlocks)
    }

    /// How a text begins.
    enum Start {
        /// With words, which may stand on the label's line.
        case paragraph
        /// With a block that may stand right under a label.
        case block
        /// With a block that would continue the label's paragraph without a blank line.
        case blockApart
    }

    /// How the text begins.
    var start: Start {
        guard let first = blocks.first else { return .paragraph }
        return switch document.nodes[first].kind {
        case .paragraph: .paragraph
        case .table, .htmlBlock: .blockApart
        case .list(let list): list.start ?? 1 == 1 ? .block : .blockApart
        case .codeBlock: document.source.bytes.first.map(\.isBlank) ?? false ? .blockApart : .block
        case .document, .frontMatter, .blockQuote, .item, .heading, .thematicBreak, .tableRow, .tableCell,
            .text, .softBreak, .lineBreak, .code, .htmlInline, .emphasis, .strong, .strikethrough, .link,
            .image:
            .block
        }
    }

    /// The list with which the text ends.
    private var list: (items: [Int], list: Node.List)? {
        guard let last = blocks.last, case .list(let list) = document.nodes[last].kind else { return nil }
        return (Array(document.children(of: last)), list)
    }

    /// How many items the list has with which it ends.
    var itemCount: Int { list?.items.count ?? 0 }

    /// The form of the last item; nil if the text does not end with a list.
    var lastItem: ListItemForm? {
        guard let (items, list) = list, let last = items.last else { return nil }
        func form(_ item: Int) -> ListItemForm? {
            let line = Int(document.nodes[item].startLine)
            return ListItemForm(document.source.string(document.source.content(ofLine: line)))
        }
        guard var form = form(last) else { return nil }
        if items.count > 1, let before = ListItemForm(of: items[items.count - 2], in: document) {
            form.repeatsNumber = before.number == form.number
        }
        form.isApart = !list.isTight
        if case .item(let item) = document.nodes[last].kind { form.hasBox = item.isChecked != nil }
        return form
    }

    /// The texts of the items, if the whole text is a list.
    var items: [String]? {
        guard blocks.count == 1, let (items, _) = list else { return nil }
        return items.map { item in
            guard let form = ListItemForm(of: item, in: document) else { return "" }
            let lines = document.lines(of: item).map {
                document.source.string(document.source.content(ofLine: $0))
            }
            return form.text(of: lines)
        }
    }
}
