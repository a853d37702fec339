/// `secret`: credentials, found by their format or by the words before them.
struct SecretCheck {
    let facts: LogFacts

    func run(_ findings: inout Findings) {
        for match in facts.secrets {
            let message = "this looks like \(match.name); revoke it, then remove it here and from the history"
            findings.add(.secret, match.range, message)
        }
    }
}
