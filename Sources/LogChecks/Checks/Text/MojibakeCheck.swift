internal import LogModel
internal import TextRepair

extension DiagnosticCode {
    /// Text is double-encoded.
    public static let mojibake = Self(rawValue: "mojibake")
}

/// Text that was read in another encoding and encoded again.
struct MojibakeCheck: LogCheck {
    let explanations: [DiagnosticCode.Explanation] = [
        .init(
            .mojibake,
            .warning,
            "text is double-encoded",
            meaning:
                "UTF-8 was read as Windows-1252 or Latin-1 and encoded again: `â€”` for `—`. Each character is reported.",
            example: "# BizOS â€” Failure Log",
            remedy: "Run `bizlog fmt --repair-encoding`; what is ambiguous, a person has to decide."
        )
    ]

    func run(_ context: CheckContext, _ findings: inout Findings) {
        let facts = context.facts
        for finding in EncodingRepair(scanning: facts.document).findings {
            let original = facts.quoted(finding.range)
            let message =
                if facts.isSecret(finding.range) {
                    "\(original) is double-encoded"
                } else if let ambiguity = finding.ambiguity {
                    "\(original) looks double-encoded, but \(ambiguity); look at it"
                } else {
                    "\(original) is double-encoded; it stands for \"\(finding.replacement)\""
                }
            findings.add(.mojibake, at: finding.range, message)
        }
    }
}
