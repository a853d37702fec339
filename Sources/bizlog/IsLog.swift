internal import MarkdownAST

/// Whether a document is a log: it has a heading that begins with an id, or a template.
func isLog(_ document: Document) -> Bool {
    document.topLevelBlocks.contains { index in
        switch document.nodes[index].kind {
        case .heading: document.plainText(of: index).hasPrefix("[")
        case .codeBlock(let code): document.string(of: code.code).hasPrefix("### [")
        default: false
        }
    }
}
