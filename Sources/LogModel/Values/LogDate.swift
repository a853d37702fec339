/// A date of the Gregorian calendar.
///
/// The date exists: months have their lengths, and February has 29 days only in leap years. The year has four
/// digits.
public struct LogDate: Sendable, Hashable, Comparable, CustomStringConvertible {
    /// 1000 to 9999
    public let year: Int
    /// 1 to 12
    public let month: Int
    /// 1 to 31
    public let day: Int

    /// Makes a date from its parts; nil if it does not exist.
    public init?(year: Int, month: Int, day: Int) {
        guard (1000...9999).contains(year), (1...12).contains(month), day >= 1,
            day <= Self.length(ofMonth: month, in: year)
        else { return nil }
        (self.year, self.month, self.day) = (year, month, day)
    }

    /// Reads a date that can mean only one day: `2026-02-11`, `2026/2/11`, `2026.2.11`, `11 February 2026`,
    /// `Feb 11, 2026`, `2026年2月11日`, `2026년 2월 11일`, and `13/2/2026` or `2/13/2026`, since there is no 13th
    /// month.
    ///
    /// - Returns: nil if the text is not a date, could mean two days, or continues after the date.
    public init?(_ text: String) {
        let bytes = Array(text.utf8)
        guard let scan = DateScanner.date(in: bytes, 0..<bytes.count), scan.end == bytes.count else {
            return nil
        }
        self = scan.date
    }

    /// The date in ISO 8601: `2026-02-11`.
    public var description: String {
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        return "\(year)-\(two(month))-\(two(day))"
    }

    /// An earlier date is smaller.
    public static func < (left: LogDate, right: LogDate) -> Bool {
        (left.year, left.month, left.day) < (right.year, right.month, right.day)
    }

    private static func length(ofMonth month: Int, in year: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }
}
