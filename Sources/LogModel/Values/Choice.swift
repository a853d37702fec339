/// One of the values that a field may have, as listed in the log's template: `🟡 Important`, `Process`.
///
/// The name is not empty. The mark is a symbol without letters or digits, or empty.
public struct Choice: Sendable, Hashable, CustomStringConvertible {
    /// The canonical form in bytes: the mark, a blank, and the name.
    package let spelling: [UInt8]
    /// The folded name.
    package let key: [UInt8]
    /// The length of the mark in the canonical form, in bytes.
    private let markCount: Int
    /// The length of the mark without a selector for its coloured form, in bytes.
    let bareMarkCount: Int

    /// The symbol before the name, such as `🟡`; may be empty.
    public var mark: String { String(decoding: spelling[..<markCount], as: UTF8.self) }

    /// The name: `Important`.
    public var name: String {
        String(decoding: spelling[(markCount == 0 ? 0 : markCount + 1)...], as: UTF8.self)
    }

    /// Reads a value as a template spells it; nil if it has no name.
    public init?(_ text: String) {
        let words = text.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: true)
        guard let first = words.first else { return nil }
        let isMark = first.unicodeScalars.allSatisfy { scalar in
            !scalar.properties.isAlphabetic && scalar.properties.numericType == nil
        }
        var mark: [UInt8] = []
        var name = text
        if isMark {
            guard words.count == 2 else { return nil }
            (mark, name) = (Array(first.utf8), String(words[1]))
        }
        key = FoldedText.key(Array(name.utf8))
        spelling = (mark.isEmpty ? [] : mark + [0x20]) + name.utf8
        markCount = mark.count
        let hasSelector = mark.count > 3 && mark.suffix(3).elementsEqual(Self.colourSelector)
        bareMarkCount = hasSelector ? mark.count - 3 : mark.count
    }

    /// The value in its canonical form: `🟡 Important`.
    public var description: String { String(decoding: spelling, as: UTF8.self) }

    /// U+FE0F
    static let colourSelector: [UInt8] = [0xEF, 0xB8, 0x8F]
}
