internal import LogModel

extension Platform {
    /// The last day that has begun anywhere: clocks are at most 14 hours ahead of UTC.
    static var lastDayOnEarth: LogDate? { LogDate(secondsSince1970: secondsSince1970 + 14 * 3600) }

    /// The day where the machine is: the one that people there write. It is never behind ``lastDayOnEarth``.
    static var today: LogDate? { localDay.flatMap { LogDate(year: $0.year, month: $0.month, day: $0.day) } }
}
