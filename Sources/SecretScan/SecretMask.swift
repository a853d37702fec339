internal import ByteText

/// Hides credentials in text for people: the one door for what messages quote.
///
/// It finds them by their form in the text itself, and where the text quotes a file, also by what was found there: a value without the
/// name before it, and a part of one.
package struct SecretMask: Sendable {
    /// What stands in the place of a credential.
    package static let mark = "[hidden]"

    /// What is known by its form alone.
    package static let forms = SecretMask()

    /// How many bytes of a credential are never shown.
    private static let shown = 8

    /// Every eight bytes of the known credentials that follow one another.
    private var pieces: Set<UInt64> = []
    /// The known credentials that are shorter, by their lengths.
    private var short: [Int: Set<UInt64>] = [:]

    private init() {}

    /// A mask for text that quotes other text, in which some credentials were found.
    ///
    /// - Complexity: O(n) in the bytes of the credentials.
    package init(_ bytes: [UInt8], hiding ranges: [Range<Int>]) {
        for range in ranges {
            let range = range.clamped(to: 0..<bytes.count)
            if range.count >= Self.shown {
                for offset in range.lowerBound...range.upperBound - Self.shown {
                    pieces.insert(bytes.packed(offset..<offset + Self.shown))
                }
            } else if range.count > 3 {
                short[range.count, default: []].insert(bytes.packed(range))
            }
        }
    }

    /// The text with a mark in the place of each credential.
    ///
    /// - Complexity: O(n)
    package func masked(_ text: String) -> String {
        let bytes = Array(text.utf8)
        let ranges = ranges(in: bytes)
        if ranges.isEmpty { return text }
        var result: [UInt8] = []
        var offset = 0
        for range in ranges where range.upperBound > offset {
            // Those that overlap get one mark.
            if range.lowerBound >= offset || result.isEmpty {
                result += bytes[offset..<range.lowerBound]
                result += Self.mark.utf8
            }
            offset = range.upperBound
        }
        result += bytes[offset...]
        return String(decoding: result, as: UTF8.self)
    }

    /// Where credentials stand in a text, those that are known here and others, in order; they may overlap.
    ///
    /// - Complexity: O(n log n)
    package func ranges(in bytes: [UInt8]) -> [Range<Int>] {
        var ranges = SecretScanner.matches(in: bytes).map(\.range)
        if !pieces.isEmpty || !short.isEmpty { ranges += known(in: bytes) }
        return ranges.sorted { $0.lowerBound < $1.lowerBound }
    }

    /// Whether a text holds a credential, perhaps as the value of a name.
    package static func holdsCredential(_ text: String, of name: String? = nil) -> Bool {
        let prefix = name.map { $0 + ": " } ?? ""
        let start = prefix.utf8.count
        return SecretScanner.matches(in: Array((prefix + text).utf8)).contains { $0.range.upperBound > start }
    }

    /// Where known credentials stand, or parts of them, with what surrounds them up to a blank or a quotation mark.
    private func known(in bytes: [UInt8]) -> [Range<Int>] {
        var ranges: [Range<Int>] = []
        var offset = 0
        while offset + 3 < bytes.count {
            guard let length = length(ofKnown: bytes, at: offset) else {
                offset += 1
                continue
            }
            var start = offset
            var end = offset + length
            if length == Self.shown {
                while start > (ranges.last?.upperBound ?? 0), !bytes[start - 1].isEdge { start -= 1 }
                while end < bytes.count, !bytes[end].isEdge { end += 1 }
            }
            ranges.append(start..<end)
            offset = end
        }
        return ranges
    }

    private func length(ofKnown bytes: [UInt8], at offset: Int) -> Int? {
        if offset + Self.shown <= bytes.count,
            pieces.contains(bytes.packed(offset..<offset + Self.shown))
        {
            return Self.shown
        }
        if offset > 0, bytes[offset - 1].isLetter || bytes[offset - 1].isDigit { return nil }
        for (length, values) in short where offset + length <= bytes.count {
            let end = offset + length
            let isWhole = end == bytes.count || !bytes[end].isLetter && !bytes[end].isDigit
            if isWhole, values.contains(bytes.packed(offset..<end)) { return length }
        }
        return nil
    }
}

extension [UInt8] {
    /// Up to eight bytes in one number.
    fileprivate func packed(_ range: Range<Int>) -> UInt64 {
        self[range].reduce(0) { $0 << 8 | UInt64($1) }
    }
}

extension UInt8 {
    /// Whether a quoted word cannot go on beyond it.
    fileprivate var isEdge: Bool { self <= 0x20 || self.isOne(of: "\"'`") }
}
