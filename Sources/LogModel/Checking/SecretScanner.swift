/// Finds what looks like a credential: tokens with a known beginning, values behind words such as `password`, private keys, and
/// passwords in URLs.
struct SecretScanner {
    /// A credential; its value is nobody's business.
    struct Match {
        let range: Range<Int>
        /// What it is, with its article: `an AWS access key`.
        let name: String
    }

    /// All credentials, in order.
    ///
    /// - Complexity: O(n)
    static func matches(in bytes: [UInt8]) -> [Match] {
        var scanner = SecretScanner(bytes: bytes)
        scanner.scan()
        return scanner.matches
    }

    /// How many bytes of a value are judged.
    static let maximumLength = 256

    let bytes: [UInt8]
    private var matches: [Match] = []
    private var hasKeyEnd = true

    private init(bytes: [UInt8]) { self.bytes = bytes }

    private mutating func scan() {
        var offset = 0
        var isInWord = false
        while offset < bytes.count {
            let byte = bytes[offset]
            if byte == UInt8(ascii: "-"), bytes.has("-----BEGIN ", at: offset),
                let match = privateKey(at: offset)
            {
                matches.append(match)
                offset = match.range.upperBound
                continue
            }
            if byte == UInt8(ascii: ":"), bytes.has("://", at: offset),
                let match = urlPassword(behind: offset + 3)
            {
                matches.append(match)
                offset = match.range.upperBound
                continue
            }
            if !isInWord, byte.isLetter || byte.isDigit,
                let match = SecretToken.match(bytes, at: offset) ?? SecretPhrase.match(bytes, at: offset)
            {
                matches.append(match)
                offset = match.range.upperBound
                isInWord = false
                continue
            }
            isInWord = byte.isLetter || byte.isDigit || byte >= 0x80
            offset += 1
        }
    }

    /// A key in PEM form, to its last line if there is one.
    private mutating func privateKey(at start: Int) -> Match? {
        var lineEnd = start
        while lineEnd < bytes.count, bytes[lineEnd] != UInt8(ascii: "\n"), lineEnd - start < 80 {
            lineEnd += 1
        }
        let line = bytes.string(start..<lineEnd)
        guard line.contains("PRIVATE KEY-----") else { return nil }
        var end = lineEnd
        while hasKeyEnd, end < bytes.count {
            if bytes[end] == UInt8(ascii: "-"), bytes.has("-----END ", at: end) {
                while end < bytes.count, bytes[end] != UInt8(ascii: "\n"), bytes[end] != UInt8(ascii: "\r") {
                    end += 1
                }
                return Match(range: start..<end, name: "a private key")
            }
            end += 1
        }
        hasKeyEnd = false
        return Match(range: start..<lineEnd, name: "a private key")
    }

    /// The password in `https://user:password@host`.
    private func urlPassword(behind start: Int) -> Match? {
        var colon: Int?
        var offset = start
        while offset < bytes.count, offset - start < 200 {
            switch bytes[offset] {
            case UInt8(ascii: ":"): if colon == nil { colon = offset }
            case UInt8(ascii: "@"):
                guard let colon, offset - colon > 4 else { return nil }
                let range = colon + 1..<offset
                return bytes.isMasked(range) ? nil : Match(range: range, name: "a password in a URL")
            case 0...0x20, UInt8(ascii: "/"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "`"),
                UInt8(ascii: ")"):
                return nil
            default: break
            }
            offset += 1
        }
        return nil
    }
}

extension [UInt8] {
    /// Whether a value stands for another that is not shown: `****`, `xxxx`, `$TOKEN`, `EXAMPLE`.
    func isMasked(_ range: Range<Int>) -> Bool {
        var run = 0
        for offset in range.clamped(to: 0..<count) {
            let byte = self[offset].lowercased
            if byte == UInt8(ascii: "$") || byte == UInt8(ascii: "<") || byte == UInt8(ascii: "{")
                || byte == UInt8(ascii: "[")
            {
                return true
            }
            let isMask = byte == UInt8(ascii: "*") || byte == UInt8(ascii: "x") || byte == UInt8(ascii: ".")
            run = isMask ? run + 1 : 0
            if run > 2 || has("EXAMPLE", at: offset) || has("redacted", at: offset)
                || has("REDACTED", at: offset)
            {
                return true
            }
        }
        return false
    }
}
