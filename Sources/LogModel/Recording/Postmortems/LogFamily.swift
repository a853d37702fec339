/// A log, its rules file and the other system's log, with the names by which they mention each other.
public struct LogFamily: Sendable {
    /// The log.
    public let log: Member

    /// The rules file; nil if there is none, and then no rule can be recorded.
    public let rules: Member?

    /// The other system's log; nil if there is none, and then nothing can be recorded there.
    public let otherLog: Member?

    /// A family from its members.
    public init(log: Member, rules: Member? = nil, otherLog: Member? = nil) {
        self.log = log
        self.rules = rules
        self.otherLog = otherLog
    }

    /// A file of the family.
    public struct Member: Sendable {
        /// The file.
        public let document: LogDocument

        /// How the other files and messages call it: `BIZOS_RULES.md`, `cto-brain/FAILURE_LOG.md`. It is written into them.
        public let name: String

        /// A member from its parts.
        public init(_ document: LogDocument, name: String) {
            self.document = document
            self.name = name
        }
    }
}
