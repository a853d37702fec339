/// An entry before it has an id: a title, and what its fields say, as text.
///
/// No value has blank lines at its ends, since they are taken away when the draft is made; nothing else of a value or a title ever is. A
/// field with no text counts as one that is not there.
public struct EntryDraft: Sendable, Hashable {
    /// The title, as Markdown; one line.
    public let title: String

    /// What the fields say, in any order.
    public let fields: [Field]

    /// A draft from its parts.
    public init(title: String, fields: [Field] = []) {
        self.title = title
        self.fields = fields
    }

    /// A label and what stands under it.
    public struct Field: Sendable, Hashable {
        /// The label's words, in any case: `What Broke`.
        public let label: String

        /// Markdown, or a date, or one of the values that the template lists, in any spelling that a reader of the log accepts.
        public let text: String

        /// A field from its parts. Blank lines around the text are left out.
        public init(label: String, text: String) {
            self.label = label
            self.text = text.withoutBlankLinesAround
        }
    }

    /// What the first field with a label says, without regard to capitals.
    public subscript(label: String) -> String? {
        let key = FoldedText.key(Array(label.utf8))
        return fields.first { FoldedText.key(Array($0.label.utf8)) == key }?.text
    }
}

extension String {
    /// The text without lines of blanks at its start and at its end.
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
