/// Finds the choice of a field that a value names, and the remark after it.
package enum ChoiceScanner {
    package struct Match {
        /// The index of the choice.
        let index: Int
        /// The text after the choice, with the blanks before it; may be empty.
        package let remark: Range<Int>
    }

    /// The choice at the start of a range without blanks around it: its canonical form, its name in any case,
    /// its mark, or both in either order. Only a remark that is set off by punctuation may follow; other
    /// words make it a different value.
    package static func match(_ bytes: [UInt8], _ range: Range<Int>, _ choices: [Choice]) -> Match? {
        let length = range.count
        for index in choices.indices
        where choices[index].spelling.count == length && bytes.has(choices[index].spelling, in: range) {
            return Match(index: index, remark: range.upperBound..<range.upperBound)
        }
        var best: Match?
        for index in choices.indices {
            guard let end = end(of: choices[index], bytes, range),
                end > (best?.remark.lowerBound ?? range.lowerBound)
            else {
                continue
            }
            best = Match(index: index, remark: end..<range.upperBound)
        }
        return best
    }

    private static func end(of choice: Choice, _ bytes: [UInt8], _ range: Range<Int>) -> Int? {
        if let end = exactEnd(choice.spelling, bytes, range),
            end == range.upperBound || bytes[end].isBlank || isSetOff(bytes, end, range.upperBound)
        {
            return end
        }
        let mark = markEnd(choice, bytes, range)
        let start = bytes.skippingBlanks(from: mark ?? range.lowerBound, to: range.upperBound)
        var end = mark
        if let nameEnd = FoldedText.prefixEnd(bytes, start..<range.upperBound, choice.key) {
            end = nameEnd
            let next = bytes.skippingBlanks(from: nameEnd, to: range.upperBound)
            if mark == nil, let both = markEnd(choice, bytes, next..<range.upperBound) { end = both }
        }
        guard let end, isSetOff(bytes, end, range.upperBound) else { return nil }
        return end
    }

    private static func exactEnd(_ text: [UInt8], _ bytes: [UInt8], _ range: Range<Int>) -> Int? {
        bytes.has(text, in: range) ? range.lowerBound + text.count : nil
    }

    /// The end of the choice's mark, with or without the selector for its coloured form.
    private static func markEnd(_ choice: Choice, _ bytes: [UInt8], _ range: Range<Int>) -> Int? {
        let count = choice.bareMarkCount
        guard count > 0, bytes.has(choice.spelling, first: count, in: range) else { return nil }
        let end = range.lowerBound + count
        return exactEnd(Choice.colourSelector, bytes, end..<range.upperBound) ?? end
    }

    /// Whether the text after the choice is empty or a remark.
    static func isSetOff(_ bytes: [UInt8], _ end: Int, _ limit: Int) -> Bool {
        let next = bytes.skippingBlanks(from: end, to: limit)
        guard next < limit else { return true }
        let isSpaced = next > end
        switch bytes[next] {
        case UInt8(ascii: "("): return true
        case UInt8(ascii: "-"): return isSpaced && next + 1 < limit && !bytes[next + 1].isLetter
        case UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: ":"), UInt8(ascii: "."):
            return next + 1 == limit || bytes[next + 1].isBlank
        default:
            return bytes.has("—", at: next) || bytes.has("–", at: next) || bytes.has("（", at: next)
                || bytes.has("，", at: next) || bytes.has("；", at: next) || bytes.has("。", at: next)
        }
    }
}
