internal import ByteText

/// Private keys that take several lines: PEM (RFC 7468), OpenSSH, OpenPGP (RFC 9580, section 6.2), SSH2 (RFC 4716), and PuTTY's.
struct SecretBlock {
    let bytes: [UInt8]
    /// Where the part of the text ends in which a key may end.
    let limit: Int
    /// Whether a key goes on behind the limit.
    private(set) var isOpen = false
    /// The marks of ends of which there are no more.
    private var missing: Set<Form> = []

    private enum Form {
        case pem, putty
    }

    init(bytes: [UInt8], limit: Int) { (self.bytes, self.limit) = (bytes, limit) }

    /// The key whose first word is at an offset, to its last line if there is one.
    mutating func match(at offset: Int) -> SecretScanner.Match? {
        if bytes.has("PuTTY-User-Key-File-", at: offset) {
            return SecretScanner.Match(range: offset..<end(of: .putty, from: offset), name: "a private key")
        }
        guard bytes.has("BEGIN ", at: offset) else { return nil }
        var start = offset
        if start > 0, bytes[start - 1] == 0x20 { start -= 1 }
        while start > 0, offset - start < 6, bytes[start - 1] == UInt8(ascii: "-") { start -= 1 }
        guard bytes.has("----", at: start) else { return nil }
        var lineEnd = offset
        while lineEnd < bytes.count, !bytes[lineEnd].isLineEnding, lineEnd - offset < 80 { lineEnd += 1 }
        guard let words = (offset..<lineEnd).first(where: { bytes.has("PRIVATE KEY", at: $0) }) else {
            return nil
        }
        let marks = (words..<lineEnd).first { bytes.has("----", at: $0) }
        guard let marks else { return nil }
        return SecretScanner.Match(range: start..<end(of: .pem, from: marks), name: "a private key")
    }

    /// The end of the line on which the mark of an end stands, or else of the lines that look like a key.
    private mutating func end(of form: Form, from start: Int) -> Int {
        var end = missing.contains(form) ? limit : start
        // Another key begins where the end of this one is missing.
        while end < limit, !(form == .pem && bytes.has("--BEGIN ", at: end)) {
            let isEnd =
                switch (form, bytes[end]) {
                case (.pem, UInt8(ascii: "-")): bytes.has("--END ", at: end) || bytes.has("-- END ", at: end)
                case (.putty, UInt8(ascii: "P")): bytes.has("Private-MAC: ", at: end)
                default: false
                }
            if isEnd {
                while end < bytes.count, !bytes[end].isLineEnding, bytes[end] != UInt8(ascii: "\"") {
                    end += 1
                }
                return end
            }
            end += 1
        }
        if end == limit {
            missing.insert(form)
            isOpen = isOpen || limit < bytes.count
        }
        return bodyEnd(from: start)
    }

    /// Behind the lines of Base64, where the last line of a key is missing.
    private func bodyEnd(from start: Int) -> Int {
        var end = start
        while end < bytes.count, !bytes[end].isLineEnding { end += 1 }
        var last = end
        while end < bytes.count {
            while end < bytes.count,
                bytes[end].isLineEnding || bytes[end].isBlank || bytes[end] == UInt8(ascii: ">")
            {
                end += 1
            }
            let line = end
            while end < bytes.count, SecretRun.Alphabet.base64.contains(bytes[end]) { end += 1 }
            guard end - line >= 16, end == bytes.count || bytes[end].isLineEnding || bytes[end].isBlank else {
                break
            }
            last = end
        }
        return last
    }
}
