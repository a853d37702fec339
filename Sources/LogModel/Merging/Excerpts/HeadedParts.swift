internal import MarkdownAST

/// A file cut before each of its ATX headings, without being parsed.
///
/// A line of fenced code is no heading. Whatever would take a parser to judge (HTML, indented fences, setext headings, fenced code that may
/// be a template) makes its part one that is not plain, about which nothing is said.
struct HeadedParts {
    /// A heading at the left margin, and what stands under it up to the next one. The first part of a file may have no heading.
    struct Part {
        /// From the heading to the next one, in bytes.
        let range: Range<Int>
        /// The line of the heading, without its line ending.
        let line: Range<Int>
        /// From 1 to 6; 0 without a heading.
        let level: Int
        /// The heading as that of an entry; nil if it is none.
        let entry: EntryHeading?
        /// Whether it is certain where the part ends, and that it has no other heading and no template.
        var isPlain: Bool
    }

    private(set) var parts: [Part] = []

    /// Whether a heading has marks around an id, which says an entry only if other headings do, see ``MarkedHeadings``.
    private(set) var hasMarkedHeadings = false

    private let bytes: [UInt8]

    /// Fenced code that is open: its character, and how many of them opened it.
    private var fence: (mark: UInt8, count: Int)?
    private var isPlain = false
    private var start = 0
    private var line = 0..<0
    private var level = 0
    private var isBehindText = false

    /// - Complexity: O(n) in the lines of the file
    init(_ source: SourceText) {
        bytes = source.bytes
        for index in 0..<source.lineCount { read(source.content(ofLine: index)) }
        close(at: bytes.count)
    }

    private mutating func read(_ line: Range<Int>) {
        guard line.lowerBound < line.upperBound else {
            isBehindText = false
            return
        }
        if let fence {
            readCode(line, fence)
            return
        }
        switch bytes[line.lowerBound] {
        case UInt8(ascii: "#"):
            let level = bytes.atxMarks(line)
            if level > 0 { return begin(line, level) }
        case UInt8(ascii: "`"), UInt8(ascii: "~"):
            let count = fenceLength(line)
            if count >= 3 { fence = (bytes[line.lowerBound], count) }
        case UInt8(ascii: "<"): isPlain = false
        case UInt8(ascii: "-"), UInt8(ascii: "="):
            if isBehindText, isUnderline(line) { isPlain = false }
        case UInt8(ascii: " "): readIndented(line)
        default: break
        }
        isBehindText = fence == nil && !bytes.trimmingBlanks(line).isEmpty
    }

    /// A line of fenced code, or the fence that closes it.
    private mutating func readCode(_ line: Range<Int>, _ open: (mark: UInt8, count: Int)) {
        let text = bytes.trimmingBlanks(line)
        guard let first = text.first else { return }
        // A template has a heading.
        if bytes[first] == UInt8(ascii: "#") { isPlain = false }
        guard bytes[first] == open.mark, first - line.lowerBound <= 3 else { return }
        if text.count >= open.count, bytes[text].allSatisfy({ $0 == open.mark }) {
            fence = nil
            isBehindText = false
        }
    }

    /// A line with blanks before it: whether it belongs to a list, only a parser knows.
    private mutating func readIndented(_ line: Range<Int>) {
        let text = bytes.trimmingBlanks(line)
        guard let first = text.first, first - line.lowerBound <= 3 else { return }
        switch bytes[first] {
        case UInt8(ascii: "#"), UInt8(ascii: "<"): isPlain = false
        case UInt8(ascii: "`"), UInt8(ascii: "~"): if fenceLength(text) >= 3 { isPlain = false }
        case UInt8(ascii: "-"), UInt8(ascii: "="): if isBehindText, isUnderline(text) { isPlain = false }
        default: break
        }
    }

    /// How many marks a fence that opens code has; 0 if the line is none.
    private func fenceLength(_ line: Range<Int>) -> Int {
        let mark = bytes[line.lowerBound]
        let count = bytes[line].prefix { $0 == mark }.count
        guard count >= 3 else { return 0 }
        let isCode = mark != UInt8(ascii: "`") || !bytes[line].dropFirst(count).contains(mark)
        return isCode ? count : 0
    }

    private func isUnderline(_ line: Range<Int>) -> Bool {
        let text = bytes.trimmingBlanks(line)
        return bytes[text].allSatisfy { $0 == bytes[line.lowerBound] }
    }

    private mutating func begin(_ line: Range<Int>, _ level: Int) {
        close(at: line.lowerBound)
        (start, self.line, self.level, isPlain, isBehindText) = (line.lowerBound, line, level, true, false)
    }

    private mutating func close(at end: Int) {
        guard start < end else { return }
        var entry: EntryHeading?
        if level > 0, let heading = EntryHeading(line: line, level: level, in: bytes) {
            if heading.isPlain { entry = heading } else { hasMarkedHeadings = true }
            // What `UTF-8: Title` is depends on what stands under it.
            let isCertain = heading.isBracketed || heading.scan.isUnambiguous
            if heading.scan.isPlaceholder || !isCertain { isPlain = false }
        }
        parts.append(
            Part(
                range: start..<end, line: line, level: level, entry: entry,
                isPlain: isPlain && level > 0 && fence == nil))
    }
}
