internal import ByteText
internal import MarkdownAST

/// Code in brackets, which may contain blank lines: modules, expressions and components in MDX and Svelte,
/// and JSON. Also kramdown's extensions whose content is not Markdown.
extension DialectScan {
    /// The search for a closing bracket covers this many lines, and stops altogether after so many brackets
    /// without a closing one. This keeps the cost linear.
    private static let maximumLines = 1_000
    private static let maximumFailures = 20

    /// The line after the one on which the last bracket opened on this line is closed; nil if none stays open
    /// or none is closed. Brackets in strings and comments do not count.
    ///
    /// The `<` of a component counts as a bracket, closed by `>`.
    mutating func bracketed(from place: DialectLine) -> Int? {
        guard unclosedBrackets < Self.maximumFailures else { return nil }
        var scan = BracketScan(isTag: bytes[place.start] == UInt8(ascii: "<"))
        scan.read(bytes[place.start..<place.end])
        if scan.isClosed { return nil }
        for line in place.line
            + 1..<max(place.line + 1, min(source.lineCount, place.line + Self.maximumLines))
        {
            let next = DialectLine(line, in: source)
            scan.read(bytes[next.start..<next.end])
            if scan.isWrong { break }
            if scan.isClosed { return line + 1 }
        }
        unclosedBrackets += 1
        return nil
    }

    /// The line after kramdown's `{::comment}` or `{::nomarkdown}`, with its content, which is not Markdown.
    mutating func kramdownExtension(at place: DialectLine) -> Int? {
        guard bytes.has(Array("{::".utf8), at: place.start) else { return nil }
        let name = bytes[place.start + 3..<place.end].prefix { $0.isWordByte }
        guard name.elementsEqual("comment".utf8) || name.elementsEqual("nomarkdown".utf8) else { return nil }
        return closed(by: "{:/", from: place.start + 3, of: place, crossingBlanks: true)
    }
}

/// Tracks the open brackets in a piece of JavaScript or JSON.
private struct BracketScan {
    /// The expected closing brackets, innermost last.
    private var awaited: [UInt8] = []
    /// The quotation mark of the open string, or `*` inside a comment.
    private var literal: UInt8?
    /// Whether a closing bracket came without an open one.
    private(set) var isWrong = false
    private let isTag: Bool

    init(isTag: Bool) { self.isTag = isTag }

    var isClosed: Bool { awaited.isEmpty && literal == nil }

    /// Reads a line.
    mutating func read(_ line: ArraySlice<UInt8>) {
        // Only template strings (in backticks) and comments continue on the next line.
        if literal == UInt8(ascii: "'") || literal == UInt8(ascii: "\"") { literal = nil }
        var offset = line.startIndex
        while offset < line.endIndex {
            let byte = line[offset]
            let next = offset + 1 < line.endIndex ? line[offset + 1] : 0
            offset += 1
            if let mark = literal {
                if byte == UInt8(ascii: "\\") {
                    offset += 1
                } else if byte == mark, mark != UInt8(ascii: "*") || next == UInt8(ascii: "/") {
                    literal = nil
                }
                continue
            }
            switch byte {
            case UInt8(ascii: "<") where isTag && offset == line.startIndex + 1 && awaited.isEmpty:
                awaited.append(UInt8(ascii: ">"))
            case UInt8(ascii: "("): awaited.append(UInt8(ascii: ")"))
            case UInt8(ascii: "["): awaited.append(UInt8(ascii: "]"))
            case UInt8(ascii: "{"): awaited.append(UInt8(ascii: "}"))
            case UInt8(ascii: ">"):
                // The arrow of a function, a comparison, or the end of the component.
                if awaited.last == byte {
                    awaited.removeLast()
                    if isTag { return }
                }
            case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"):
                guard awaited.popLast() == byte else { return isWrong = true }
            case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "`"):
                // Outside of brackets it is an apostrophe.
                if !awaited.isEmpty { literal = byte }
            case UInt8(ascii: "/") where next == UInt8(ascii: "*"):
                literal = UInt8(ascii: "*")
                offset += 1
            case UInt8(ascii: "/") where next == UInt8(ascii: "/"): return
            default: break
            }
        }
    }
}
