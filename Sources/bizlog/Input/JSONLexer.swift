/// Reads the tokens of JSON text: strings, numbers and names.
struct JSONLexer {
    private let bytes: [UInt8]
    private(set) var offset = 0

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        // RFC 8259 allows readers to ignore a byte order mark.
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { offset = 3 }
    }

    /// The next byte; nil at the end.
    var next: UInt8? { offset < bytes.count ? bytes[offset] : nil }

    /// Consumes one byte.
    mutating func skip() { offset += 1 }

    mutating func skipBlanks() {
        while let byte = next, [0x20, 0x09, 0x0A, 0x0D].contains(byte) { offset += 1 }
    }

    /// An error at the current offset: the text is not JSON.
    func fault(_ message: String) -> JSONScanner.Fault {
        if next == 0 {
            return fault(at: offset, "a NUL byte; save the text as UTF-8, without NUL")
        }
        let message = next == nil ? "the text ends too early: \(message)" : message
        return fault(at: offset, message)
    }

    private func fault(at offset: Int, _ message: String) -> JSONScanner.Fault {
        JSONScanner.Fault(offset: offset, message: "not JSON: \(message)")
    }

    /// Reads a string; returns its value.
    mutating func scanString() throws(JSONScanner.Fault) -> [UInt8] {
        let start = offset
        var result: [UInt8] = []
        offset += 1
        while let byte = next {
            switch byte {
            case UInt8(ascii: "\""):
                offset += 1
                return result
            case 0..<0x20:
                throw fault("a line break or control character in a string; write it as \\n or \\u00XX")
            case UInt8(ascii: "\\"):
                guard offset + 1 < bytes.count else {
                    throw fault(at: start, "the text ends too early: the string is not closed")
                }
                result += try scanEscape()
            default:
                result.append(byte)
                offset += 1
            }
        }
        throw fault(at: start, "the text ends too early: the string is not closed")
    }

    /// Reads an escape sequence, from its backslash.
    private mutating func scanEscape() throws(JSONScanner.Fault) -> [UInt8] {
        let start = offset
        let letter = bytes[offset + 1]
        offset += 2
        switch letter {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return [letter]
        case UInt8(ascii: "b"): return [0x08]
        case UInt8(ascii: "f"): return [0x0C]
        case UInt8(ascii: "n"): return [0x0A]
        case UInt8(ascii: "r"): return [0x0D]
        case UInt8(ascii: "t"): return [0x09]
        case UInt8(ascii: "u"): return try scanCodeUnits(from: start)
        default:
            throw fault(
                at: start,
                "a backslash must be followed by one of \" \\ / b f n r t u; double it for a literal one")
        }
    }

    private mutating func scanCodeUnits(from start: Int) throws(JSONScanner.Fault) -> [UInt8] {
        let first = try scanHex(from: start)
        var units = [first]
        if UTF16.isLeadSurrogate(first), bytes[offset...].starts(with: "\\u".utf8) {
            let second = offset
            offset += 2
            let unit = try scanHex(from: second)
            // A unit that is not the second half of a pair is read on its own; the first half then stands
            // alone.
            if UTF16.isTrailSurrogate(unit) { units.append(unit) } else { offset = second }
        }
        guard let text = String(validating: units, as: UTF16.self) else {
            let spelling = String(decoding: bytes[start..<start + 6], as: UTF8.self)
            throw JSONScanner.Fault(
                offset: start,
                message: "\(spelling) is half of a surrogate pair; write both halves, or the character itself"
            )
        }
        return Array(text.utf8)
    }

    private mutating func scanHex(from start: Int) throws(JSONScanner.Fault) -> UInt16 {
        let digits = bytes[offset...].prefix(4)
        guard digits.count == 4, digits.allSatisfy(\.isHexDigit),
            let unit = UInt16(String(decoding: digits, as: UTF8.self), radix: 16)
        else { throw fault(at: start, "\\u must be followed by four hexadecimal digits") }
        offset += 4
        return unit
    }

    /// Reads a number, `true`, `false` or `null`.
    mutating func scanWord() throws(JSONScanner.Fault) {
        let start = offset
        while let byte = next, !byte.isBlankOrPunctuation { offset += 1 }
        let word = bytes[start..<offset]
        if ["true", "false", "null"].contains(where: { word.elementsEqual($0.utf8) }) { return }
        let text = String(decoding: word, as: UTF8.self)
        let isNumberLike = word.first.map { $0.isDigit || [0x2B, 0x2D, 0x2E].contains($0) } ?? false
        if isNumberLike, !word.isJSONNumber {
            // A longer word may be part of a credential that masking would not notice.
            let shown = word.count > 6 ? "this" : text
            throw fault(at: start, "\(shown) is not a JSON number, such as -12 or 1.5e3")
        }
        if isNumberLike { return try checkNumber(text, at: start) }
        offset = start
        throw fault(
            "expected a value: an object, an array, text in double quotes, a number, true, false or null")
    }

    /// The exchange format has only counts, levels and versions, so numbers must be whole.
    private func checkNumber(_ text: String, at start: Int) throws(JSONScanner.Fault) {
        if Int(text) != nil { return }
        let value = Double(text) ?? .infinity
        if abs(value) >= 0x1p63 {
            throw JSONScanner.Fault(
                offset: start, message: "\(text.prefix(40)) is too large; write a smaller number")
        }
        if value != value.rounded(.towardZero) {
            throw JSONScanner.Fault(
                offset: start,
                message: "\(text.prefix(40)) is not a whole number; all numbers here must be whole")
        }
    }
}

extension Collection<UInt8> {
    /// Whether the bytes are a number in JSON's grammar.
    fileprivate var isJSONNumber: Bool {
        var rest = self[...]
        func skipDigits() -> Bool {
            let count = rest.prefix(while: \.isDigit).count
            rest = rest.dropFirst(count)
            return count > 0
        }
        func skip(_ letters: String) -> Bool {
            guard let first = rest.first, letters.utf8.contains(first) else { return false }
            rest = rest.dropFirst()
            return true
        }
        _ = skip("-")
        if !skip("0") && !skipDigits() { return false }
        if skip("."), !skipDigits() { return false }
        if skip("eE") {
            _ = skip("+-")
            if !skipDigits() { return false }
        }
        return rest.isEmpty
    }
}

extension UInt8 {
    fileprivate var isDigit: Bool { (0x30...0x39).contains(self) }

    fileprivate var isHexDigit: Bool { isDigit || (0x41...0x46).contains(self & 0xDF) }

    fileprivate var isBlankOrPunctuation: Bool { self <= 0x20 || ",]}:[{\"".utf8.contains(self) }
}
