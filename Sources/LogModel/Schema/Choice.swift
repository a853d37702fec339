/// One of the values that a field may have, as the log's template lists them: `🟡 Important`, `Process`.
///
/// The name is not empty. The mark is a symbol without letters or digits, or empty.
public struct Choice: Sendable, Hashable, CustomStringConvertible {
    /// The symbol before the name, such as `🟡`; may be empty.
    public let mark: String

    /// The name: `Important`.
    public let name: String

    /// Reads a value as a template writes it; nil if it has no name.
    public init?(_ text: String) {
        let words = text.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: true)
        guard let first = words.first else { return nil }
        let isMark = first.unicodeScalars.allSatisfy { scalar in
            !scalar.properties.isAlphabetic && scalar.properties.numericType == nil
        }
        if isMark {
            guard words.count == 2 else { return nil }
            (mark, name) = (String(first), String(words[1]))
        } else {
            (mark, name) = ("", text)
        }
        key = FoldedText.key(Array(name.utf8))
        var bareMark = Array(mark.utf8)
        if bareMark.count > 3, bareMark.suffix(3).elementsEqual(Self.colourSelector) {
            bareMark.removeLast(3)
        }
        self.bareMark = bareMark
        spelling = Array((mark.isEmpty ? name : "\(mark) \(name)").utf8)
    }

    /// The value in its canonical form: `🟡 Important`.
    public var description: String { mark.isEmpty ? name : "\(mark) \(name)" }

    /// The canonical form as bytes.
    let spelling: [UInt8]
    /// The name, folded.
    let key: [UInt8]
    /// The mark without the selector that asks for its coloured form.
    let bareMark: [UInt8]

    /// U+FE0F
    static let colourSelector: [UInt8] = [0xEF, 0xB8, 0x8F]
}
