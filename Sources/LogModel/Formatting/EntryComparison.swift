internal import MarkdownAST

/// Compares an entry with the same entry of a rewritten file.
///
/// Entries are equal if they have the same id, title, text, fields and values, with fields in the order of
/// the schema. The level of the heading, the spelling of labels, dates and choices, and the position of
/// values do not matter.
struct EntryComparison {
    let before: Document
    let after: Document
    private var left = ContentTokens()
    private var right = ContentTokens()

    init(before: Document, after: Document) {
        self.before = before
        self.after = after
    }

    /// Whether two entries have the same content.
    mutating func isEqual(_ left: EntrySyntax, _ right: EntrySyntax) -> Bool {
        left.id == right.id && left.title == right.title && left.schema == right.schema
            && hasEqualHeadings(left, right)
            && isEqual(left.body, right.body, left.schema)
    }

    /// Whether two headers have the same content under their titles.
    mutating func isEqual(_ left: LogHeader, _ right: LogHeader) -> Bool {
        left.schema == right.schema && isEqual(left.body, right.body, left.schema)
    }

    /// Whether the texts and fields under two headings have the same content.
    mutating func isEqual(_ left: EntryBody, _ right: EntryBody, _ schema: LogSchema) -> Bool {
        guard left.fields.count == right.fields.count, isEqual(left.preamble, right.preamble),
            isEqual(left.tail, right.tail)
        else { return false }
        let fields = left.fields(inOrderOf: schema)
        let others = right.fields(inOrderOf: schema)
        for (field, other) in zip(fields, others) {
            guard field.schemaIndex == other.schemaIndex else { return false }
            if field.schemaIndex == nil {
                let label = before.source.bytes[field.label.text]
                guard label == after.source.bytes[other.label.text] else { return false }
            }
            let schema = field.schemaIndex.map { schema.fields[$0] }
            self.left.read(field.content, label: field.label, schema: schema, in: before)
            self.right.read(other.content, label: other.label, schema: schema, in: after)
            guard self.left.isEqual(to: self.right, before, after) else { return false }
        }
        return true
    }

    private mutating func isEqual(_ left: EntryBody.Content, _ right: EntryBody.Content) -> Bool {
        self.left.read(left, in: before)
        self.right.read(right, in: after)
        return self.left.isEqual(to: self.right, before, after)
    }

    /// Whether the inlines of two headings differ at most in the characters around the id.
    private func hasEqualHeadings(_ left: EntrySyntax, _ right: EntrySyntax) -> Bool {
        let nodes = left.region.node + 1..<Int(before.nodes[left.region.node].subtreeEnd)
        let others = right.region.node + 1..<Int(after.nodes[right.region.node].subtreeEnd)
        guard nodes.count == others.count else { return false }
        for (node, other) in zip(nodes, others) where !before.isEqual(node, to: other, in: after) {
            guard node == nodes.lowerBound, case .text(let text) = before.nodes[node].kind,
                case .text(let otherText) = after.nodes[other].kind,
                titleStart(before.bytes(of: text), left.id)
                    == titleStart(after.bytes(of: otherText), right.id)
            else { return false }
        }
        return true
    }

    /// The text after the id and its separator, in the first text of a heading; nil if the text does not
    /// begin with the id.
    private func titleStart(_ text: ArraySlice<UInt8>, _ id: EntryID) -> ArraySlice<UInt8>? {
        var text = text.drop { $0 == UInt8(ascii: "[") }
        guard text.starts(with: id.text.utf8) else { return nil }
        text = text.dropFirst(id.text.utf8.count)
        return text.drop { byte in
            byte.isBlank || byte == UInt8(ascii: "]") || byte == UInt8(ascii: ":")
                || byte == UInt8(ascii: "-")
                || byte >= 0x80
        }
    }
}
