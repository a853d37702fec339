/// YAML at the start of a file, between a line `---` and the next line `---` or `...`.
///
/// CommonMark knows no front matter, so a thematic break with text under it must not be taken for it: each line between must
/// look like YAML (a key with a colon, a list item, a comment, indentation or nothing), the first
/// must be a key or a comment, and there must be a key.
enum FrontMatter {
    /// The number of lines that the front matter takes with its delimiters, 0 if there is none.
    static func lineCount(in source: SourceText) -> Int {
        guard source.lineCount > 2, trimmed(source, 0) == "---" else { return 0 }
        var hasKey = false
        for line in 1..<source.lineCount {
            let content = source.bytes[source.content(ofLine: line)]
            if line > 1, content.first == UInt8(ascii: "-") || content.first == UInt8(ascii: ".") {
                let text = trimmed(source, line)
                if text == "---" || text == "..." { return hasKey ? line + 1 : 0 }
            }
            if isKey(content) {
                hasKey = true
            } else if !isOtherYAML(content, isFirst: line == 1) {
                return 0
            }
        }
        return 0
    }

    private static func trimmed(_ source: SourceText, _ line: Int) -> String {
        var content = source.bytes[source.content(ofLine: line)]
        if line == 0, content.starts(with: SourceText.byteOrderMark) { content = content.dropFirst(3) }
        while let last = content.last, last == UInt8(ascii: " ") || last == UInt8(ascii: "\t") {
            content.removeLast()
        }
        return content.count > 3 ? "" : String(decoding: content, as: UTF8.self)
    }

    /// Whether the line begins with a key: a colon before a blank or the end of the line ends it.
    private static func isKey(_ line: ArraySlice<UInt8>) -> Bool {
        guard let first = line.first else { return false }
        switch first {
        case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "a")...UInt8(ascii: "z"),
            UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"),
            0x80...:
            return zip(line, line.dropFirst() + [0x20]).contains { byte, next in
                byte == UInt8(ascii: ":") && (next == 0x20 || next == 0x09)
            }
        default: return false
        }
    }

    private static func isOtherYAML(_ line: ArraySlice<UInt8>, isFirst: Bool) -> Bool {
        switch line.first {
        case UInt8(ascii: "#"): true
        case nil, UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "-"), UInt8(ascii: "]"),
            UInt8(ascii: "}"):
            !isFirst
        default: false
        }
    }
}

extension SourceText {
    /// U+FEFF in UTF-8.
    static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

    /// Whether the file begins with a byte order mark.
    public var hasByteOrderMark: Bool { bytes.starts(with: Self.byteOrderMark) }
}
