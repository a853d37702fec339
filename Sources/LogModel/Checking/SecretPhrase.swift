/// Values that are known by the words before them: `password: …`, `API key = …`, `the verification code was 123456`.
enum SecretPhrase {
    enum Value: Sendable {
        /// Letters and digits, at least so many characters.
        case mixed(Int)
        /// Four to eight digits.
        case digits
    }

    struct Phrase: Sendable {
        let key: [UInt8]
        let value: Value
        let name: String

        /// Whether the fourth byte is the right one; the first three are, and nearly all words end here.
        @inline(__always)
        func mayStand(_ bytes: [UInt8], at start: Int) -> Bool {
            guard key.count > 3, key[3].isLetter, start + 3 < bytes.count else { return true }
            return bytes[start + 3].lowercased == key[3]
        }

        init(_ key: String, _ value: Value, _ name: String) {
            self.key = Array(key.utf8)
            self.value = value
            self.name = name
        }
    }

    /// The longer ones stand before those that they begin with.
    static let phrases: [Phrase] = [
        Phrase("password", .mixed(6), "a password"),
        Phrase("passwd", .mixed(6), "a password"),
        Phrase("passphrase", .mixed(6), "a password"),
        Phrase("api key", .mixed(16), "an API key"),
        Phrase("apikey", .mixed(16), "an API key"),
        Phrase("api_key", .mixed(16), "an API key"),
        Phrase("access key", .mixed(16), "an access key"),
        Phrase("client secret", .mixed(16), "a client secret"),
        Phrase("client_secret", .mixed(16), "a client secret"),
        Phrase("secret", .mixed(16), "a secret"),
        Phrase("access token", .mixed(16), "a token"),
        Phrase("access_token", .mixed(16), "a token"),
        Phrase("refresh token", .mixed(16), "a token"),
        Phrase("refresh_token", .mixed(16), "a token"),
        Phrase("token", .mixed(16), "a token"),
        Phrase("otp", .digits, "a one-time code"),
        Phrase("one time code", .digits, "a one-time code"),
        Phrase("one time password", .digits, "a one-time code"),
        Phrase("one time passcode", .digits, "a one-time code"),
        Phrase("verification code", .digits, "a one-time code"),
        Phrase("security code", .digits, "a one-time code"),
        Phrase("2fa code", .digits, "a one-time code"),
        Phrase("login code", .digits, "a one-time code"),
        Phrase("passcode", .digits, "a one-time code"),
    ]

    /// The value behind one of some phrases, if that begins at the start of a word.
    static func match(_ bytes: [UInt8], at start: Int, _ phrases: [Phrase]) -> SecretScanner.Match? {
        let limit = min(bytes.count, start + 64)
        for phrase in phrases where phrase.mayStand(bytes, at: start) {
            guard let end = FoldedText.prefixEnd(bytes, start..<limit, phrase.key),
                let valueStart = skippingJoint(bytes, from: end)
            else { continue }
            if let range = value(bytes, at: valueStart, phrase.value) {
                return SecretScanner.Match(range: range, name: phrase.name)
            }
        }
        return nil
    }

    /// Behind `:`, `=`, `is` or `was`, with the marks and blanks around them; nil if none of them follows.
    private static func skippingJoint(_ bytes: [UInt8], from start: Int) -> Int? {
        let limit = min(bytes.count, start + 16)
        var offset = start
        var hasJoint = false
        while offset < limit {
            switch bytes[offset] {
            case UInt8(ascii: ":"), UInt8(ascii: "="):
                hasJoint = true
                offset += 1
            case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "*"), UInt8(ascii: "`"),
                UInt8(ascii: "\""),
                UInt8(ascii: "'"):
                offset += 1
            case UInt8(ascii: "i") where !hasJoint && bytes.has("is ", at: offset):
                hasJoint = true
                offset += 3
            case UInt8(ascii: "w") where !hasJoint && bytes.has("was ", at: offset):
                hasJoint = true
                offset += 4
            default: return hasJoint ? offset : nil
            }
        }
        return nil
    }

    private static func value(_ bytes: [UInt8], at start: Int, _ kind: Value) -> Range<Int>? {
        var end = start
        var (digits, letters) = (0, 0)
        reading: while end < bytes.count, end - start < SecretScanner.maximumLength {
            switch bytes[end] {
            case 0...0x20, UInt8(ascii: "`"), UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: ","),
                UInt8(ascii: ";"), UInt8(ascii: ")"), UInt8(ascii: "|"), UInt8(ascii: "]"), 0x80...:
                break reading
            default: break
            }
            if bytes[end].isDigit { digits += 1 } else if bytes[end].isLetter { letters += 1 }
            end += 1
        }
        while end > start, bytes[end - 1] == UInt8(ascii: ".") || bytes[end - 1] == UInt8(ascii: "*") {
            end -= 1
        }
        let range = start..<max(start, end)
        let isValue =
            switch kind {
            case .mixed(let minimum): range.count >= minimum && digits > 0 && letters > 0
            case .digits: digits == range.count && (4...8).contains(digits)
            }
        guard isValue, !bytes.isMasked(range), !range.contains(where: { bytes.has("://", at: $0) }) else {
            return nil
        }
        return range
    }
}
