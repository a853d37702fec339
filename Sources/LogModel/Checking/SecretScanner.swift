internal import MarkdownAST

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
    /// - Parameter words: where the words are, if that is known.
    /// - Complexity: O(n)
    static func matches(in bytes: [UInt8], _ words: WordMap? = nil) -> [Match] {
        let words = words ?? WordMap(of: bytes)
        let parts = Parts.ranges(of: words.blocks, count: Parts.count(forSize: bytes.count))
        let found = Parts.map(parts, size: bytes.count) { part in
            var scanner = SecretScanner(bytes: bytes, limit: words.range(of: part).upperBound)
            scanner.read(words, part)
            return (matches: scanner.matches, reachesOn: scanner.reachesOn)
        }
        // What goes on in the next part may hold what was found there.
        if found.dropLast().contains(where: \.reachesOn) {
            var scanner = SecretScanner(bytes: bytes, limit: bytes.count)
            scanner.read(words, words.blocks)
            return scanner.matches
        }
        return Array(found.map(\.matches).joined())
    }

    /// How many `-` stand before the word `BEGIN` of a key in PEM form.
    private static let keyMarks = 5

    /// How many bytes of a value are judged.
    static let maximumLength = 256

    private let bytes: [UInt8]
    /// Where the part of the file ends in which credentials begin.
    private let limit: Int
    private var matches: [Match] = []
    private var hasKeyEnd = true
    /// Whether a private key goes on behind the limit.
    private var isKeyOpen = false

    private init(bytes: [UInt8], limit: Int) {
        self.bytes = bytes
        self.limit = limit
    }

    /// Whether what begins in the part goes on behind it.
    private var reachesOn: Bool { isKeyOpen || matches.last.map { $0.range.upperBound > limit } ?? false }

    /// Finds the credentials that begin in some of the blocks of the words.
    private mutating func read(_ words: WordMap, _ blocks: Range<Int>) {
        for candidate in candidates(words, blocks) { take(candidate) }
    }

    /// Where a credential could begin, in order: words that begin like one, and the marks of keys and URLs.
    private func candidates(_ words: WordMap, _ blocks: Range<Int>) -> [Int] {
        var candidates: [Int] = []
        let starts = SecretStarts.all
        let last = bytes.count - 2
        bytes.withUnsafeBytes { buffer in
            words.forEachStart(in: blocks) { start in
                if start < last, starts.hasGroup(buffer[start], buffer[start + 1], buffer[start + 2]) {
                    candidates.append(start)
                }
            }
        }
        let count = candidates.count
        let range = words.range(of: blocks)
        var offset = range.lowerBound
        let colon = UInt8(ascii: ":")
        while let found = bytes.firstOffset(
            in: offset..<range.upperBound, marked: { $0.marks(from: colon, to: colon) })
        {
            if bytes.has("://", at: found) { candidates.append(found) }
            offset = found + 1
        }
        if candidates.count > count { candidates.sort() }
        return candidates
    }

    /// Adds the credential that begins at an offset, if one does, and the one right behind it.
    private mutating func take(_ candidate: Int) {
        var offset = candidate
        if let last = matches.last, offset < last.range.upperBound { return }
        while let match = match(at: offset) {
            matches.append(match)
            offset = match.range.upperBound
        }
    }

    private mutating func match(at offset: Int) -> Match? {
        guard offset + 2 < bytes.count else { return nil }
        let byte = bytes[offset]
        if byte == UInt8(ascii: ":") { return urlPassword(at: offset) }
        let group = SecretStarts.all.group(byte, bytes[offset + 1], bytes[offset + 2])
        guard let group else { return nil }
        if group.isKey, let key = privateKey(at: offset - Self.keyMarks) { return key }
        return SecretToken.match(bytes, at: offset, group.tokens)
            ?? SecretPhrase.match(bytes, at: offset, group.phrases)
    }

    /// A key in PEM form, to its last line if there is one.
    private mutating func privateKey(at start: Int) -> Match? {
        guard bytes.has("-----BEGIN ", at: start) else { return nil }
        var lineEnd = start
        while lineEnd < bytes.count, bytes[lineEnd] != UInt8(ascii: "\n"), lineEnd - start < 80 {
            lineEnd += 1
        }
        let isPrivate = (start..<max(start, lineEnd - 15)).contains { bytes.has("PRIVATE KEY-----", at: $0) }
        guard isPrivate else { return nil }
        var end = lineEnd
        while hasKeyEnd, end < limit {
            if bytes[end] == UInt8(ascii: "-"), bytes.has("-----END ", at: end) {
                while end < bytes.count, bytes[end] != UInt8(ascii: "\n"), bytes[end] != UInt8(ascii: "\r") {
                    end += 1
                }
                return Match(range: start..<end, name: "a private key")
            }
            end += 1
        }
        hasKeyEnd = false
        isKeyOpen = limit < bytes.count
        return Match(range: start..<lineEnd, name: "a private key")
    }

    /// The password in `https://user:password@host`.
    private func urlPassword(at joint: Int) -> Match? {
        guard bytes.has("://", at: joint) else { return nil }
        let start = joint + 3
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
