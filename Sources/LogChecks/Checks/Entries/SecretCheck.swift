internal import LogModel
internal import SecretScan

extension DiagnosticCode {
    /// An entry contains a credential.
    public static let secret = Self(rawValue: "secret")
}

/// Credentials, found by their format or by the words before them.
struct SecretCheck: LogCheck {
    let explanations: [DiagnosticCode.Explanation] = [
        .init(
            .secret,
            .error,
            "the file holds a credential",
            meaning: """
                Something looks like an API key, a token, a private key, a password or a one-time code. The value is never printed. A \
                value that is masked (`****`, `[redacted]`, `$NAME`) is none.
                """,
            example: "the key was AKIA followed by 16 capitals and digits",
            remedy:
                "Revoke the credential first; then take it out of the file and of the history of the repository."
        )
    ]

    func run(_ context: CheckContext, _ findings: inout Findings) {
        for match in context.facts.secrets {
            let message = "this looks like \(match.name); revoke it, then remove it here and from the history"
            findings.add(.secret, at: match.range, message)
        }
    }
}
