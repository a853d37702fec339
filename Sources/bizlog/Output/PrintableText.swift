/// Text that is safe to show on a terminal, in a CI log or in a message. ``Console`` prints lines only in
/// this form.
///
/// String literals in the command's source stay as they are. Interpolated values come from outside:
/// characters in them that control a terminal or are invisible are spelled out, see
/// ``Swift/String/printable``.
///
/// ```swift
/// let line: PrintableText = "\(entry.id) \(entry.title)\n"
/// ```
struct PrintableText: Hashable, ExpressibleByStringInterpolation {
    /// The text.
    private(set) var text: String

    /// Makes text of a literal in the source.
    init(stringLiteral value: String) { text = value }

    /// Makes text of an interpolated literal.
    init(stringInterpolation: Interpolation) { text = stringInterpolation.text }

    /// Makes safe text of several lines; line feeds and tabs stay.
    init(lines text: String) { self.init(file: text.utf8) }

    /// Makes safe text of a text file's bytes; LF, CRLF and tabs stay.
    init(file bytes: some Sequence<UInt8>) {
        text = Self.lines(of: bytes).map { line in
            let content = line.last == UInt8(ascii: "\r") ? line.dropLast() : line
            return Self.keepingTabs(content)
        }.joined(separator: "\n")
    }

    /// Makes safe text of a unified diff. A CR at the end of a line is spelled out, since the diff may be
    /// about it.
    init(diff bytes: some Sequence<UInt8>, style: Style) {
        var isHeader = true
        text = Self.lines(of: bytes).map { line in
            let text = PrintableText(trusted: Self.keepingTabs(line))
            if line.starts(with: "@@".utf8) {
                isHeader = false
                return text.painted("36", style)
            }
            if line.starts(with: "diff ".utf8) { isHeader = true }
            if line.isEmpty { return text }
            if isHeader { return text.painted("1", style) }
            switch line.first {
            case UInt8(ascii: "-"): return text.painted("31", style)
            case UInt8(ascii: "+"): return text.painted("32", style)
            default: return text
            }
        }.map(\.text).joined(separator: "\n")
    }

    private init(trusted text: String) { self.text = text }

    /// The text in a colour, given by its ANSI code; unchanged if the style is plain.
    func painted(_ code: String, _ style: Style) -> PrintableText {
        switch style {
        case .plain: self
        case .colored: PrintableText(trusted: "\u{1B}[\(code)m\(text)\u{1B}[0m")
        }
    }

    /// The text with lines defused that begin with `::`, which GitHub Actions takes for commands.
    var withoutCommands: PrintableText {
        guard text.utf8.withContiguousStorageIfAvailable(\.hasTwoColons) ?? true else { return self }
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            let start = line.firstIndex { !$0.isWhitespace } ?? line.endIndex
            return line[start...].hasPrefix("::")
                ? "\(line[..<start])\\u{3A}\(line[start...].dropFirst())" : "\(line)"
        }
        return PrintableText(trusted: lines.joined(separator: "\n"))
    }

    static func += (left: inout PrintableText, right: PrintableText) { left.text += right.text }

    private static func lines(of bytes: some Sequence<UInt8>) -> [ArraySlice<UInt8>] {
        Array(bytes).split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    }

    private static func keepingTabs(_ line: ArraySlice<UInt8>) -> String {
        line.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false)
            .map { String(spellingOutInvalid: $0).printable }.joined(separator: "\t")
    }

    /// Collects the parts of an interpolated literal.
    struct Interpolation: StringInterpolationProtocol {
        fileprivate var text = ""

        init(literalCapacity: Int, interpolationCount: Int) { text.reserveCapacity(literalCapacity) }

        mutating func appendLiteral(_ literal: String) { text += literal }

        mutating func appendInterpolation(_ value: PrintableText) { text += value.text }

        mutating func appendInterpolation(_ value: some CustomStringConvertible) {
            text += value.description.printable
        }
    }
}
