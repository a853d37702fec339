internal import ByteText

/// Labels as people type them: with the accents of their language or without, with a symbol in front, with a question mark behind.
enum PlainLetters {
    /// What is the same for all spellings of a label: lower case, without accents and without what stands around the words.
    ///
    /// - Parameter folded: the label as ``FoldedText`` has it.
    /// - Complexity: O(n) in the bytes of the label.
    static func key(_ folded: [UInt8]) -> [UInt8] {
        if folded.allSatisfy({ $0 < 0x80 }) {
            let isAround: (UInt8) -> Bool = { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "?") }
            guard folded.first.map(isAround) == true || folded.last.map(isAround) == true else {
                return folded
            }
            let last = folded.lastIndex { !isAround($0) } ?? -1
            return Array(folded[...last].drop(while: isAround))
        }
        var letters = String.UnicodeScalarView()
        for scalar in String(decoding: folded, as: UTF8.self).lowercased().unicodeScalars {
            if let plain = table[scalar] {
                letters.append(contentsOf: plain)
            } else if !accents.contains(scalar.value), scalar.value != 0xFE0F {
                letters.append(scalar)
            }
        }
        let start = letters.firstIndex { $0.isInWord } ?? letters.endIndex
        let end = letters.lastIndex { $0.isInWord }.map { letters.index(after: $0) } ?? start
        return Array(String(letters[start..<end]).utf8)
    }

    /// A small letter without its accent: itself if it has none.
    static func letters(of scalar: Unicode.Scalar) -> [Unicode.Scalar] { table[scalar] ?? [scalar] }

    /// Accents that stand behind their letter as characters of their own.
    private static let accents: ClosedRange<UInt32> = 0x300...0x36F

    private static let table: [Unicode.Scalar: [Unicode.Scalar]] = {
        var table: [Unicode.Scalar: [Unicode.Scalar]] = [:]
        for (plain, letters) in spellings {
            for letter in letters.unicodeScalars { table[letter] = Array(plain.unicodeScalars) }
        }
        return table
    }()

    private static let spellings: KeyValuePairs = [
        "a": "àáâãäåāăą", "ae": "æ", "c": "çćč", "d": "ďđ", "e": "èéêëēęě", "g": "ğ", "i": "ìíîïīı", "l": "ł",
        "n": "ñńň",
        "o": "òóôõöøō", "oe": "œ", "r": "ř", "s": "śšş", "ss": "ß", "t": "ť", "u": "ùúûüūů", "y": "ýÿ",
        "z": "źżž",
        "е": "ё", "и": "й",
    ]
}

extension Unicode.Scalar {
    fileprivate var isInWord: Bool { properties.isAlphabetic || properties.numericType != nil }
}
