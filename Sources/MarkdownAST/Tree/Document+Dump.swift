extension Document {
    /// The tree as indented text, one node per line; blocks with their first line, from 1. The form is stable
    /// and meant for tests and bug reports.
    ///
    /// - Complexity: O(nodes × depth), because of the indentation.
    public var dump: String {
        var result = ""
        var ends: [Int] = []
        for (index, node) in nodes.enumerated() {
            while let end = ends.last, index >= end { ends.removeLast() }
            result += String(repeating: "  ", count: ends.count)
            result += describe(node)
            if node.kind.isBlock, index > 0 { result += " @\(node.startLine + 1)" }
            result += "\n"
            ends.append(Int(node.subtreeEnd))
        }
        return result
    }

    private func describe(_ node: Node) -> String {
        func quoted(_ literal: Literal) -> String { string(of: literal).debugDescription }
        switch node.kind {
        case .document: return "document"
        case .frontMatter: return "front matter"
        case .blockQuote: return "block quote"
        case .list(let list):
            let marker = list.start.map { "ordered from \($0)\(list.hasParenthesis ? ")" : ".")" } ?? "bullet"
            return "list \(marker) \(list.isTight ? "tight" : "loose")"
        case .item(let item): return item.isChecked.map { $0 ? "item [x]" : "item [ ]" } ?? "item"
        case .codeBlock(let code): return "code block \(quoted(code.info)) \(quoted(code.code))"
        case .htmlBlock(let literal): return "html block \(quoted(literal))"
        case .paragraph: return "paragraph"
        case .heading(let level): return "heading \(level)"
        case .thematicBreak: return "thematic break"
        case .table(let table):
            let letters = bytes(of: table.alignments).map { $0 == 0 ? "-" : String(UnicodeScalar($0)) }
            return "table \(letters.joined())"
        case .tableRow(let isHeader): return isHeader ? "header row" : "row"
        case .tableCell: return "cell"
        case .text(let literal): return "text \(quoted(literal))"
        case .softBreak: return "soft break"
        case .lineBreak: return "line break"
        case .code(let literal): return "code \(quoted(literal))"
        case .htmlInline(let literal): return "html \(quoted(literal))"
        case .emphasis: return "emphasis"
        case .strong: return "strong"
        case .strikethrough: return "strikethrough"
        case .link(let link): return "link \(quoted(link.destination)) \(quoted(link.title))"
        case .image(let link): return "image \(quoted(link.destination)) \(quoted(link.title))"
        }
    }
}
