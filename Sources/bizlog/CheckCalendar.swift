internal import LogModel

extension Platform {
    /// The last day that has begun anywhere: clocks are at most 14 hours ahead of UTC.
    static var lastDayOnEarth: LogDate? { LogDate(secondsSince1970: secondsSince1970 + 14 * 3600) }
}
