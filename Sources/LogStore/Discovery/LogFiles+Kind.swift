extension LogFiles {
    /// The kind of a file in the family of a log.
    public enum Kind: Sendable, Hashable, CaseIterable {
        /// The log itself.
        case log
        /// Its rules file.
        case rules
        /// The other system's log.
        case otherLog
    }
}
