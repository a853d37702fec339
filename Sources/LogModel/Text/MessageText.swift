internal import SecretScan

/// Values of users in messages.
enum MessageText {
    /// Up to twenty names.
    static func list(_ names: [String]) -> String {
        if names.isEmpty { return "none" }
        return names.prefix(20).map { "'\($0)'" }.joined(separator: ", ") + (names.count > 20 ? ", …" : "")
    }

    /// A value for a message: short, and on one line, and not shown if it holds a credential.
    static func quoted(_ text: String, of label: String? = nil) -> String {
        if SecretMask.holdsCredential(text, of: label) { return "the value" }
        let scalars = text.unicodeScalars.prefix(41)
        var result = "\""
        for scalar in scalars.prefix(40) {
            let isControl = scalar.value < 0x20 || (0x7F..<0xA0).contains(scalar.value)
            result.unicodeScalars.append(isControl ? " " : scalar)
        }
        return result + (scalars.count > 40 ? "…\"" : "\"")
    }

    /// A message without the credentials that it holds.
    static func masked(_ text: String) -> String { SecretMask.forms.masked(text) }
}
