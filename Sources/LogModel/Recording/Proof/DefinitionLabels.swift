internal import MarkdownAST

/// Finds link reference definitions in a text. They are not in the tree, so a link to each possible label is
/// parsed after the text: it becomes a link only if the label is defined.
struct DefinitionLabels {
    private var labels: [(text: [UInt8], offset: Int)] = []

    /// The longest label of a link, in characters.
    private static let maximumLength = 999

    /// - Complexity: O(n)
    init(_ text: String) {
        let bytes = Array(text.utf8)
        var opening: Int?
        var offset = 0
        while offset < bytes.count {
            switch bytes[offset] {
            case UInt8(ascii: "\\"): offset += 1
            case UInt8(ascii: "["): opening = offset + 1
            case UInt8(ascii: "]"):
                if let start = opening, offset + 1 < bytes.count, bytes[offset + 1] == UInt8(ascii: ":"),
                    offset - start <= Self.maximumLength * 4
                {
                    labels.append((Array(bytes[start..<offset]), start))
                }
                opening = nil
            default: break
            }
            offset += 1
        }
    }

    /// A paragraph with a link for each label.
    var probes: String {
        labels.map { label in
            let text = label.text.map { $0.isLineEnding ? UInt8(ascii: " ") : $0 }
            return "\n[\(String(decoding: text, as: UTF8.self))]\n"
        }.joined()
    }

    /// The offset in the text of the first label that is defined; nil if there is none.
    ///
    /// - Parameter document: a document that ends with the probes.
    func defined(in document: Document) -> Int? {
        guard !labels.isEmpty else { return nil }
        let blocks = Array(document.topLevelBlocks).suffix(labels.count)
        for (block, label) in zip(blocks, labels) {
            let nodes = block..<Int(document.nodes[block].subtreeEnd)
            for node in nodes { if case .link = document.nodes[node].kind { return label.offset } }
        }
        return nil
    }
}
