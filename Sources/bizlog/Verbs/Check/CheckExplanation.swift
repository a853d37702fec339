internal import LogChecks
internal import LogModel

/// The output of `bizlog check --explain`.
enum CodeExplanation {
    /// The explanation of a code, or of all of them.
    static func text(for name: String) -> String {
        let explanations = DiagnosticCode.Explanation.builtIn.filter {
            name == "all" || $0.code.rawValue == name
        }
        return explanations.map(text).joined(separator: "\n")
    }

    private static func text(_ explanation: DiagnosticCode.Explanation) -> String {
        let example = explanation.example.split(separator: "\n", omittingEmptySubsequences: false)
            .map { $0.isEmpty ? "" : "    \($0)" }.joined(separator: "\n")
        let fix = explanation.hasFix ? ", fixed by --fix" : ""
        return """
            \(explanation.code) (\(explanation.level.rawValue)\(fix)): \(explanation.summary)

            \(explanation.meaning)

            Example:

            \(example)

            Way out: \(explanation.remedy)

            """
    }
}
