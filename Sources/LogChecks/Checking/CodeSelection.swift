/// Which codes a checker reports.
struct CodeSelection: Sendable {
    /// What the checks declare, each code once.
    let declared: [DiagnosticCode.Explanation]
    /// The same by code.
    let explanations: [DiagnosticCode: DiagnosticCode.Explanation]
    /// The wanted ones of the codes.
    let codes: Set<DiagnosticCode>
    private let ignored: Set<DiagnosticCode>
    private let isOfAll: Bool

    /// - Parameters:
    ///   - declared: what the checks declare. Of two explanations of a code, the first one holds.
    ///   - codes: the codes to report; all if nil.
    ///   - ignored: codes not to report, even if another code needs them.
    init(
        of declared: [DiagnosticCode.Explanation],
        codes: Set<DiagnosticCode>?,
        ignoring ignored: Set<DiagnosticCode>
    ) {
        var explanations: [DiagnosticCode: DiagnosticCode.Explanation] = [:]
        self.declared = declared.filter { explanation in
            if explanations[explanation.code] != nil { return false }
            explanations[explanation.code] = explanation
            return true
        }
        var wanted = (codes ?? Set(explanations.keys)).subtracting(ignored)
        // Without this code, a file that could not be read would look as if it had no problems.
        if !ignored.contains(.unreadableRelatedFile),
            wanted.contains(where: { explanations[$0]?.comparesFiles ?? false })
        {
            wanted.insert(.unreadableRelatedFile)
        }
        (self.explanations, self.codes, self.ignored) = (explanations, wanted, ignored)
        isOfAll = codes == nil
    }

    /// Whether a code is reported. If all are, so is one that its check forgot to declare.
    func contains(_ code: DiagnosticCode) -> Bool {
        codes.contains(code) || isOfAll && explanations[code] == nil && !ignored.contains(code)
    }

    /// Whether a check has something to do.
    func wants(_ check: any LogCheck) -> Bool {
        let declared = check.explanations
        return declared.contains { codes.contains($0.code) } || isOfAll && declared.isEmpty
    }
}
