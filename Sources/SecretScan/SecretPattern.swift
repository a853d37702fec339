internal import ByteText

/// Interprets the rows of tokens.
///
/// How far a run of one alphabet reaches is remembered, so that a long one costs no more for being looked at from each of its words.
struct SecretPattern {
    let bytes: [UInt8]
    private var reaches: [SecretRun.Alphabet: Range<Int>] = [:]

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// How many bytes of a token are judged.
    private static let judged = 256

    /// The token of a row whose prefix begins at an offset.
    mutating func match(_ format: SecretFormat, at start: Int) -> Range<Int>? {
        guard let bodyStart = prefixEnd(format, at: start) else { return nil }
        var end = bodyStart
        for run in format.body {
            guard let next = take(run, at: end, of: format) else { return nil }
            end = next
        }
        if format.body.count == 1, let run = format.body.first {
            end = trimmed(end, notBefore: bodyStart + run.count.lowerBound)
        }
        if end < bytes.count, bytes[end].isLetter || bytes[end].isDigit { return nil }
        guard let first = firstByte(format, at: start) else { return nil }
        let body = (format.before.isEmpty ? bodyStart : first)..<max(bodyStart, end)
        guard isRandom(body, format.traits) else { return nil }
        if SecretPlaceholder.isMasked(bytes, body) { return nil }
        if format.traits.contains(.basic), !SecretBase64.isCredential(bytes, body) { return nil }
        return format.traits.contains(.valueOnly) ? body : first..<end
    }

    private func prefixEnd(_ format: SecretFormat, at start: Int) -> Int? {
        bytes.end(ofPrefix: format.prefix, at: start, isCaseless: format.traits.contains(.caseless))
    }

    /// Behind a run, if it stands at an offset.
    private mutating func take(_ run: SecretRun, at start: Int, of format: SecretFormat) -> Int? {
        if let text = run.text { return bytes.has(text, at: start) ? start + text.utf8CodeUnitCount : nil }
        let end = reach(of: run.alphabet, from: start)
        return run.count.contains(end - start) ? end : nil
    }

    private mutating func reach(of alphabet: SecretRun.Alphabet, from start: Int) -> Int {
        if let known = reaches[alphabet], known.contains(start) { return known.upperBound }
        var end = start
        while end < bytes.count {
            if alphabet.contains(bytes[end]) {
                end += 1
            } else if bytes[end] == UInt8(ascii: "\\"), end + 1 < bytes.count,
                bytes[end + 1].isOne(of: "_-~"),
                alphabet.contains(bytes[end + 1])
            {
                end += 2
            } else {
                break
            }
        }
        if end - start > 32 { reaches[alphabet] = start..<end }
        return end
    }

    /// Without the marks at its end that belong to the sentence, a few of them.
    private func trimmed(_ end: Int, notBefore least: Int) -> Int {
        let least = max(least, end - 8)
        var end = end
        while end > least, bytes[end - 1].isOne(of: ".-/+~") { end -= 1 }
        return end
    }

    /// Where the token begins with what stands before the prefix; nil if something else does.
    private func firstByte(_ format: SecretFormat, at start: Int) -> Int? {
        if format.before.isEmpty { return isWithinBase64(format, start) ? nil : start }
        var first = start
        for (index, run) in format.before.enumerated().reversed() {
            if let text = run.text {
                first -= text.utf8CodeUnitCount
                guard bytes.has(text, at: first) else { return nil }
                continue
            }
            // Only the leftmost run takes whatever there is; one more than is allowed is enough to refuse.
            let most = min(run.count.upperBound, Self.judged) + (index == 0 ? 1 : 0)
            var count = 0
            while first > 0, count < most, run.alphabet.contains(bytes[first - 1]) {
                first -= 1
                count += 1
            }
            guard run.count.contains(count) else { return nil }
        }
        return first
    }

    /// Whether the letters before a token without a mark of its own belong to a long text in Base64, such as an image.
    private func isWithinBase64(_ format: SecretFormat, _ start: Int) -> Bool {
        guard start > 0, bytes[start - 1].isOne(of: "+/") else { return false }
        let prefix = format.prefix
        for index in 0..<prefix.utf8CodeUnitCount
        where !prefix.utf8Start[index].isLetter && !prefix.utf8Start[index].isDigit {
            return false
        }
        var first = start
        while first > 0, start - first < 48, SecretRun.Alphabet.base64.contains(bytes[first - 1]) {
            first -= 1
        }
        return start - first == 48
    }

    private func isRandom(_ range: Range<Int>, _ traits: SecretFormat.Traits) -> Bool {
        if traits.contains(.plain) || traits.contains(.basic) { return true }
        let judged = range.prefix(Self.judged)
        let looks = SecretLooks(bytes, judged)
        if traits.contains(.weak) { return looks.digits > 0 && looks.letters > 0 && !looks.isWords }
        return looks.digits > 0 && looks.letters > 0 || looks.small > 0 && looks.capitals > 0
    }
}

extension [UInt8] {
    /// Behind a prefix that stands at an offset, perhaps with backslashes before its marks, as editors of Markdown write them.
    func end(ofPrefix prefix: StaticString, at start: Int, isCaseless: Bool) -> Int? {
        var offset = start
        for index in 0..<prefix.utf8CodeUnitCount {
            let expected = prefix.utf8Start[index]
            if offset < count, self[offset] == UInt8(ascii: "\\"), !expected.isLetter, !expected.isDigit {
                offset += 1
            }
            guard offset < count else { return nil }
            let byte = self[offset]
            guard byte == expected || isCaseless && byte.lowercased == expected.lowercased else { return nil }
            offset += 1
        }
        return offset
    }
}
