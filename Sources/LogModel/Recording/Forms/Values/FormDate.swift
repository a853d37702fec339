/// Writes a day as another one is written: `2026-03-04`, `4.3.2026`, `20260304`, `March 4, 2026`, `2026年3月4日`.
enum FormDate {
    /// The day in the spelling of an example, which names another day; with dashes where the example's spelling is not known.
    static func text(_ day: LogDate, like example: String, of exampleDay: LogDate?) -> String {
        let bytes = Array(example.utf8)
        let runs = digitRuns(bytes)
        guard let first = runs.first else { return day.description }
        if first.count == 8 { return four(day.year) + two(day.month) + two(day.day) }
        if first.count == 4, runs.count >= 2, runs[1].count <= 2 {
            return yearFirst(day, bytes, runs)
        }
        if runs.count >= 3, runs[2].count == 4, runs[1].count <= 2,
            bytes[runs[0].upperBound..<runs[1].lowerBound].allSatisfy({ !$0.isLetter })
        {
            return yearLast(day, bytes, runs, exampleDay)
        }
        return written(day, bytes, runs) ?? day.description
    }

    private static func yearFirst(_ day: LogDate, _ bytes: [UInt8], _ runs: [Range<Int>]) -> String {
        let isPadded = runs[1].count == 2
        var text = four(day.year) + bytes.string(runs[0].upperBound..<runs[1].lowerBound)
        text += isPadded ? two(day.month) : "\(day.month)"
        let joint = bytes[runs[0].upperBound]
        // The month alone is all that the example says.
        let hasDay =
            runs.count > 2 && runs[2].count <= 2 && runs[2].lowerBound > runs[1].upperBound
            && (bytes[runs[1].upperBound] == joint || bytes[runs[1].upperBound] >= 0x80)
        guard hasDay else { return text }
        text += bytes.string(runs[1].upperBound..<runs[2].lowerBound)
        text += runs[2].count == 2 ? two(day.day) : "\(day.day)"
        for sign in ["日", "일"] where bytes.has(Array(sign.utf8), at: runs[2].upperBound) { text += sign }
        return text
    }

    private static func yearLast(
        _ day: LogDate, _ bytes: [UInt8], _ runs: [Range<Int>], _ example: LogDate?
    ) -> String {
        guard let example, let first = Int(bytes.string(runs[0])), let second = Int(bytes.string(runs[1]))
        else { return day.description }
        let isDayFirst: Bool
        if first == example.day, second == example.month, first != second || bytes[runs[0].upperBound] == 0x2E
        {
            isDayFirst = true
        } else if first == example.month, second == example.day, first != second {
            isDayFirst = false
        } else {
            return day.description
        }
        // What could mean two days is not read again.
        if bytes[runs[0].upperBound] != 0x2E, day.day <= 12, day.day != day.month { return day.description }
        let (one, other) = isDayFirst ? (day.day, day.month) : (day.month, day.day)
        let isPadded = runs[0].count == 2 && runs[1].count == 2
        return (isPadded ? two(one) : "\(one)") + bytes.string(runs[0].upperBound..<runs[1].lowerBound)
            + (isPadded ? two(other) : "\(other)") + bytes.string(runs[1].upperBound..<runs[2].lowerBound)
            + four(day.year)
    }

    /// `March 4, 2026`, `4 Mar 2026`
    private static func written(_ day: LogDate, _ bytes: [UInt8], _ runs: [Range<Int>]) -> String? {
        guard runs.count >= 2, runs[0].count <= 2, runs[1].count == 4 else { return nil }
        var month: Range<Int>?
        var offset = 0
        while offset < runs[1].lowerBound {
            let start = offset
            while offset < runs[1].lowerBound, bytes[offset].isLetter || bytes[offset] >= 0x80 { offset += 1 }
            if offset > start, DateNames.month(bytes, start..<offset) != nil { month = start..<offset }
            offset = max(offset, start + 1)
        }
        guard let month else { return nil }
        let isDayFirst = runs[0].upperBound <= month.lowerBound
        let isGerman = isDayFirst && bytes[runs[0].upperBound] == UInt8(ascii: ".")
        guard let new = name(ofMonth: day.month, like: bytes.string(month), isGerman: isGerman) else {
            return nil
        }
        let (left, right) = isDayFirst ? (runs[0], month) : (month, runs[0])
        let (one, other) = isDayFirst ? ("\(day.day)", new) : (new, "\(day.day)")
        return one + bytes.string(left.upperBound..<right.lowerBound) + other
            + bytes.string(right.upperBound..<runs[1].lowerBound) + four(day.year)
    }

    /// The name of a month in the language of another one, and as short; nil if that is unknown.
    ///
    /// - Parameter isGerman: whether a dot stands behind the day, as in German, which shares some names with English.
    private static func name(ofMonth month: Int, like name: String, isGerman: Bool) -> String? {
        // Short names are known in English alone; `May` is short and long.
        if name.utf8.count == 3, name != "May", months[0].contains(where: { $0.hasPrefix(name) }) {
            return String(months[0][month - 1].prefix(3))
        }
        let known = isGerman ? [months[1]] + months : months
        return known.first { $0.contains(name) }?[month - 1]
    }

    /// English, German, French, Spanish, Italian, Portuguese, Russian.
    private static let months = [
        "January February March April May June July August September October November December",
        "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
        "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
        "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
        "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
        "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
        "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
    ].map { $0.split(separator: " ").map(String.init) }

    private static func digitRuns(_ bytes: [UInt8]) -> [Range<Int>] {
        var runs: [Range<Int>] = []
        var offset = 0
        while offset < bytes.count {
            let start = offset
            while offset < bytes.count, bytes[offset].isDigit { offset += 1 }
            if offset > start { runs.append(start..<offset) } else { offset += 1 }
        }
        return runs
    }

    static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

    static func four(_ number: Int) -> String {
        String(repeating: "0", count: max(0, 4 - "\(number)".utf8.count)) + "\(number)"
    }
}
