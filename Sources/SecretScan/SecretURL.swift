internal import ByteText

/// Credentials before the host of a URL (RFC 3986, section 3.2.1).
enum SecretURL {
    /// How long what stands before the host may be.
    private static let maximumLength = 300

    /// What separates the scheme from the rest, from a colon on: `://`, or `:/` where somebody gave a URL for a path.
    static func joint(_ bytes: [UInt8], at colon: Int) -> Range<Int>? {
        if bytes.has("://", at: colon) { return colon..<colon + 3 }
        guard colon > 3, bytes[colon - 4..<colon].allSatisfy(\.isLetter) else { return nil }
        return colon..<colon + 2
    }

    /// The password in `https://user:password@host`, or the token in `https://token@host`.
    static func match(_ bytes: [UInt8], _ joint: Range<Int>) -> SecretScanner.Match? {
        let start = joint.upperBound
        var colon: Int?
        var at: Int?
        var offset = start
        reading: while offset < bytes.count, offset - start < maximumLength {
            switch bytes[offset] {
            case UInt8(ascii: ":"): if colon == nil { colon = offset }
            case UInt8(ascii: "@"): at = offset
            case 0...0x20, UInt8(ascii: "/"), UInt8(ascii: "?"), UInt8(ascii: "#"), UInt8(ascii: "`"),
                UInt8(ascii: ")"), UInt8(ascii: "\""):
                break reading
            default: break
            }
            offset += 1
        }
        guard let at, at > start else { return nil }
        if let colon, colon < at {
            return isPassword(bytes, colon + 1..<at)
                ? SecretScanner.Match(range: colon + 1..<at, name: "a password in a URL") : nil
        }
        let value = SecretValue(range: start..<at, isLiteral: true, isCertain: false)
        guard at - start >= 20, value.isSecret(.random, bytes) else { return nil }
        return SecretScanner.Match(range: start..<at, name: "a token in a URL")
    }

    private static func isPassword(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
        guard range.count >= 4 else { return false }
        if SecretPlaceholder.isReference(bytes, range) || SecretPlaceholder.isMasked(bytes, range) {
            return false
        }
        return !SecretPlaceholder.isWord(bytes, range)
    }
}

/// Passwords among the arguments of programs.
enum SecretCommand {
    /// The password that a program at an offset is given by an option on the same line.
    static func match(
        _ bytes: [UInt8],
        at offset: Int,
        _ row: (program: StaticString, option: StaticString, needsUser: Bool)
    ) -> SecretScanner.Match? {
        guard bytes.has(row.program, at: offset) else { return nil }
        let limit = min(bytes.count, offset + SecretValue.maximumLength)
        var place = offset + row.program.utf8CodeUnitCount - 1
        var options = 0
        while place < limit, !bytes[place].isLineEnding, bytes[place] != UInt8(ascii: "`") {
            if bytes.has(row.option, at: place) {
                let start = place + row.option.utf8CodeUnitCount
                if let match = argument(bytes, from: start, limit, row.needsUser) { return match }
                // So that a line of nothing else costs no more than its length.
                options += 1
                if options > 2 { return nil }
            }
            place += 1
        }
        return nil
    }

    private static func argument(
        _ bytes: [UInt8],
        from start: Int,
        _ limit: Int,
        _ needsUser: Bool
    ) -> SecretScanner.Match? {
        var start = start
        while start < limit, bytes[start].isOne(of: " =") { start += 1 }
        guard start < limit else { return nil }
        let quote = bytes[start].isOne(of: "\"'") ? bytes[start] : nil
        if quote != nil { start += 1 }
        var end = start
        while end < limit, bytes[end] >= 0x20, bytes[end] != UInt8(ascii: "`"),
            quote.map({ bytes[end] != $0 }) ?? (bytes[end] != 0x20)
        {
            end += 1
        }
        if needsUser {
            guard let colon = (start..<end).first(where: { bytes[$0] == UInt8(ascii: ":") }) else {
                return nil
            }
            start = colon + 1
        }
        let value = SecretValue(range: start..<end, isLiteral: true, isCertain: needsUser && end - start > 5)
        guard value.isSecret(.password, bytes) else { return nil }
        return SecretScanner.Match(range: start..<end, name: "a password")
    }
}
