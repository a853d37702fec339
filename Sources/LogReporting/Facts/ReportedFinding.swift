internal import LogChecks

/// What `check` finds, as a report shows it.
struct ReportedFinding: Sendable {
    let file: String
    let line: Int
    let level: Diagnostic.Level
    let code: String
    let message: String
}

/// How often a code was found.
struct ReportedCode: Sendable {
    let explanation: DiagnosticCode.Explanation
    let count: Int

    /// The codes of some findings, errors first, then the most frequent ones.
    ///
    /// - Complexity: O(findings)
    static func counts(of diagnostics: [Diagnostic]) -> [ReportedCode] {
        var counts: [DiagnosticCode: ReportedCode] = [:]
        for diagnostic in diagnostics {
            let count = counts[diagnostic.code]?.count ?? 0
            counts[diagnostic.code] = ReportedCode(explanation: diagnostic.explanation, count: count + 1)
        }
        func rank(_ level: Diagnostic.Level) -> Int { Diagnostic.Level.allCases.firstIndex(of: level) ?? 0 }
        return counts.values.sorted { left, right in
            let (first, second) = (rank(left.explanation.level), rank(right.explanation.level))
            if first != second { return first < second }
            if left.count != right.count { return left.count > right.count }
            return left.explanation.code.rawValue < right.explanation.code.rawValue
        }
    }
}
