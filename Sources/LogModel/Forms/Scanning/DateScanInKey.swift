/// Reads a date with dashes within an id: `INC-2026-03-04-1`.
enum DateScanInKey {
    static func date(_ bytes: [UInt8], _ start: Int, _ limit: Int) -> (date: LogDate, range: Range<Int>)? {
        guard start + 10 <= limit, bytes[start + 4].isOne(of: "-_"), bytes[start + 7] == bytes[start + 4],
            let year = Int(bytes.string(start..<start + 4)),
            let month = Int(bytes.string(start + 5..<start + 7)),
            let day = Int(bytes.string(start + 8..<start + 10)), (1990...2099).contains(year),
            let date = LogDate(year: year, month: month, day: day)
        else { return nil }
        return (date, start..<start + 10)
    }
}
