/// Tokens that are known by how they begin.
enum SecretToken {
    struct Form: Sendable {
        let prefix: StaticString
        /// How many characters follow at least.
        let minimum: Int
        let name: String
        /// Whether what follows needs digits as well as letters.
        var isMixed = true
    }

    /// The beginnings that providers document for their own keys.
    static let forms: [Form] = [
        Form(prefix: "AKIA", minimum: 16, name: "an AWS access key", isMixed: false),
        Form(prefix: "ASIA", minimum: 16, name: "an AWS access key", isMixed: false),
        Form(prefix: "AIza", minimum: 35, name: "a Google API key"),
        Form(prefix: "ghp_", minimum: 36, name: "a GitHub token"),
        Form(prefix: "gho_", minimum: 36, name: "a GitHub token"),
        Form(prefix: "ghu_", minimum: 36, name: "a GitHub token"),
        Form(prefix: "ghs_", minimum: 36, name: "a GitHub token"),
        Form(prefix: "ghr_", minimum: 36, name: "a GitHub token"),
        Form(prefix: "github_pat_", minimum: 22, name: "a GitHub token"),
        Form(prefix: "glpat-", minimum: 20, name: "a GitLab token"),
        Form(prefix: "xoxb-", minimum: 20, name: "a Slack token"),
        Form(prefix: "xoxp-", minimum: 20, name: "a Slack token"),
        Form(prefix: "xoxa-", minimum: 20, name: "a Slack token"),
        Form(prefix: "xoxs-", minimum: 20, name: "a Slack token"),
        Form(prefix: "sk_live_", minimum: 16, name: "a Stripe key"),
        Form(prefix: "rk_live_", minimum: 16, name: "a Stripe key"),
        Form(prefix: "sk-", minimum: 20, name: "an API key"),
        Form(prefix: "npm_", minimum: 36, name: "an npm token"),
        Form(prefix: "SG.", minimum: 40, name: "a SendGrid key"),
        Form(prefix: "1000.", minimum: 60, name: "a Zoho token"),
        Form(prefix: "eyJ", minimum: 60, name: "a JSON Web Token"),
        Form(prefix: "Bearer ", minimum: 20, name: "a bearer token"),
    ]

    /// The token at the start of a word, if it has one of some forms.
    static func match(_ bytes: [UInt8], at start: Int, _ forms: [Form]) -> SecretScanner.Match? {
        for form in forms where bytes.has(form.prefix, at: start) {
            let first = start + form.prefix.utf8CodeUnitCount
            var end = first
            var (digits, letters) = (0, 0)
            // What is looked at again for each beginning is bounded, so that all of it is linear.
            while end < bytes.count, end - first < SecretScanner.maximumLength, bytes[end].isTokenPart {
                if bytes[end].isDigit { digits += 1 } else if bytes[end].isLetter { letters += 1 }
                end += 1
            }
            while end > first, bytes[end - 1] == UInt8(ascii: ".") || bytes[end - 1] == UInt8(ascii: "-") {
                end -= 1
            }
            guard end - first >= form.minimum, !form.isMixed || digits > 0 && letters > 0,
                !bytes.isMasked(start..<end)
            else { continue }
            if end - first == SecretScanner.maximumLength {
                while end < bytes.count, bytes[end].isTokenPart { end += 1 }
            }
            let range = form.prefix.utf8CodeUnitCount == 7 ? first..<end : start..<end
            return SecretScanner.Match(range: range, name: form.name)
        }
        return nil
    }
}

extension UInt8 {
    /// Whether a byte can be part of a token: those of Base64 and of URLs.
    fileprivate var isTokenPart: Bool {
        isLetter || isDigit || self == UInt8(ascii: "_") || self == UInt8(ascii: "-")
            || self == UInt8(ascii: ".")
            || self == UInt8(ascii: "+") || self == UInt8(ascii: "/") || self == UInt8(ascii: "=")
    }
}
