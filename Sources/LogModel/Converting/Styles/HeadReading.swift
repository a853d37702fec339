internal import MarkdownAST

/// The head of an entry as the places that another one's may be put into.
struct HeadReading {
    private(set) var parts: [FormStyle.HeadPart] = []
    /// What stands before and behind a number that is the key.
    private(set) var number = (opening: "#", closing: "")

    init(_ bytes: [UInt8], _ head: HeadScan) {
        // What stands before the text, as `*Fixed in 1.2:*` does, is a remark of that entry.
        let values = head.values.filter { $0.range.lowerBound >= head.text.lowerBound }
        var end = head.text.lowerBound
        for (index, value) in values.enumerated() {
            let next = index + 1 < values.count ? values[index + 1].range.lowerBound : head.text.upperBound
            let before = Self.opening(
                bytes, end..<max(end, value.range.lowerBound), isFirst: index == 0, value, head)
            let behind = Self.closing(bytes, value.range.upperBound..<max(value.range.upperBound, next))
            var part = FormStyle.HeadPart(slot: value.slot)
            part.opening = bytes.string(before..<value.range.lowerBound)
            part.closing = bytes.string(value.range.upperBound..<behind)
            if index > 0 {
                // Emphasis that ends between two places is that of the whole head.
                let separator = bytes.string(min(end, before)..<before).filter { !"*`".contains($0) }
                part.separator = separator.isEmpty ? " " : separator
            } else if value.slot != .key || !head.isNumber {
                // An emoji or a box before the first place is no spelling.
                part.opening.removeAll { !"[(*`".contains($0) }
                let isOpen = bytes[..<before].suffix(2).elementsEqual("**".utf8)
                part.balanceMarks(isBoldBefore: isOpen)
            }
            if value.slot != .key { part.balanceBrackets() }
            if value.slot == .key, head.isNumber {
                number = (part.opening, part.closing)
                (part.opening, part.closing) = ("", "")
            }
            parts.append(part)
            end = behind
        }
    }

    /// Where the brackets begin that stand right before a value; of a number, the word before it.
    private static func opening(
        _ bytes: [UInt8], _ range: Range<Int>, isFirst: Bool,
        _ value: (slot: FormStyle.Slot, range: Range<Int>),
        _ head: HeadScan
    ) -> Int {
        var start = range.upperBound
        if value.slot == .key, case .number(_, _, let word) = head.key {
            if !word.isEmpty { start = word.lowerBound } else if isFirst { return bytes.skippingMarks(range) }
        }
        while start > range.lowerBound {
            if bytes[start - 1].isOne(of: "[(*`#") {
                start -= 1
            } else if start - 3 >= range.lowerBound,
                bytes.has("（", at: start - 3) || bytes.has("【", at: start - 3)
            {
                start -= 3
            } else {
                break
            }
        }
        return start
    }

    /// Behind the brackets that stand right behind a value.
    private static func closing(_ bytes: [UInt8], _ range: Range<Int>) -> Int {
        var end = range.lowerBound
        while end < range.upperBound {
            if bytes[end].isOne(of: "])*`") {
                end += 1
            } else if bytes.has("）", at: end) || bytes.has("】", at: end) {
                end += 3
            } else {
                break
            }
        }
        return end
    }
}

extension HeadScan {
    /// Whether the key is a number.
    fileprivate var isNumber: Bool { if case .number = key { true } else { false } }

    /// What the head holds, and where, in order. A number stands there with the word before it. What is a part of something else, such as a day
    /// in the title, has no place of its own.
    var values: [(slot: FormStyle.Slot, range: Range<Int>)] {
        var values: [(slot: FormStyle.Slot, range: Range<Int>)] = []
        switch key {
        case .id(let scan): values.append((.key, scan.range))
        case .number(_, let digits, _): values.append((.key, digits))
        case nil: break
        }
        if let date { values.append((.date, date.range)) }
        if let severity { values.append((.severity, severity)) }
        if let status { values.append((.status, status)) }
        if !title.isEmpty { values.append((.title, title)) }
        values.sort {
            ($0.range.lowerBound, $1.range.upperBound) < ($1.range.lowerBound, $0.range.upperBound)
        }
        var end = 0
        return values.filter { value in
            guard value.range.lowerBound >= end else { return false }
            end = value.range.upperBound
            return true
        }
    }
}

extension FormStyle.HeadPart {
    /// Closes the brackets that are opened before the value, and no others: a remark may stand between the value and their end.
    fileprivate mutating func balanceBrackets() {
        let pairs: [Character: Character] = ["(": ")", "[": "]", "（": "）", "【": "】"]
        let closings = opening.reversed().compactMap { pairs[$0] }
        if closing.filter({ pairs.values.contains($0) }) == String(closings) { return }
        closing.removeAll { pairs.values.contains($0) }
        closing += String(closings)
    }

    /// Leaves as many marks of emphasis and code before the value as behind it.
    ///
    /// - Parameter isBoldBefore: whether the value stands in bold text that begins before its opening.
    fileprivate mutating func balanceMarks(isBoldBefore: Bool) {
        func marks(_ text: String) -> String { text.filter { "*`".contains($0) } }
        if marks(opening).isEmpty, isBoldBefore, marks(closing) == "**" { opening = "**" + opening }
        if marks(opening).count == marks(closing).count { return }
        opening.removeAll { "*`".contains($0) }
        closing.removeAll { "*`".contains($0) }
    }
}
