extension DiagnosticCode {
    /// What a code means, and what to do about it.
    public struct Explanation: Sendable, Hashable {
        /// The code that is explained.
        public let code: DiagnosticCode
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
        /// Whether the problem depends on the contents of other files.
        public let comparesFiles: Bool

        /// The explanation of a code.
        ///
        /// - Parameters:
        ///   - code: the code.
        ///   - level: the severity of the problem.
        ///   - summary: the problem in a few words.
        ///   - meaning: why it matters, and what exactly is checked.
        ///   - example: lines of a file for which the problem is reported.
        ///   - remedy: how to solve it.
        ///   - hasFix: whether a diagnostic may carry a fix.
        ///   - comparesFiles: whether the problem depends on the contents of other files. If one of those cannot be read, that is reported
        ///     whenever this code is.
        public init(
            _ code: DiagnosticCode,
            _ level: Diagnostic.Level,
            _ summary: String,
            meaning: String,
            example: String,
            remedy: String,
            hasFix: Bool = false,
            comparesFiles: Bool = false
        ) {
            self.code = code
            self.level = level
            self.summary = summary
            self.meaning = meaning
            self.example = example
            self.remedy = remedy
            self.hasFix = hasFix
            self.comparesFiles = comparesFiles
        }

        /// What is known of a code that no check declares.
        init(undeclared code: DiagnosticCode) {
            self.init(code, .warning, code.rawValue, meaning: "", example: "", remedy: "")
        }
    }
}
