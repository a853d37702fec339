internal import ByteText

/// Tells what stands for a credential that is not shown.
enum SecretPlaceholder {
    /// Whether a token is masked, cut or an example: `****`, `xxxx`, `…`, `EXAMPLE`, `your-token`.
    static func isMasked(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
        var run = 0
        var last: UInt8 = 0
        for offset in range.clamped(to: 0..<bytes.count).prefix(1024) {
            let byte = bytes[offset].lowercased
            run = byte == last ? run + 1 : 1
            last = byte
            switch byte {
            case UInt8(ascii: "*"), UInt8(ascii: "."): if run > 2 { return true }
            case UInt8(ascii: "x"), UInt8(ascii: "#"), UInt8(ascii: "?"): if run > 3 { return true }
            case UInt8(ascii: "e"): if has("example", bytes, at: offset) { return true }
            case UInt8(ascii: "r"): if has("redacted", bytes, at: offset) { return true }
            case UInt8(ascii: "p"): if has("placeholder", bytes, at: offset) { return true }
            case UInt8(ascii: "y"):
                for text in ["your-", "your_", "yourtoken", "yourkey", "yoursecret"] as [StaticString]
                where has(text, bytes, at: offset) {
                    return true
                }
            default: break
            }
        }
        return false
    }

    /// Whether a whole value refers to another place: `$NAME`, `${NAME}`, `<token>`, `[redacted]`, `{{ name }}`, `vault:path`.
    ///
    /// A value that only has such marks among others is none: `pa$$w<rd{1`.
    static func isReference(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
        guard let first = range.first, let last = range.last, range.count > 1 else { return true }
        let inner = first + 1..<last
        switch bytes[first] {
        case UInt8(ascii: "<"): if bytes[last] == UInt8(ascii: ">") { return true }
        case UInt8(ascii: "["): if bytes[last] == UInt8(ascii: "]") { return true }
        case UInt8(ascii: "("): if bytes[last] == UInt8(ascii: ")") { return true }
        case UInt8(ascii: "{"): if bytes[last] == UInt8(ascii: "}") { return true }
        case UInt8(ascii: "%"):
            if bytes[last] == UInt8(ascii: "%") || bytes[first + 1] == UInt8(ascii: "(") { return true }
            if inner.isEmpty { return true }
        case UInt8(ascii: "$"):
            if isName(bytes, first + 1..<range.upperBound) { return true }
            if bytes[first + 1].isOne(of: "({"), bytes[last].isOne(of: ")}") { return true }
        case UInt8(ascii: "!"): if isName(bytes, first + 1..<range.upperBound) { return true }
        case UInt8(ascii: "@"), UInt8(ascii: ":"), UInt8(ascii: "&"), UInt8(ascii: "?"):
            if isName(bytes, first + 1..<range.upperBound) { return true }
        default: break
        }
        return holdsReference(bytes, range)
    }

    /// Whether a reference stands within a value: `${NAME}`, `{{ name }}`, `#{name}`, `$(command)`.
    private static func holdsReference(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
        for offset in range.dropLast(1) {
            let next = bytes[offset + 1]
            switch bytes[offset] {
            case UInt8(ascii: "{"): if next == UInt8(ascii: "{") || next == UInt8(ascii: "%") { return true }
            case UInt8(ascii: "["):
                // A pattern of characters: `[a-z`, `[A-Z`, `[0-9`.
                if bytes.has("[a-z", at: offset) || bytes.has("[A-Z", at: offset)
                    || bytes.has("[0-9", at: offset)
                {
                    return true
                }
            case UInt8(ascii: "$"), UInt8(ascii: "#"), UInt8(ascii: "@"):
                guard next.isOne(of: "{(") else { continue }
                let close = next == UInt8(ascii: "{") ? UInt8(ascii: "}") : UInt8(ascii: ")")
                let end = (offset + 2..<range.upperBound).first { bytes[$0] == close }
                if let end, end > offset + 2, isName(bytes, offset + 2..<end) || end == range.upperBound - 1 {
                    return true
                }
            default: continue
            }
        }
        return false
    }

    /// Whether a range is the name of a variable, perhaps with parts: `DB_PASSWORD`, `env:NAME`, `a.b`.
    private static func isName(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
        guard let first = range.first, bytes[first].isLetter || bytes[first].isOne(of: "_{(") else {
            return false
        }
        let isName = range.allSatisfy {
            bytes[$0].isLetter || bytes[$0].isDigit || bytes[$0].isOne(of: "_.:-")
        }
        return isName && SecretLooks(bytes, range.prefix(64)).isWords
    }

    /// Whether a value is a word that says what should stand here, what became of it, or how it is kept.
    static func isWord(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
        guard range.count <= 24 else { return startsLikeOne(bytes, range) }
        var key: [UInt8] = []
        for offset in range where !bytes[offset].isOne(of: "-_. ") {
            key.append(bytes[offset].lowercased)
        }
        return words.contains(key) || startsLikeOne(bytes, range)
    }

    private static func startsLikeOne(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
        let starts: [StaticString] = [
            "your", "my-", "my_", "insert", "enter-", "put-", "replace", "change", "example", "sample",
            "dummy",
            "fake", "vault:", "env:", "ssm:", "op:", "keyring:", "file:", "arn:", "sha1:", "sha256:",
            "sha512:",
            "sha1-", "sha256-", "sha384-", "sha512-", "md5:", "secretref:", "secret:", "process.env",
            "os.environ",
            "os.getenv", "env.", "env(", "env[", "system.getenv", "settings.", "config.", "self.", "this.",
            "secrets.", "vars.", "var.", "data.", "local.", "module.", "args.", "options.", "request.",
            "req.",
        ]
        return starts.contains { has($0, bytes, at: range.lowerBound) }
    }

    private static func has(_ text: StaticString, _ bytes: [UInt8], at start: Int) -> Bool {
        guard start >= 0, start + text.utf8CodeUnitCount <= bytes.count else { return false }
        for index in 0..<text.utf8CodeUnitCount
        where bytes[start + index].lowercased != text.utf8Start[index] {
            return false
        }
        return true
    }

    private static let words = Set(
        [
            "password", "passwd", "pass", "pwd", "pw", "secret", "token", "apikey", "key", "credential",
            "credentials",
            "user", "username", "userpass", "passphrase", "null", "nil", "none", "undefined", "true", "false",
            "yes",
            "no", "todo", "tbd", "empty", "blank", "unset", "unknown", "missing", "invalid", "wrong",
            "expired",
            "rotated", "revoked", "changed", "unchanged", "removed", "deleted", "hidden", "masked",
            "required",
            "optional", "default", "string", "str", "text", "value", "test", "testing", "foo", "bar", "baz",
            "foobar",
            "sha", "md5", "sha1", "sha256", "sha384", "sha512", "bcrypt", "scrypt", "argon2", "argon2id",
            "pbkdf2",
            "aes256", "aes128", "base64", "base64encoded", "ed25519", "oauth2", "rsa2048", "rsa4096", "utf8",
            "x509",
            "plaintext", "cleartext", "encrypted", "hashed", "encoded", "stored", "managed", "disabled",
            "enabled",
            "incorrect", "correct", "ignored", "omitted", "mysecret", "mypassword", "mytoken",
            "secretpassword",
            "somepassword", "anypassword", "letters", "digits", "number", "integer", "boolean", "object",
            "here",
            "redacted", "censored", "private", "public", "shared", "same", "seevault", "na", "login", "admin",
            "internal", "external", "prompt", "stdin", "file", "random", "generated", "temporary",
        ].map { Array($0.utf8) })
}
