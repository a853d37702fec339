/// An entry without an id: its title and the texts of its fields.
///
/// Blank lines at the start and the end of a text are removed when the draft is made; all other text is kept.
/// A field with empty text counts as missing.
public struct EntryDraft: Sendable, Hashable {
    /// The title, as one line of Markdown.
    public let title: String

    /// The fields, in any order.
    public let fields: [Field]

    /// Makes a draft from its parts.
    public init(title: String, fields: [Field] = []) {
        self.title = title
        self.fields = fields
    }

    /// A label and its text.
    public struct Field: Sendable, Hashable {
        /// The label, in any case: `What Broke`.
        public let label: String

        /// Markdown, a date, or one of the values in the template, in any spelling that is accepted in a log.
        public let text: String

        /// Makes a field from its parts. Blank lines around the text are removed.
        public init(label: String, text: String) {
            self.label = label
            self.text = text.withoutBlankLinesAround
        }
    }

    /// The text of the first field with a label, ignoring case; nil if there is none.
    public subscript(label: String) -> String? {
        let key = FoldedText.key(Array(label.utf8))
        return fields.first { FoldedText.key(Array($0.label.utf8)) == key }?.text
    }
}

extension String {
    /// The text without blank lines at its start and its end.
    fileprivate var withoutBlankLinesAround: String {
        let bytes = Array(utf8)
        var start = 0
        var end = bytes.count
        var offset = 0
        while offset < end, bytes[offset].isBlank || bytes[offset].isLineEnding {
            if bytes[offset].isLineEnding { start = offset + 1 }
            offset += 1
        }
        if offset == end { return "" }
        offset = end
        while offset > start, bytes[offset - 1].isBlank || bytes[offset - 1].isLineEnding {
            if bytes[offset - 1].isLineEnding { end = offset - 1 }
            offset -= 1
        }
        return start == 0 && end == bytes.count ? self : bytes.string(start..<end)
    }
}
