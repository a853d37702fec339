internal import ByteText

/// What the characters of a value look like.
struct SecretLooks {
    private(set) var digits = 0
    private(set) var small = 0
    private(set) var capitals = 0
    private(set) var vowels = 0
    /// Characters outside ASCII.
    private(set) var others = 0
    /// Marks that stand between words too.
    private(set) var marks = 0
    /// Marks that hardly stand within words, and not at the end.
    private(set) var rareMarks = 0
    /// How often a letter follows a digit or the other way round.
    private(set) var changes = 0
    /// Whether all pieces between marks look like words and numbers: `app-tls-2026`.
    private(set) var isWords = true

    var letters: Int { small + capitals + others }

    /// Whether there are letters in both cases, and too few vowels among them for words.
    var isLetterSalad: Bool { small > 0 && capitals > 1 && letters >= 20 && vowels * 4 <= letters }

    init(_ bytes: [UInt8], _ range: Range<Int>) {
        var piece = Piece()
        var before: UInt8 = 0
        for offset in range {
            let byte = bytes[offset]
            if byte.isDigit {
                digits += 1
                if before.isLetter { changes += 1 }
            } else if byte.isLetter {
                if byte.isUppercase { capitals += 1 } else { small += 1 }
                if before.isDigit { changes += 1 }
                if byte.isVowel { vowels += 1 }
            } else if byte >= 0x80 {
                others += 1
            } else {
                if !byte.isRareMark {
                    marks += 1
                } else if offset + 1 < range.upperBound {
                    rareMarks += 1
                }
                if !piece.isWord { isWords = false }
                piece = Piece()
                before = byte
                continue
            }
            piece.add(byte)
            before = byte
        }
        if !piece.isWord { isWords = false }
    }

    /// A run of letters and digits.
    private struct Piece {
        private var letters = 0
        private var digits = 0
        private var tail = 0
        private var leading = 0
        private var humps = 0
        private var isBroken = false
        private var wasSmall = false

        mutating func add(_ byte: UInt8) {
            if byte.isDigit {
                if tail > 0 { isBroken = true }
                if letters == 0 { leading += 1 } else { digits += 1 }
                wasSmall = false
                return
            }
            if digits > 0 { tail += 1 } else { letters += 1 }
            if byte.isUppercase, wasSmall { humps += 1 }
            wasSmall = !byte.isUppercase
        }

        /// Whether it is a word or a number, or both: `word`, `CamelCase`, `v2`, `sha256`, `30s`, `2026`, `k8s`.
        var isWord: Bool {
            if isBroken || digits > 4 || tail > 2 || humps > 1 + letters / 5 { return false }
            if letters == 0 { return leading <= 8 }
            return leading <= 4 && (leading == 0 || digits == 0)
        }
    }
}

extension UInt8 {
    fileprivate var isVowel: Bool {
        switch self | 0x20 {
        case UInt8(ascii: "a"), UInt8(ascii: "e"), UInt8(ascii: "i"), UInt8(ascii: "o"), UInt8(ascii: "u"):
            true
        default: false
        }
    }

    /// Whether it is a mark that hardly stands within words: one of `!@#$%^&*+={}[]<>|~?\`.
    fileprivate var isRareMark: Bool {
        switch self {
        case 0x21, 0x23...0x26, 0x2A...0x2B, 0x3C...0x40, 0x5B...0x5E, 0x7B...0x7E: true
        default: false
        }
    }
}

/// Base64 (RFC 4648, section 4), as far as a header needs it.
enum SecretBase64 {
    /// Whether a range stands for `user:password`.
    static func isCredential(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
        guard range.count >= 8, range.count <= 512 else { return false }
        var (bits, count) = (UInt32(0), 0)
        var (hasColon, length) = (false, 0)
        for offset in range {
            let byte = bytes[offset]
            if byte == UInt8(ascii: "=") { break }
            guard let digit = digit(byte) else { return false }
            bits = bits << 6 | UInt32(digit)
            count += 6
            guard count >= 8 else { continue }
            count -= 8
            let decoded = UInt8(truncatingIfNeeded: bits >> UInt32(count))
            if decoded < 0x20 || decoded == 0x7F { return false }
            if decoded == UInt8(ascii: ":"), length > 0 { hasColon = true }
            length += 1
        }
        return hasColon && length > 4
    }

    private static func digit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 0x41...0x5A: byte - 0x41
        case 0x61...0x7A: byte - 0x61 + 26
        case 0x30...0x39: byte - 0x30 + 52
        case UInt8(ascii: "+"), UInt8(ascii: "-"): 62
        case UInt8(ascii: "/"), UInt8(ascii: "_"): 63
        default: nil
        }
    }
}
