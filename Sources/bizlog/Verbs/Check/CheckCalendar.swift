internal import LogModel

extension Platform {
    /// The latest date that has begun anywhere on Earth. Clocks are at most 14 hours ahead of UTC.
    static var lastDayOnEarth: LogDate? { LogDate(secondsSince1970: secondsSince1970 + 14 * 3600) }

    /// The local date. It is never later than ``lastDayOnEarth``.
    static var today: LogDate? { localDay.flatMap { LogDate(year: $0.year, month: $0.month, day: $0.day) } }
}
