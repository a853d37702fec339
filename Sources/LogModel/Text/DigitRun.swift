internal import MarkdownAST

/// The digits at the start of a range, as a number that an edit can replace.
package struct DigitRun {
    package let range: Range<Int>
    /// The number; nil if it is too large.
    let value: Int?

    /// Reads the digits; nil if the range does not begin with a digit.
    init?(_ bytes: [UInt8], _ range: Range<Int>) {
        var end = range.lowerBound
        while end < range.upperBound, end < bytes.count, bytes[end].isDigit { end += 1 }
        guard end > range.lowerBound else { return nil }
        self.range = range.lowerBound..<end
        value = Int(bytes.string(self.range))
    }

    /// The digits for a message, or a description if the number is too large.
    package func text(in source: SourceText) -> String {
        value == nil ? "a number that is too large" : source.string(range)
    }
}
