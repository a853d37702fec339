/// A log, its rules file and the other system's log, with the names by which they mention each other.
public struct LogFamily: Sendable {
    /// The log.
    public let log: Member

    /// The rules file; nil if there is none. Without it no rule can be recorded.
    public let rules: Member?

    /// The other system's log; nil if there is none. Without it nothing can be recorded there.
    public let otherLog: Member?

    /// Makes a family from its members.
    public init(log: Member, rules: Member? = nil, otherLog: Member? = nil) {
        self.log = log
        self.rules = rules
        self.otherLog = otherLog
    }

    /// A file of the family.
    public struct Member: Sendable {
        /// The contents of the file.
        public let document: LogDocument

        /// The name by which the other files and messages refer to it, such as `BIZOS_RULES.md` or
        /// `cto-brain/FAILURE_LOG.md`. Recording writes it into them.
        public let name: String

        /// Makes a member from its parts.
        public init(_ document: LogDocument, name: String) {
            self.document = document
            self.name = name
        }
    }
}
