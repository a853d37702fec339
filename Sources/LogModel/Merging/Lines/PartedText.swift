internal import MarkdownAST

/// What a part of a text is; it is the same part in all versions of the text that have it.
enum PartKey: Hashable {
    /// An entry, by the number that ``EntryIdentities`` gives it.
    case entry(Int)
    /// A row of the table of categories, by its folded name.
    case row([UInt8])
    case total, lastUpdated, count, trend
    case id, title
    /// A field with its label, by the folded label and by how many with that label stand before it.
    case field([UInt8], Int)
    /// The value of a field whose label stands beside others on a line, or that has no label.
    case value([UInt8], Int)
    /// What a field says.
    case content
    /// An item of a list, by what it says and by how many that say so stand before it.
    case item([UInt8], Int)
}

/// A text as lines, in which named parts are merged by rules of their own.
///
/// A line reaches across the parts that begin on it, however many line endings these have.
struct PartedText {
    struct Part {
        let key: PartKey
        let range: Range<Int>
    }

    struct Line {
        /// The bytes of the line with its ending.
        let range: Range<Int>
        /// Where the line's ending begins.
        let end: Int
        /// The indices of its parts.
        let parts: Range<Int>
        /// Whether it is one part and nothing else.
        let isPart: Bool
        /// Whether it says nothing: a blank line or a thematic break.
        let isSeparator: Bool
    }

    let bytes: [UInt8]
    let parts: [Part]
    let lines: [Line]
    /// The index of each part.
    let places: [PartKey: Int]

    /// An empty text.
    static let empty = PartedText([], [])

    /// - Parameter parts: the parts in any order. One that overlaps an earlier one, or whose key an earlier one has, is no part.
    /// - Complexity: O(n) in the bytes, O(p log p) in the parts
    init(_ bytes: [UInt8], _ parts: [Part]) {
        var kept: [Part] = []
        var places: [PartKey: Int] = [:]
        for part in parts.sorted(by: {
            ($0.range.lowerBound, $1.range.upperBound) < ($1.range.lowerBound, $0.range.upperBound)
        }) {
            guard part.range.upperBound <= bytes.count,
                part.range.lowerBound >= kept.last?.range.upperBound ?? 0,
                places[part.key] == nil
            else { continue }
            places[part.key] = kept.count
            kept.append(part)
        }
        self.bytes = bytes
        self.parts = kept
        self.places = places
        var lines: [Line] = []
        var start = 0
        var next = 0
        while start < bytes.count {
            let first = next
            var offset = start
            var lineFeed = bytes.lineFeed(from: offset)
            while next < kept.count, kept[next].range.lowerBound <= lineFeed {
                offset = kept[next].range.upperBound
                next += 1
                if offset > lineFeed { lineFeed = bytes.lineFeed(from: offset) }
            }
            let end = min(lineFeed + 1, bytes.count)
            lines.append(Self.line(start..<end, bytes, kept, first..<next))
            start = end
        }
        self.lines = lines
    }

    private static func line(_ range: Range<Int>, _ bytes: [UInt8], _ parts: [Part], _ own: Range<Int>)
        -> Line
    {
        var end = range.upperBound
        let last = own.isEmpty ? range.lowerBound : parts[own.upperBound - 1].range.upperBound
        if end > last, bytes[end - 1] == UInt8(ascii: "\n") {
            end -= 1
            if end > last, bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
        }
        return Line(
            range: range, end: end, parts: own,
            isPart: own.count == 1 && parts[own.lowerBound].range == range.lowerBound..<end,
            isSeparator: own.isEmpty && bytes.isSeparator(range.lowerBound..<end))
    }

    /// Whether a line is an ATX heading without parts.
    func isHeading(_ line: Line) -> Bool {
        guard line.parts.isEmpty else { return false }
        let marks = bytes[line.range].prefix { $0 == UInt8(ascii: "#") }.count
        return (1...6).contains(marks) && bytes[line.range].dropFirst(marks).first?.isBlank ?? false
    }

    /// The bytes of a part; nil if the text does not have it.
    subscript(key: PartKey) -> ArraySlice<UInt8>? { places[key].map { bytes[parts[$0].range] } }
}

extension [UInt8] {
    /// The first line feed at or behind an offset; the end of the text if there is none.
    fileprivate func lineFeed(from offset: Int) -> Int {
        self[offset...].firstIndex(of: UInt8(ascii: "\n")) ?? count
    }

    /// Whether a line is blank or a thematic break.
    fileprivate func isSeparator(_ line: Range<Int>) -> Bool {
        let text = trimmingBlanks(line)
        guard let mark = text.first.map({ self[$0] }) else { return true }
        guard mark == UInt8(ascii: "-") || mark == UInt8(ascii: "*") || mark == UInt8(ascii: "_") else {
            return false
        }
        var count = 0
        for byte in self[text] where byte != UInt8(ascii: " ") {
            if byte != mark { return false }
            count += 1
        }
        return count >= 3
    }
}

/// Gives equal lines of several texts the same number. Line endings do not count, nor what the parts on a line say.
struct LineNumbers {
    private var lines: [[UInt8]: Int] = [:]
    private var parts: [PartKey: Int] = [:]

    /// The numbers of the lines of a text.
    ///
    /// - Complexity: O(n) in the bytes outside of parts
    mutating func callAsFunction(_ text: PartedText) -> [Int] {
        text.lines.map { line in
            if line.isPart { return -1 - number(of: text.parts[line.parts.lowerBound].key) }
            var key: [UInt8] = []
            var start = line.range.lowerBound
            for index in line.parts {
                let part = text.parts[index]
                key += text.bytes[start..<part.range.lowerBound]
                // A byte that no UTF-8 has, and the part's number.
                key.append(0xFF)
                key += "\(number(of: part.key))".utf8
                key.append(0xFF)
                start = part.range.upperBound
            }
            key += text.bytes[start..<max(start, line.end)]
            let next = lines.count
            return lines[key, default: next, inserting: next]
        }
    }

    private mutating func number(of key: PartKey) -> Int {
        let next = parts.count
        return parts[key, default: next, inserting: next]
    }
}

extension Dictionary {
    /// The value for a key, which becomes another one's if there was none.
    fileprivate subscript(key: Key, default value: Value, inserting _: Value) -> Value {
        mutating get {
            if let known = self[key] { return known }
            self[key] = value
            return value
        }
    }
}
