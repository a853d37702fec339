/// A date at some offset of a text, with the time of day behind it: `2026-03-04`, `2026-03-04 09:15 UTC`, `4. März 2026`,
/// `2026年3月4日`, `20260304`, and the month alone, `2026-03`.
struct DateScan {
    let range: Range<Int>
    /// The day; nil if only a month stands there, or the date could mean two days.
    let date: LogDate?

    init?(_ bytes: [UInt8], at start: Int, end limit: Int) {
        let limit = min(limit, bytes.count)
        guard start < limit else { return nil }
        if start > 0, bytes[start - 1].isDigit || bytes[start - 1].isLetter { return nil }
        var cursor = DateCursor(bytes: bytes, offset: start, end: limit)
        guard let reading = cursor.read() else { return nil }
        date = reading.date
        cursor.skipTime()
        range = start..<cursor.offset
    }

    /// Whether a day may stand at the end of a range: it has a year or a time there, and so at least three digits.
    static func mayEnd(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
        bytes[range].suffix(10).contains { $0.isDigit } && bytes[range].count(where: \.isDigit) >= 3
    }

    /// The first date within a range; nil if there is none.
    ///
    /// - Complexity: O(n) in the bytes of the range
    static func first(in bytes: [UInt8], _ range: Range<Int>) -> DateScan? {
        var offset = range.lowerBound
        while offset < range.upperBound {
            let byte = bytes[offset]
            let isStart = byte.isDigit || byte.isLetter || byte >= 0x80
            let isWord =
                offset > range.lowerBound
                && (bytes[offset - 1].isLetter || bytes[offset - 1].isDigit || bytes[offset - 1] >= 0x80)
            if isStart, !isWord || byte.isDigit && bytes[offset - 1] >= 0x80,
                let scan = DateScan(bytes, at: offset, end: range.upperBound)
            {
                return scan
            }
            offset += 1
        }
        return nil
    }
}

/// Reads a date step by step.
private struct DateCursor {
    let bytes: [UInt8]
    var offset: Int
    let end: Int

    typealias Reading = (date: LogDate?, isWhole: Bool)

    mutating func read() -> Reading? {
        let start = offset
        if bytes[offset].isDigit {
            guard let first = number(atMost: 8) else { return nil }
            switch first.length {
            case 8: return compact(first.value)
            case 4: return yearFirst(first.value)
            case 1, 2: return dayFirst(first.value)
            default: return nil
            }
        }
        if let month = month() { return monthFirst(month) }
        offset = start
        // `Tue, 4 March 2026`, `le 4 mars 2026`
        guard let word = word(), word.count <= 12 else { return nil }
        if offset < end, bytes[offset] == UInt8(ascii: ",") || bytes[offset] == UInt8(ascii: ".") {
            offset += 1
        }
        guard skipBlanks(), offset < end, DateNames.isWeekday(bytes, word) else { return nil }
        if bytes[offset].isDigit {
            guard let first = number(atMost: 4) else { return nil }
            return first.length == 4 ? yearFirst(first.value) : dayFirst(first.value)
        }
        return month().flatMap { monthFirst($0) }
    }

    private func compact(_ value: Int) -> Reading? {
        let date = LogDate(year: value / 10000, month: value / 100 % 100, day: value % 100)
        return date.flatMap { (1990...2099).contains($0.year) ? ($0, true) : nil }
    }

    private mutating func yearFirst(_ year: Int) -> Reading? {
        guard (1990...2099).contains(year) else { return nil }
        if skip("年") || skip("년") {
            skipBlanks()
            guard let month = number(atMost: 2), (1...12).contains(month.value) else { return nil }
            guard skip("月") || skip("월") else { return nil }
            let behindMonth = offset
            skipBlanks()
            if let day = number(atMost: 2), skip("日") || skip("일"),
                let date = LogDate(year: year, month: month.value, day: day.value)
            {
                return (date, true)
            }
            offset = behindMonth
            return (nil, false)
        }
        guard offset < end, bytes[offset].isOne(of: "-/._") else { return nil }
        let joint = bytes[offset]
        offset += 1
        guard let month = number(atMost: 2), (1...12).contains(month.value) else { return nil }
        let behindMonth = offset
        if offset < end, bytes[offset] == joint {
            offset += 1
            if let day = number(atMost: 2), let date = LogDate(year: year, month: month.value, day: day.value)
            {
                return (date, true)
            }
        }
        offset = behindMonth
        // `2026-03` alone is a month; `2026-03-x` or `2026.3` is something else.
        guard joint == UInt8(ascii: "-") || joint == UInt8(ascii: "/"), month.length == 2, isAtEndOfWord,
            offset >= end || bytes[offset] != joint
        else { return nil }
        return (nil, false)
    }

