internal import MarkdownAST

/// Reads the day, or the year, that is part of an id.
enum DateScanInKey {
    /// The first day in an id: `LRN-20260313-001`, `INC-2026-03-04-1`; nil if it has none.
    static func day(_ bytes: [UInt8], _ key: Range<Int>) -> FormEntry.Value<LogDate>? {
        for run in runs(bytes, key) {
            let found =
                run.count == 8
                ? compact(bytes, run) : run.count == 4 ? dashed(bytes, run, key.upperBound) : nil
            if let found { return found }
        }
        return nil
    }

    /// Where an id holds the day, or else the year in which its number counts: `INC-2026-014`; nil if it has neither.
    static func span(_ bytes: [UInt8], _ key: Range<Int>) -> Range<Int>? {
        if let day = day(bytes, key) { return day.range }
        return runs(bytes, key).first { run in
            guard run.count == 4, let year = Int(bytes.string(run)) else { return false }
            let next = run.upperBound
            return years.contains(year) && next + 1 < key.upperBound && bytes[next].isOne(of: "-_")
                && bytes[next + 1].isDigit
        }
    }

    /// The years that are believed.
    private static let years = 1990...2099

    /// The runs of digits in a range, in order.
    private static func runs(_ bytes: [UInt8], _ range: Range<Int>) -> [Range<Int>] {
        var runs: [Range<Int>] = []
        var offset = range.lowerBound
        while offset < range.upperBound {
            let start = offset
            while offset < range.upperBound, bytes[offset].isDigit { offset += 1 }
            if start < offset { runs.append(start..<offset) }
            offset = max(offset, start + 1)
        }
        return runs
    }

    /// `20260313`
    private static func compact(_ bytes: [UInt8], _ run: Range<Int>) -> FormEntry.Value<LogDate>? {
        guard let value = Int(bytes.string(run)), years.contains(value / 10000),
            let date = LogDate(year: value / 10000, month: value / 100 % 100, day: value % 100)
        else { return nil }
        return FormEntry.Value(content: date, range: run)
    }

    /// `2026-03-13`, `2026_03_13`
    private static func dashed(_ bytes: [UInt8], _ run: Range<Int>, _ limit: Int) -> FormEntry.Value<LogDate>?
    {
        let start = run.lowerBound
        guard start + 10 <= limit, bytes[start + 4].isOne(of: "-_"), bytes[start + 7] == bytes[start + 4],
            let year = Int(bytes.string(run)), years.contains(year),
            let month = Int(bytes.string(start + 5..<start + 7)),
            let day = Int(bytes.string(start + 8..<start + 10)),
            let date = LogDate(year: year, month: month, day: day)
        else { return nil }
        return FormEntry.Value(content: date, range: start..<start + 10)
    }
}
