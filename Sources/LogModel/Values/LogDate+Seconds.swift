extension LogDate {
    /// How many days lie between an earlier day and this one; negative if the other one is later.
    ///
    /// - Complexity: O(1)
    public func days(since other: LogDate) -> Int { dayNumber - other.dayNumber }

    /// The days since the beginning of March of the year 0, in eras of 400 years.
    private var dayNumber: Int {
        let shifted = month > 2 ? year : year - 1
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        return shifted * 365 + shifted / 4 - shifted / 100 + shifted / 400 + dayOfYear
    }

    /// The UTC date of a number of seconds since the beginning of 1970; nil outside of the years 1000 to
    /// 9999.
    ///
    /// Computed in eras of 400 years that begin in March.
    public init?(secondsSince1970 seconds: Int) {
        let days = (seconds >= 0 ? seconds / 86_400 : (seconds - 86_399) / 86_400) + 719_468
        guard days >= 0 else { return nil }
        let era = days / 146_097
        let dayOfEra = days % 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let month = (5 * dayOfYear + 2) / 153
        let isNextYear = month >= 10
        self.init(
            year: era * 400 + yearOfEra + (isNextYear ? 1 : 0),
            month: isNextYear ? month - 9 : month + 3,
            day: dayOfYear - (153 * month + 2) / 5 + 1
        )
    }
}
