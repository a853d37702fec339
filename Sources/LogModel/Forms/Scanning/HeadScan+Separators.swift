/// The separators and brackets in the beginning of an entry.
extension HeadScan {
    /// The longest date that ends where a date at the end does, and where what stands before it ends: of `4 March 2026` the whole.
    func longest(_ bytes: [UInt8], _ scan: DateScan, behind offset: Int) -> (scan: DateScan, offset: Int) {
        var best = (scan: scan, offset: offset)
        var place = offset
        for _ in 0..<3 {
            place = bytes.trimmingBlanks(title.lowerBound..<place).upperBound
            while place > title.lowerBound, !bytes[place - 1].isBlank, !bytes[place - 1].isOne(of: "([") {
                place -= 1
            }
            guard place > title.lowerBound,
                let longer = DateScan(bytes, at: place, end: scan.range.upperBound),
                longer.range.upperBound == scan.range.upperBound
            else { break }
            best = (longer, place - 1)
        }
        return best
    }

    /// The same with a title that begins behind the prefix: `t` in `Pattern: t`.
    func behindPrefix(_ bytes: [UInt8]) -> HeadScan {
        guard let prefix = prefix(bytes) else { return self }
        let colon = bytes[prefix.upperBound] == UInt8(ascii: ":") ? 1 : 3
        var scan = self
        scan.dropTitle(before: prefix.upperBound + colon, bytes)
        return scan
    }

    /// The one to three words before a colon with which the title begins: `Pattern` in `Pattern: t`; nil if there is no such colon.
    func prefix(_ bytes: [UInt8]) -> Range<Int>? {
        let start = bytes.skippingMarks(title)
        let limit = min(title.upperBound, start + 40)
        guard
            let colon = (start..<limit).first(where: {
                bytes[$0] == UInt8(ascii: ":") || bytes.has("：", at: $0)
            }), colon > start
        else { return nil }
        let words = start..<colon
        let isWords = words.allSatisfy {
            bytes[$0].isLetter || bytes[$0] >= 0x80 || bytes[$0].isOne(of: " -'")
        }
        let behind = colon + (bytes[colon] == UInt8(ascii: ":") ? 1 : 3)
        return isWords && bytes[words].count(where: \.isBlank) <= 2 && behind < title.upperBound ? words : nil
    }

    /// Whether a blank, a dash, a colon or a bar stands at an offset.
    func isBreak(_ bytes: [UInt8], _ offset: Int) -> Bool {
        let byte = bytes[offset]
        if byte.isLetter || byte.isDigit { return false }
        return byte.isBlank || byte.isOne(of: ":|") || separatorEnds(bytes, offset + 1)
    }

    /// Whether a dash, dot or arrow of several bytes ends at an offset.
    func separatorEnds(_ bytes: [UInt8], _ end: Int) -> Bool {
        bytes.has("—", at: end - 3) || bytes.has("–", at: end - 3) || bytes.has("·", at: end - 2)
            || bytes.has("•", at: end - 3)
            || bytes.has("→", at: end - 3)
            || end >= 2 && bytes[end - 1].isBlank && isDash(bytes, endingAt: end - 1)
    }

    func isDash(_ bytes: [UInt8], endingAt end: Int) -> Bool {
        bytes.has("—", at: end - 3) || bytes.has("–", at: end - 3) || bytes.has("·", at: end - 2)
            || bytes.has("•", at: end - 3)
            || bytes.has("→", at: end - 3) || end > 0 && bytes[end - 1].isOne(of: "-|:")
    }

    func skippingSeparator(_ bytes: [UInt8], from start: Int) -> Int {
        let end = text.upperBound
        var offset = start
        while offset < end {
            let byte = bytes[offset]
            if byte.isBlank || byte.isOne(of: "*_`") && !isOpening(bytes, offset) {
                offset += 1
            } else if byte.isOne(of: ":|,")
                || byte.isOne(of: ".)-/")
                    && (offset + 1 >= end || bytes[offset + 1].isBlank || bytes[offset + 1].isOne(of: "*_"))
            {
                offset += 1
            } else if let length = Self.longSeparator(bytes, offset) {
                offset += length
            } else {
                break
            }
        }
        return offset
    }

    /// Whether marks of emphasis at an offset open it rather than closing what stands before them.
    func isOpening(_ bytes: [UInt8], _ offset: Int) -> Bool {
        let isBehindBlank = offset > text.lowerBound && bytes[offset - 1].isBlank
        return isBehindBlank && offset + 1 < text.upperBound && !bytes[offset + 1].isBlank
    }

