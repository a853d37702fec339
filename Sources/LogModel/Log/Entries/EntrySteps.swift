/// How the numbers of entries change from each one to the next of the same prefix, and their days from each one to the next.
struct EntrySteps {
    private(set) var numbers = Count()
    private(set) var days = Count()
    private var lastNumbers: [String: Int] = [:]
    private var lastDay: LogDate?

    /// How often a value rises and falls.
    struct Count {
        private(set) var rises = 0
        private(set) var falls = 0

        fileprivate mutating func note<Value: Comparable>(_ old: Value, _ new: Value) {
            if old < new { rises += 1 }
            if new < old { falls += 1 }
        }

        /// Whether at least four of five steps fall; nil if neither these nor those that rise are so many.
        var isFalling: Bool? {
            if rises + falls == 0 { return nil }
            if rises >= falls * 4 { return false }
            return falls >= rises * 4 ? true : nil
        }
    }

    /// Notes the next entry of the file: what of its id and its day is known.
    mutating func note(_ id: EntryID?, _ day: LogDate? = nil) {
        if let id, let number = Int(id.digits) {
            if let last = lastNumbers.updateValue(number, forKey: id.prefix) { numbers.note(last, number) }
        }
        if let day {
            if let lastDay { days.note(lastDay, day) }
            lastDay = day
        }
    }

    /// Notes that the next entry does not follow the one before: another section begins.
    mutating func beginSection() { (lastNumbers, lastDay) = ([:], nil) }

    /// Whether the newest entry stands first, by the numbers, or else by the days; nil if there is no such order.
    var isNewestFirst: Bool? { numbers.isFalling ?? days.isFalling }
}
