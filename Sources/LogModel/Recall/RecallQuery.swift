internal import ByteText
internal import MarkdownAST

/// A text of which is asked whether a log has seen the like: an error message, lines of another log, a stack trace, a few words.
///
/// What differs each time something happens does not count: numbers, times, hexadecimal digits, UUIDs, addresses, ports, quotes, and of
/// paths all but the name at the end. Capitals and accents do not matter. Scripts without blanks between words are read by pairs of
/// characters.
///
/// ```swift
/// let query = RecallQuery("sync worker: queue stood still for 900 s")
/// for match in query.matches(in: [log]) { print(match.entry.id, match.score) }
/// ```
public struct RecallQuery: Sendable {
    /// The number of each word and identifier, by its hash.
    private(set) var terms = TermTable()
    /// What each of them is.
    private(set) var kinds: [Kind] = []
    /// The numbers of terms that stand side by side, as one key.
    private(set) var pairs = TermTable()
    /// The two terms of each pair.
    private(set) var pairTerms: [(left: Int, right: Int)] = []
    /// The distinct words of each line. Lines that differ in nothing that counts are one.
    private(set) var lines: [[Int32]] = []
    /// The ids that the text names.
    let ids: Set<EntryID>

    /// What a term is.
    enum Kind: Sendable {
        /// A word, and whether it says next to nothing.
        case word(isCommon: Bool)
        /// An identifier of so many parts, and whether any program may print it.
        case identifier(parts: Int, isStock: Bool)
    }

    /// Reads a text.
    ///
    /// - Complexity: O(n)
    public init(_ text: String) { self.init(Array(text.utf8)) }

    /// Reads the bytes of a text. What is not UTF-8 in them parts words.
    ///
    /// - Complexity: O(n)
    public init(_ text: [UInt8]) {
        ids = Set(IDMention.all(in: text, 0..<text.count).filter(\.isUnambiguous).map(\.id))
        var known: Set<[Int32]> = []
        var start = 0
        while start < text.count {
            let end = text[start...].firstIndex(where: \.isLineEnding) ?? text.count
            var scan = TermScan(text, into: LineTerms())
            scan.scan(start..<end)
            let line = add(scan.sink.terms)
            if !line.isEmpty, known.insert(line).inserted { lines.append(line) }
            start = end + 1
        }
    }

    /// Reads some texts, each as a line of its own, whatever it holds.
    ///
    /// - Complexity: O(n) in the bytes of the texts.
    init(lines texts: [String]) {
        ids = []
        for text in texts {
            let bytes = Array(text.utf8)
            var scan = TermScan(bytes, into: LineTerms())
            scan.scan(bytes.indices)
            lines.append(add(scan.sink.terms))
        }
    }

    /// Whether nothing in the text counts, so that no entry can be about it.
    public var isEmpty: Bool { terms.count == 0 && ids.isEmpty }

    /// How many of its words say something.
    var contentCount: Int {
        kinds.count { kind in
            if case .word(isCommon: false) = kind { true } else { false }
        }
    }

    /// Adds the terms of a line.
    ///
    /// - Returns: its distinct words, in order.
    private mutating func add(_ found: [LineTerms.Term]) -> [Int32] {
        var line: [Int32] = []
        var before: Int?
        for term in found {
            let number = terms.insert(term.hash)
            let isNew = number == kinds.count
            switch term.kind {
            case .word:
                if isNew { kinds.append(.word(isCommon: CommonWords.contains(term.hash))) }
                if let before, before != number {
                    let pair = pairs.insert(Self.key(before, number))
                    if pair == pairTerms.count { pairTerms.append((before, number)) }
                }
                before = number
                line.append(Int32(truncatingIfNeeded: number))
            case .identifier(let parts):
                if isNew {
                    kinds.append(.identifier(parts: parts, isStock: CommonWords.isStock(term.hash)))
                }
            }
        }
        guard line.count > 1 else { return line }
        var seen: Set<Int32> = []
        return line.filter { seen.insert($0).inserted }
    }

    /// The key of two terms side by side.
    @inline(__always)
    static func key(_ left: Int, _ right: Int) -> UInt64 {
        UInt64(truncatingIfNeeded: left) << 32 | UInt64(truncatingIfNeeded: right) &+ 1
    }
}

/// Collects the terms of a line.
private struct LineTerms: TermSink {
    struct Term {
        let hash: UInt64
        let kind: TermKind
    }

    private(set) var terms: [Term] = []

    mutating func take(_ hash: UInt64, _ range: Range<Int>, _ kind: TermKind) {
        terms.append(Term(hash: hash, kind: kind))
    }
}
