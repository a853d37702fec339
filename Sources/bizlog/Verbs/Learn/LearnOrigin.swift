internal import LogModel
internal import MarkdownAST

/// Where a draft was read: the name of the text, and the places of the parts in it.
struct LearnOrigin {
    /// How messages name the text; nil if there is none.
    var name: String?
    /// The places, for each draft of the post-mortem that was in the text.
    var places: [RecordingProblem.Part: Places] = [:]

    /// The places of one entry.
    enum Places {
        /// Of Markdown: those of the heading and of the values.
        case markdown(title: SourcePosition, fields: [(label: String, position: SourcePosition)])
        /// Of JSON: what leads to the entry, and the labels of its fields. Looked for when they are asked for.
        case json(bytes: [UInt8], path: [JSONScanner.Step], labels: [String])
    }

    /// The place of a field, or of the title if there is no such field.
    func position(of part: RecordingProblem.Part, _ label: String?) -> SourcePosition? {
        switch places[part] {
        case nil: return nil
        case .markdown(let title, let fields):
            return fields.first { $0.label.lowercased() == label?.lowercased() }?.position ?? title
        case .json(let bytes, let path, let labels):
            let index = labels.firstIndex { $0.lowercased() == label?.lowercased() }
            var path = path
            if let index {
                path += [.key("fields"), .index(index), .key("content"), .key("value")]
            } else {
                path.append(.key("title"))
            }
            let offset = try? JSONScanner.offset(of: path, in: bytes)
            return offset.flatMap { (try? SourceText(bytes))?.position(at: $0) }
        }
    }
}

extension JSONScanner.Step {
    /// A member of an object.
    static func key(_ name: String) -> JSONScanner.Step { .key(Array(name.utf8)) }
}
