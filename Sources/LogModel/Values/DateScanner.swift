/// Reads the date at the start of a range of bytes.
package enum DateScanner {
    /// The date at the start of a range, and its end; nil if there is no date, or it could mean two days.
    package static func date(in bytes: [UInt8], _ range: Range<Int>) -> (date: LogDate, end: Int)? {
        let range = bytes.trimmingBlanks(range)
        guard let first = range.first else { return nil }
        var scanner = Scanner(bytes: bytes, offset: first, end: range.upperBound)
        let date = bytes[first].isDigit ? scanner.numeric() : scanner.monthFirst()
        guard let date, scanner.isAtBoundary else { return nil }
        return (date, scanner.offset)
    }

    /// Whether the bytes at an offset have the form of an ISO 8601 date, whatever the numbers.
    package static func isISO(_ bytes: [UInt8], at start: Int, end: Int) -> Bool {
        guard start + 10 <= end, end <= bytes.count else { return false }
        for index in 0..<10 {
            let byte = bytes[start + index]
            guard index == 4 || index == 7 ? byte == UInt8(ascii: "-") : byte.isDigit else { return false }
        }
        return start + 10 == end || !bytes[start + 10].isDigit
    }
}

extension DateScanner {
    private struct Scanner {
        let bytes: [UInt8]
        var offset: Int
        let end: Int

        /// Whether the date ends here: no digit, letter or other part of a date follows.
        var isAtBoundary: Bool {
            guard offset < end else { return true }
            let byte = bytes[offset]
            if byte.isDigit || byte.isLetter || byte >= 0x80 {
                return bytes.has("（", at: offset) || bytes.has("，", at: offset)
            }
            let isJoint = byte == UInt8(ascii: "-") || byte == UInt8(ascii: "/") || byte == UInt8(ascii: ".")
            return !(isJoint && offset + 1 < end && !bytes[offset + 1].isBlank)
        }

        mutating func numeric() -> LogDate? {
            guard let first = number() else { return nil }
            if first.length == 4 { return yearFirst(first.value) }
            if offset < end, bytes[offset] == UInt8(ascii: "/") || bytes[offset] == UInt8(ascii: ".") {
                return yearLast(first.value)
            }
            return dayFirst(first.value)
        }

        /// `2026-02-11`, `2026/2/11`, `2026.2.11`, `2026年2月11日`, `2026년 2월 11일`
        private mutating func yearFirst(_ year: Int) -> LogDate? {
            if skip("年") { return monthAndDay(of: year, "月", "日") }
            if skip("년") { return monthAndDay(of: year, "월", "일") }
            guard offset < end else { return nil }
            let joint = bytes[offset]
            guard joint == UInt8(ascii: "-") || joint == UInt8(ascii: "/") || joint == UInt8(ascii: "."),
                skip(joint), let month = shortNumber(), skip(joint), let day = shortNumber()
            else { return nil }
            return LogDate(year: year, month: month, day: day)
        }

        /// `2月11日`, `2월 11일`
        private mutating func monthAndDay(
            of year: Int,
            _ monthSign: StaticString,
            _ daySign: StaticString
        ) -> LogDate? {
            skipBlanks()
            guard let month = shortNumber(), skip(monthSign) else { return nil }
            skipBlanks()
            guard let day = shortNumber(), skip(daySign) else { return nil }
            return LogDate(year: year, month: month, day: day)
        }

        /// `13/2/2026` and `2/13/2026`: only one of the two numbers can be a month.
        private mutating func yearLast(_ first: Int) -> LogDate? {
            let joint = bytes[offset]
            guard skip(joint), let second = shortNumber(), skip(joint), let year = number(), year.length == 4
            else {
                return nil
            }
            if first == second { return LogDate(year: year.value, month: first, day: first) }
            if first > 12 { return LogDate(year: year.value, month: second, day: first) }
            if second > 12 { return LogDate(year: year.value, month: first, day: second) }
            return nil
        }

        /// `11 February 2026`, `11th Feb. 2026`, `11-Feb-2026`
        private mutating func dayFirst(_ day: Int) -> LogDate? {
            skipOrdinal()
            skipJoint()
            guard let month = monthName() else { return nil }
            skipJoint()
            guard let year = number(), year.length == 4 else { return nil }
            return LogDate(year: year.value, month: month, day: day)
        }

        /// `February 11, 2026`, `Feb 11 2026`
        mutating func monthFirst() -> LogDate? {
            guard let month = monthName() else { return nil }
            skipJoint()
            guard let day = shortNumber() else { return nil }
            skipOrdinal()
            skipJoint()
            guard let year = number(), year.length == 4 else { return nil }
            return LogDate(year: year.value, month: month, day: day)
        }

        private mutating func number() -> (value: Int, length: Int)? {
            let start = offset
            var value = 0
            while offset < end, offset - start < 5, bytes[offset].isDigit {
                value = value * 10 + Int(bytes[offset] - UInt8(ascii: "0"))
                offset += 1
            }
            return offset > start ? (value, offset - start) : nil
        }

        private mutating func shortNumber() -> Int? {
            guard let number = number(), number.length <= 2 else { return nil }
            return number.value
        }

        private mutating func skip(_ byte: UInt8) -> Bool {
            guard offset < end, bytes[offset] == byte else { return false }
            offset += 1
            return true
        }

        private mutating func skip(_ text: StaticString) -> Bool {
            guard offset + text.utf8CodeUnitCount <= end, bytes.has(text, at: offset) else { return false }
            offset += text.utf8CodeUnitCount
            return true
        }

        /// Skips blanks, one `-`, or a comma or period with blanks.
        private mutating func skipJoint() {
            if skip(UInt8(ascii: "-")) { return }
            if !skip(UInt8(ascii: ",")) { _ = skip(UInt8(ascii: ".")) }
            skipBlanks()
        }

        private mutating func skipBlanks() { offset = bytes.skippingBlanks(from: offset, to: end) }

        private mutating func skipOrdinal() {
            for suffix: StaticString in ["st", "nd", "rd", "th"] where skip(suffix) { return }
        }

        /// The number of an English month name, in full or abbreviated to three letters (or `Sept`), in any
        /// case.
        private mutating func monthName() -> Int? {
            var stop = offset
            while stop < end, stop - offset < 10, bytes[stop].isLetter { stop += 1 }
            let word = bytes[offset..<stop].map(\.lowercased)
            let names: [String] = [
                "january", "february", "march", "april", "may", "june", "july", "august", "september",
                "october", "november", "december",
            ]
            guard word.count >= 3,
                let month = names.firstIndex(where: { name in
                    name.utf8.starts(with: word)
                        && (word.count == 3 || word.count == name.utf8.count
                            || word.elementsEqual("sept".utf8))
                })
            else { return nil }
            offset = stop
            return month + 1
        }
    }
}
