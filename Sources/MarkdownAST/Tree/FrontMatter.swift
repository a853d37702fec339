/// Finds front matter: data at the start of a file, as YAML between `---`, TOML between `+++`, JSON between
/// `;;;`, or a JSON object alone.
///
/// CommonMark has no front matter, so a thematic break with text under it must not be mistaken for it. Each
/// line of YAML must look like YAML (a key with a colon, a list item, a comment, indentation, or blank); the
/// first line that is not blank must be a key or a comment; and there must be a key. TOML and JSON are judged
/// by their first lines. Blank lines may come before front matter.
enum FrontMatter {
    /// The number of lines of front matter, with its delimiters and the blank lines above it; 0 if there is
    /// none.
    ///
    /// - Complexity: O(1) for a file that does not begin with a delimiter; else O(n).
    static func lineCount(in source: SourceText) -> Int {
        var first = 0
        while first < source.lineCount, text(source, first).isEmpty { first += 1 }
        guard first < source.lineCount else { return 0 }
        let opening = text(source, first)
        switch opening.first {
        case UInt8(ascii: "-"): return opening.elementsEqual("---".utf8) ? yamlEnd(source, first) : 0
        case UInt8(ascii: "+"): return opening.elementsEqual("+++".utf8) ? tomlEnd(source, first) : 0
        case UInt8(ascii: ";"): return opening.elementsEqual(";;;".utf8) ? fencedJSONEnd(source, first) : 0
        case UInt8(ascii: "{"): return jsonEnd(source, first)
        default: return 0
        }
    }

    /// Whether the text after front matter continues a paragraph for a reader that knows no front matter: the
    /// last line of the front matter is text in CommonMark, and no blank line follows. Such lines are parsed
    /// as the rest of that paragraph, since readers differ on them.
    ///
    /// - Parameter end: the number of lines that the front matter takes.
    static func endsInParagraph(_ source: SourceText, behind end: Int) -> Bool {
        guard end > 0, end < source.lineCount, !text(source, end).isEmpty else { return false }
        return !text(source, end - 1).elementsEqual("---".utf8)
    }

    /// A line without blanks at its end and without a byte order mark.
    private static func text(_ source: SourceText, _ line: Int) -> ArraySlice<UInt8> {
        var content = source.bytes[source.content(ofLine: line)]
        if line == 0, content.starts(with: SourceText.byteOrderMark) { content = content.dropFirst(3) }
        while let last = content.last, last == UInt8(ascii: " ") || last == UInt8(ascii: "\t") {
            content.removeLast()
        }
        return content
    }

    // MARK: YAML

    fileprivate static func yamlEnd(_ source: SourceText, _ first: Int) -> Int {
        var hasKey = false
        var hasLine = false
        for line in first + 1..<max(first + 1, source.lineCount) {
            let content = source.bytes[source.content(ofLine: line)]
            if hasLine, content.first == UInt8(ascii: "-") || content.first == UInt8(ascii: ".") {
                let text = text(source, line)
                if text.elementsEqual("---".utf8) || text.elementsEqual("...".utf8) {
                    return hasKey ? line + 1 : 0
                }
            }
            if !hasLine, text(source, line).isEmpty { continue }
            if isKey(content) {
                hasKey = true
            } else if !isOtherYAML(content, isFirst: !hasLine) {
                return 0
            }
            hasLine = true
        }
        return 0
    }

    /// Whether the line begins with a key, which ends with a colon before a blank or at the end of the line.
    private static func isKey(_ line: ArraySlice<UInt8>) -> Bool {
        guard let first = line.first else { return false }
        switch first {
        case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "$"),
            UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"),
            UInt8(ascii: "<"), 0x80...:
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

    // MARK: TOML

    /// The first line must be a comment, a table header or a key with a value, and one of the latter two must
    /// follow.
    private static func tomlEnd(_ source: SourceText, _ first: Int) -> Int {
        var hasEntry = false
        for line in first + 1..<max(first + 1, source.lineCount) {
            let text = text(source, line)
            if text.elementsEqual("+++".utf8) { return hasEntry ? line + 1 : 0 }
            if hasEntry || text.isEmpty || text.first == UInt8(ascii: "#") { continue }
            let isTable = text.first == UInt8(ascii: "[") && text.last == UInt8(ascii: "]")
            guard isTable || text.contains(UInt8(ascii: "=")) else { return 0 }
            hasEntry = true
        }
        return 0
    }

    // MARK: JSON

    private static func fencedJSONEnd(_ source: SourceText, _ first: Int) -> Int {
        var hasText = false
        for line in first + 1..<max(first + 1, source.lineCount) {
            let text = text(source, line)
            if text.elementsEqual(";;;".utf8) { return hasText ? line + 1 : 0 }
            if hasText || text.isEmpty { continue }
            guard let start = text.first(where: { $0 != 0x20 && $0 != 0x09 }),
                start == UInt8(ascii: "{") || start == UInt8(ascii: "\"")
            else { return 0 }
            hasText = true
        }
        return 0
    }

    /// The end of an object that begins with `{` and a key, and ends at the end of a line; 0 if there is
    /// none.
    private static func jsonEnd(_ source: SourceText, _ first: Int) -> Int {
        let bytes = source.bytes
        var depth = 0
        var isInString = false
        var previous: UInt8 = 0
        var hasKey = false
        var offset = text(source, first).startIndex
        while offset < bytes.count {
            let byte = bytes[offset]
            offset += 1
            if isInString {
                if byte == UInt8(ascii: "\\") {
                    offset += 1
                } else if byte == UInt8(ascii: "\"") {
                    isInString = false
                }
                previous = byte
                continue
            }
            if byte <= 0x20 { continue }
            // The first brace is followed by a key, or this is not JSON.
            if previous == UInt8(ascii: "{"), depth == 1, !hasKey, byte != UInt8(ascii: "\"") { return 0 }
            switch byte {
            case UInt8(ascii: "\""): isInString = true
            case UInt8(ascii: ":"):
                guard previous == UInt8(ascii: "\"") else { return 0 }
                hasKey = true
            case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
            case UInt8(ascii: "}"), UInt8(ascii: "]"): depth -= 1
            default: break
            }
            previous = byte
            if depth == 0 {
                let line = source.line(at: offset - 1)
                let rest = bytes[offset..<source.content(ofLine: line).upperBound]
                return hasKey && rest.allSatisfy { $0 == 0x20 || $0 == 0x09 } ? line + 1 : 0
            }
        }
        return 0
    }
}

extension SourceText {
    /// U+FEFF in UTF-8.
    static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

    /// Whether the file begins with a byte order mark.
    public var hasByteOrderMark: Bool { bytes.starts(with: Self.byteOrderMark) }
}

extension Document {
    /// The number of lines of front matter at the start of the file, with the blank lines above it; 0 if
    /// there is none.
    package var frontMatterLineCount: Int {
        guard nodes.count > 1, case .frontMatter = nodes[1].kind else { return 0 }
        return FrontMatter.lineCount(in: source)
    }
}

extension SourceText {
    /// The line after a YAML block that begins with `---` on the given line; 0 if there is none. Lines count
    /// from 0.
    package func endOfYAML(from line: Int) -> Int { FrontMatter.yamlEnd(self, line) }
}
