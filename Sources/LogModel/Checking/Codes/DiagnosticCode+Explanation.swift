extension DiagnosticCode {
    /// The explanation of a code.
    public struct Explanation: Sendable, Hashable {
        /// The severity of the problem.
        public let level: Diagnostic.Level
        /// The problem in a few words.
        public let summary: String
        /// Why it matters, and what exactly is checked.
        public let meaning: String
        /// Lines of a file for which the problem is reported.
        public let example: String
        /// How to solve it.
        public let remedy: String
        /// Whether a diagnostic may carry a fix.
        public let hasFix: Bool

        init(
            _ level: Diagnostic.Level,
            _ summary: String,
            meaning: String,
            example: String,
            remedy: String,
            hasFix: Bool = false
        ) {
            self.level = level
            self.summary = summary
            self.meaning = meaning
            self.example = example
            self.remedy = remedy
            self.hasFix = hasFix
        }
    }

    /// The severity of a diagnostic with this code.
    public var level: Diagnostic.Level { explanation.level }

    /// The meaning of the code, an example, and the solution.
    public var explanation: Explanation {
        switch self {
        case .wrongTotal: .wrongTotal
        case .wrongRuleTotal: .wrongRuleTotal
        case .staleLastUpdated: .staleLastUpdated
        case .missingTitle: .missingTitle
        case .duplicateID: .duplicateID
        case .idGap: .idGap
        case .outOfOrder: .outOfOrder
        case .missingField: .missingField
        case .emptyField: .emptyField
        case .unknownValue: .unknownValue
        case .invalidDate: .invalidDate
        case .futureDate: .futureDate
        case .placeholderLeft: .placeholderLeft
        case .unrecognizedEntry: .unrecognizedEntry
        case .failureWithoutRule: .failureWithoutRule
        case .danglingRule: .danglingRule
        case .danglingFailure: .danglingFailure
        case .ruleWithoutOrigin: .ruleWithoutOrigin
        case .originMismatch: .originMismatch
        case .ruleInWrongSection: .ruleInWrongSection
        case .missingRelatedFile: .missingRelatedFile
        case .unreadableRelatedFile: .unreadableRelatedFile
        case .recurrence: .recurrence
        case .categorySum: .categorySum
        case .unknownCategory: .unknownCategory
        case .staleCategoryCount: .staleCategoryCount
        case .conflictMarker: .conflictMarker
        case .mojibake: .mojibake
        case .mixedLineEndings: .mixedLineEndings
        case .notCanonical: .notCanonical
        case .nearDuplicate: .nearDuplicate
        case .secret: .secret
        }
    }
}
