public import MarkdownAST

/// Double-encoded UTF-8 in a document: what was found, and the edits that undo it.
///
/// Text is double-encoded when its UTF-8 is taken for Windows-1252 or Latin-1 and encoded once more: `—` becomes
/// `â€”`. Each ``Finding`` is one character of the original text; findings are sorted and do not overlap, none
/// is within code or an ignore region, and ``edits`` undoes those that are not ambiguous and nothing else.
///
/// A sequence is undone when
///
/// - as bytes of Windows-1252 (holes passed through) or of Latin-1 it is the UTF-8 of a character of some living
///   script, a symbol or an emoji, and
/// - it is no text as it stands: no orthography writes `â€”` or `Ã©`, but French writes `été »`, German
///   `heiß“`; or it stands beside such a sequence, or such sequences of the same script stand in the same
///   line (or the file) and nothing there is encoded rightly.
///
/// It is left, and reported, when one of these is not known: the original itself was lost (`ï¿½`), it is cut off (`â€`
/// for `”`), it could be text in a place that is otherwise damaged, or the line holds the right character as well
/// and so seems to speak about the damage. Text that was encoded three or more times is undone at once.
///
/// Code is left as it is, but for blocks that the caller takes for text.
public struct EncodingRepair: Sendable {
    /// What was found, in order.
    public let findings: [Finding]

    /// Searches a document.
    ///
    /// - Parameters:
    ///   - document: the document to search.
    ///   - isText: tells whether the code of a block is to be repaired like text. It is called for each code block of a document that may
    ///     be damaged.
    /// - Complexity: O(n); a file without anything that could be damaged costs one pass over its bytes.
    public init(scanning document: Document, repairingCode isText: (ArraySlice<UInt8>) -> Bool) {
        let bytes = document.source.bytes[...]
        guard MojibakeScan.isWorthwhile(bytes) else {
            findings = []
            return
        }
        let scan = MojibakeScan(bytes, skipping: CodeRanges(of: document, where: isText).ranges)
        findings = Self.findings(of: scan, in: bytes)
    }

    /// The edits that undo all findings that are not ambiguous, one for each.
    public var edits: [TextEdit] {
        findings.filter { !$0.isAmbiguous }
            .map { TextEdit(range: $0.range, replacement: $0.replacement) }
    }

    /// A short text with its double-encoded characters undone; nil if it has none.
    ///
    /// This is for reading a value such as `ðŸŸ¡ Important`; the text is judged by itself.
    ///
    /// - Complexity: O(n)
    public static func repaired(_ bytes: ArraySlice<UInt8>) -> [UInt8]? {
        guard MojibakeScan.isWorthwhile(bytes) else { return nil }
        var result: [UInt8] = []
        var copied = bytes.startIndex
        for finding in findings(of: MojibakeScan(bytes, skipping: RangeSet()), in: bytes)
        where !finding.isAmbiguous {
            result += bytes[copied..<finding.range.lowerBound]
            result += finding.replacement.utf8
            copied = finding.range.upperBound
        }
        return copied == bytes.startIndex ? nil : result + bytes[copied...]
    }
}

extension EncodingRepair {
    /// One character of the original text, and the sequence that stands for it now.
    public struct Finding: Sendable, Hashable {
        /// The bytes of the sequence.
        public let range: Range<Int>

        /// Where the sequence begins.
        public let position: SourcePosition

        /// The sequence as it stands in the file.
        public let original: String

        /// The character that it stands for.
        public let replacement: String

        /// Why the sequence is left alone; nil if it is undone.
        public let ambiguity: Ambiguity?

        /// Whether the sequence is left alone.
        public var isAmbiguous: Bool { ambiguity != nil }
    }

    /// Why a sequence is left alone.
    public enum Ambiguity: Sendable, Hashable, CustomStringConvertible {
        /// It could be text as it stands.
        case legible
        /// The line holds the right character as well, and may speak about the damage.
        case mention
        /// Bytes were lost, so the original is a guess.
        case lost

        /// The reason, for people.
        public var description: String {
            switch self {
            case .legible: "it could be text as it stands"
            case .mention: "the line holds the right character as well and may be about the damage"
            case .lost: "a part of it was lost"
            }
        }
    }
}