    private mutating func dayFirst(_ first: Int) -> Reading? {
        guard offset < end, (1...31).contains(first) else { return nil }
        let joint = bytes[offset]
        if joint.isOne(of: "./-"), offset + 1 < end, bytes[offset + 1].isDigit {
            offset += 1
            guard let second = number(atMost: 2), offset < end, bytes[offset] == joint else { return nil }
            offset += 1
            guard let year = number(atMost: 4), year.length == 4 else { return nil }
            // With full stops the day comes first wherever dates are written so.
            if joint == UInt8(ascii: ".") || first > 12 {
                return LogDate(year: year.value, month: second.value, day: first).map { ($0, true) }
            }
            if second.value > 12 || first == second.value {
                return LogDate(year: year.value, month: first, day: second.value).map { ($0, true) }
            }
            return (1990...2099).contains(year.value) ? (nil, true) : nil
        }
        skipOrdinal()
        _ = skipBlanks()
        if offset < end, bytes[offset].isOne(of: "-.") { offset += 1 }
        // `4. März`
        _ = skipBlanks()
        skipConnective()
        guard let month = month() else { return nil }
        if offset < end, bytes[offset].isOne(of: ".,-") { offset += 1 }
        _ = skipBlanks()
        skipConnective()
        guard let year = number(atMost: 4), year.length == 4 else { return nil }
        return LogDate(year: year.value, month: month, day: first).map { ($0, true) }
    }

    private mutating func monthFirst(_ month: Int) -> Reading? {
        if offset < end, bytes[offset].isOne(of: ".-") { offset += 1 }
        _ = skipBlanks()
        guard let day = number(atMost: 4) else { return nil }
        if day.length == 4 { return (1990...2099).contains(day.value) ? (nil, false) : nil }
        skipOrdinal()
        if offset < end, bytes[offset].isOne(of: ",-") { offset += 1 }
        _ = skipBlanks()
        guard let year = number(atMost: 4), year.length == 4 else { return nil }
        return LogDate(year: year.value, month: month, day: day.value).map { ($0, true) }
    }

    /// A time of day behind the date, its zone, and the end of a span of days.
    mutating func skipTime() {
        let start = offset
        if offset < end, bytes[offset] == UInt8(ascii: "T") || bytes[offset] == UInt8(ascii: "_") {
            offset += 1
        } else {
            if offset < end, bytes[offset] == UInt8(ascii: ",") { offset += 1 }
            _ = skipBlanks()
            if offset + 1 < end, bytes[offset].isOne(of: "@~") { offset += 1 }
            _ = skipBlanks()
        }
        guard let hour = number(atMost: 2), hour.value < 25, offset < end,
            bytes[offset] == UInt8(ascii: ":") || bytes[offset] == UInt8(ascii: "h")
        else {
            offset = start
            return
        }
        offset += 1
        while offset < end,
            bytes[offset].isDigit || bytes[offset] == UInt8(ascii: ":") || bytes[offset] == UInt8(ascii: ".")
        {
            offset += 1
        }
        let zone = offset
        _ = skipBlanks()
        if offset < end, bytes[offset].isOne(of: "+-"), offset + 2 < end, bytes[offset + 1].isDigit,
            bytes[offset + 2].isDigit
        {
            offset += 1
            while offset < end, bytes[offset].isDigit || bytes[offset] == UInt8(ascii: ":") { offset += 1 }
        } else if let word = word(), DateNames.isZone(bytes, word) {
            return
        } else {
            offset = zone
        }
    }

    // MARK: Parts

    private var isAtEndOfWord: Bool { offset >= end || !bytes.isWordCharacter(at: offset) }

    private mutating func number(atMost digits: Int) -> (value: Int, length: Int)? {
        let start = offset
        var value = 0
        while offset < end, bytes[offset].isDigit {
            guard offset - start < digits else { return nil }
            value = value * 10 + Int(bytes[offset] - 0x30)
            offset += 1
        }
        return offset > start ? (value, offset - start) : nil
    }

    private mutating func word() -> Range<Int>? {
        let start = offset
        while offset < end,
            bytes[offset].isLetter || bytes[offset] >= 0x80 && bytes.isWordCharacter(at: offset)
        {
            offset += bytes[offset] < 0x80 ? 1 : bytes.scalar(at: offset).length
        }
        return offset > start ? start..<offset : nil
    }

    private mutating func month() -> Int? {
        let start = offset
        if let word = word(), let month = DateNames.month(bytes, word) { return month }
        offset = start
        return nil
    }

    @discardableResult
    private mutating func skipBlanks() -> Bool {
        offset = bytes.skippingBlanks(from: offset, to: end)
        return true
    }

    private mutating func skip(_ sign: StaticString) -> Bool {
        guard bytes.has(sign, at: offset) else { return false }
        offset += sign.utf8CodeUnitCount
        return offset <= end
    }

    private mutating func skipOrdinal() {
        guard offset + 1 < end else { return }
        for suffix: StaticString in ["st", "nd", "rd", "th", "er"] where bytes.has(suffix, at: offset) {
            if offset + 2 >= end || !bytes[offset + 2].isLetter { offset += 2 }
            return
        }
        if bytes.has("º", at: offset) { offset += 2 }
    }

    private mutating func skipConnective() {
        for word: StaticString in ["de ", "of "] where bytes.has(word, at: offset) { offset += 3 }
    }
}
