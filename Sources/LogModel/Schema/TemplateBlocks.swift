internal import MarkdownAST

/// The code blocks of a file that are templates, and the schemas that they are read as.
struct TemplateBlocks: Sendable {
    /// The nodes of the code blocks, in order.
    private(set) var nodes: [Int] = []
    private(set) var schemas: [LogSchema] = []

    /// How many templates are read; a log has one, and a file with its sister's template two.
    static let maximum = 8

    /// - Complexity: O(n) in the bytes of the top-level code blocks.
    init(_ document: Document) {
        for block in document.topLevelCodeBlocks {
            guard case .codeBlock(let code) = document.nodes[block].kind else { continue }
            guard nodes.count < Self.maximum else { break }
            if let schema = LogSchema(template: document.bytes(of: code.code)) {
                nodes.append(block)
                schemas.append(schema)
            }
        }
    }
}