    func trimmingSeparator(_ bytes: [UInt8], _ end: Int) -> Int {
        var end = end
        while end > title.lowerBound {
            let byte = bytes[end - 1]
            if byte.isBlank || byte.isOne(of: "-|:,") {
                end -= 1
            } else if let length = [3, 2].first(where: {
                end - $0 >= title.lowerBound && Self.longSeparator(bytes, end - $0) == $0
            }) {
                end -= length
            } else {
                break
            }
        }
        return end
    }

    func titleStart(_ bytes: [UInt8], from offset: Int) -> Int {
        bytes.skippingBlanks(from: offset, to: text.upperBound)
    }

    static func longSeparator(_ bytes: [UInt8], _ offset: Int) -> Int? {
        if bytes.has("—", at: offset) || bytes.has("–", at: offset) || bytes.has("：", at: offset)
            || bytes.has("•", at: offset)
            || bytes.has("、", at: offset) || bytes.has("→", at: offset) || bytes.has("｜", at: offset)
        {
            return 3
        }
        return bytes.has("·", at: offset) ? 2 : nil
    }

    static func isBoundary(_ bytes: [UInt8], _ offset: Int, _ end: Int) -> Bool {
        guard offset < end else { return true }
        if bytes[offset].isBlank || bytes[offset].isOne(of: ":*_`)]|,") { return true }
        if bytes[offset] == UInt8(ascii: ".") { return offset + 1 >= end || bytes[offset + 1].isBlank }
        return longSeparator(bytes, offset) != nil || opensWideBracket(bytes, offset)
    }

    /// Whether one of the brackets that Chinese, Japanese and Korean set without a blank before them stands at an offset.
    private static func opensWideBracket(_ bytes: [UInt8], _ offset: Int) -> Bool {
        bytes.has("（", at: offset) || bytes.has("【", at: offset)
    }

    /// Whether a separator, a bracket or the end follows at an offset, blanks and marks aside.
    static func isSetOff(_ bytes: [UInt8], _ offset: Int, _ end: Int) -> Bool {
        var next = offset
        while next < end, bytes[next].isOne(of: " \t*_`") { next += 1 }
        guard next < end else { return true }
        let isSpaced = next > offset
        if bytes[next].isOne(of: ":|([") { return true }
        if bytes[next].isOne(of: "-.)") {
            return next + 1 >= end
                || bytes[next + 1].isBlank && (isSpaced || bytes[next] != UInt8(ascii: "-"))
        }
        return longSeparator(bytes, next) != nil || opensWideBracket(bytes, next)
    }

    static func bracketLength(_ bytes: [UInt8], at offset: Int) -> Int { bytes[offset] < 0x80 ? 1 : 3 }

    static func bracketLength(_ bytes: [UInt8], endingAt end: Int) -> Int { bytes[end - 1] < 0x80 ? 1 : 3 }

    func closingBracket(_ bytes: [UInt8], at start: Int) -> (start: Int, end: Int)? {
        let close: [UInt8]
        switch bytes[start] {
        case UInt8(ascii: "["): close = Array("]".utf8)
        case UInt8(ascii: "("): close = Array(")".utf8)
        default:
            if bytes.has("【", at: start) {
                close = Array("】".utf8)
            } else if bytes.has("（", at: start) {
                close = Array("）".utf8)
            } else {
                return nil
            }
        }
        guard let found = bytes.firstOffset(of: close, in: start + 1..<text.upperBound) else { return nil }
        return (found, found + close.count)
    }

    func openingBracket(_ bytes: [UInt8], endingAt end: Int) -> (start: Int, end: Int)? {
        let open: [UInt8]
        switch bytes[end - 1] {
        case UInt8(ascii: "]"): open = Array("[".utf8)
        case UInt8(ascii: ")"): open = Array("(".utf8)
        default:
            if bytes.has("】", at: end - 3) {
                open = Array("【".utf8)
            } else if bytes.has("）", at: end - 3) {
                open = Array("（".utf8)
            } else {
                return nil
            }
        }
        var offset = end - 1 - (bytes[end - 1] < 0x80 ? 0 : 2)
        while offset > title.lowerBound {
            offset -= 1
            if bytes.has(open, at: offset) { return (offset, offset + open.count) }
        }
        return nil
    }
}
