/// The label of a field as it stands at the start of a line: strong text with a colon in it or behind it.
///
/// `**Date:**`, `**Date**:`, `**Date：**`, `**Date**：` and the same with underscores.
package struct Label: Sendable {
    /// From the first mark to behind the last mark or colon.
    @CompactRange package private(set) var range: Range<Int>
    /// The words, without marks, colon and blanks around them.
    @CompactRange private(set) var text: Range<Int>
    let isColonInside: Bool
    let isColonFullWidth: Bool

    /// The longest label that is looked for, in bytes.
    static let maximumLength = 120

    /// Reads the label at an offset; nil if there is none before the end of the line.
    init?(_ bytes: [UInt8], at start: Int, end lineEnd: Int) {
        let mark = start < lineEnd ? bytes[start] : 0
        guard mark == UInt8(ascii: "*") || mark == UInt8(ascii: "_"), start + 4 < lineEnd,
            bytes[start + 1] == mark, bytes[start + 2] != mark, !bytes[start + 2].isBlank
        else { return nil }
        let limit = min(lineEnd - 1, start + Self.maximumLength)
        var offset = start + 2
        while offset < limit, !(bytes[offset] == mark && bytes[offset + 1] == mark) {
            switch bytes[offset] {
            // Other markup is no plain label.
            case UInt8(ascii: "*"), UInt8(ascii: "`"), UInt8(ascii: "<"), UInt8(ascii: "\\"),
                UInt8(ascii: "["):
                return nil
            default: offset += 1
            }
        }
        guard offset < limit, let label = Self.parts(bytes, words: start + 2..<offset, end: lineEnd) else {
            return nil
        }
        (text, isColonInside, isColonFullWidth) = (label.text, label.isInside, label.isFullWidth)
        range = start..<label.end
        if text.isEmpty { return nil }
    }

    private static func parts(
        _ bytes: [UInt8],
        words: Range<Int>,
        end: Int
    ) -> (text: Range<Int>, end: Int, isInside: Bool, isFullWidth: Bool)? {
        let start = words.lowerBound
        let close = words.upperBound + 2
        if bytes[words.upperBound - 1] == UInt8(ascii: ":") {
            return (bytes.trimmingBlanks(start..<words.upperBound - 1), close, true, false)
        }
        if words.count >= 3, bytes.has("：", at: words.upperBound - 3) {
            return (bytes.trimmingBlanks(start..<words.upperBound - 3), close, true, true)
        }
        let colon = bytes.skippingBlanks(from: close, to: end)
        if colon < end, bytes[colon] == UInt8(ascii: ":") {
            return (bytes.trimmingBlanks(words), colon + 1, false, false)
        }
        if colon + 3 <= end, bytes.has("：", at: colon) {
            return (bytes.trimmingBlanks(words), colon + 3, false, true)
        }
        return nil
    }
}
