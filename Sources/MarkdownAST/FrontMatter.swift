/// YAML at the start of a file, between a line `---` and the next line `---` or `...`.
///
/// CommonMark knows no front matter, so a thematic break with text under it must not be taken for it: each line between must
/// look like YAML (a key with a colon, a list item, a comment, indentation or nothing), and the first
/// must be a key or a comment.
enum FrontMatter {
    /// The number of lines that the front matter takes with its delimiters, 0 if there is none.
    static func lineCount(in source: SourceText) -> Int {
        guard source.lineCount > 2, trimmed(source, 0) == "---" else { return 0 }
        for line in 1..<source.lineCount {
            let content = source.bytes[source.content(ofLine: line)]
            if line > 1, content.first == UInt8(ascii: "-") || content.first == UInt8(ascii: ".") {
                let text = trimmed(source, line)
                if text == "---" || text == "..." { return line + 1 }
            }
            guard looksLikeYAML(content, isFirst: line == 1) else { return 0 }
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

    private static func looksLikeYAML(_ line: ArraySlice<UInt8>, isFirst: Bool) -> Bool {
        guard let first = line.first else { return !isFirst }
        switch first {
        case UInt8(ascii: "#"): return true
        case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "-"), UInt8(ascii: "]"), UInt8(ascii: "}"):
            return !isFirst
        case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "a")...UInt8(ascii: "z"),
            UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"),
            0x80...:
            // A key ends with a colon before a blank or the end of the line.
            return line.indices.contains { index in
                line[index] == UInt8(ascii: ":")
                    && (index + 1 == line.endIndex || line[index + 1] == UInt8(ascii: " ")
                        || line[index + 1] == UInt8(ascii: "\t"))
            }
        default: return false
        }
    }
}

extension SourceText {
    /// U+FEFF in UTF-8.
    static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

    /// Whether the file begins with a byte order mark.
    public var hasByteOrderMark: Bool { bytes.starts(with: Self.byteOrderMark) }
}
