extension LogFiles {
    /// What a file is to a log.
    public enum Kind: Sendable, Hashable, CaseIterable {
        /// The log itself.
        case log
        /// Its rules file.
        case rules
        /// The other system's log.
        case otherLog
    }
}
