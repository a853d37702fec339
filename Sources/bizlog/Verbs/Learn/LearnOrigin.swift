internal import LogModel
internal import MarkdownAST

/// The source of a draft: the name of the text, and the positions of the parts in it.
struct LearnOrigin {
    /// The name of the text in messages; nil if there is none.
    var name: String?
    /// The positions, for each part of the post-mortem that was in the text.
    var places: [RecordingProblem.Part: Places] = [:]

    /// The positions of one entry's parts.
    enum Places {
        /// The positions of heading and values in Markdown.
        case markdown(title: SourcePosition, fields: [(label: String, position: SourcePosition)])
        /// The path to the entry in JSON, and the labels of its fields. Positions are computed on demand.
        case json(bytes: [UInt8], path: [JSONScanner.Step], labels: [String])
    }

    /// The position of a field, or of the title if there is no such field.
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
