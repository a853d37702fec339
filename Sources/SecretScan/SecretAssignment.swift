internal import ByteText

/// Values that are known by the names before them: `password: …`, `API key = …`, `DB_PASSWORD=…`, `the verification code was 123456`.
struct SecretAssignment {
    let bytes: [UInt8]
    /// The mark or word between the name and the value.
    let joint: Range<Int>
    /// The names by their endings.
    let names: Chains.Table

    /// How many bytes are skipped for marks and blanks on either side.
    private static let reach = 16

    /// A value, with what it is.
    func match() -> SecretScanner.Match? {
        var end = nameEnd
        // The name of a type behind that of a variable, as Go has it.
        if end > 8, bytes[end - 1] == UInt8(ascii: "g"), bytes[joint.lowerBound] == UInt8(ascii: "="),
            bytes.has(" string", at: end - 7)
        {
            end -= 7
        }
        guard end > 1, bytes[end - 1].isLetter || bytes[end - 1] >= 0x80 else { return nil }
        let third = end > 2 ? bytes[end - 3].lowercased : 0x20
        let key =
            UInt32(third) | UInt32(bytes[end - 2].lowercased) << 8 | UInt32(bytes[end - 1].lowercased) << 16
        guard names.bit(key) == 1 else { return nil }
        var isOther = false
        return names.first(key) { node in
            let name = SecretName.all[Int(node.row)]
            guard !isOther, let start = nameStart(name, endingAt: end) else { return nil }
            if name.value == .none { isOther = true }
            return value(of: name, from: start, to: end)
        }
    }

    /// The value behind a name, if it is what the name says.
    private func value(of name: SecretName, from start: Int, to end: Int) -> SecretScanner.Match? {
        if name.value == .signature {
            guard start > 0, bytes[start - 1].isOne(of: "?&;") else { return nil }
        }
        // The result of a test.
        if bytes.has("PASS:", at: start), start == 0 || !bytes[start - 1].isOne(of: "_-.") { return nil }
        // A part of a name with colons, as in `arn:aws:…:secret:name`.
        if start > 0, bytes[start - 1] == UInt8(ascii: ":"), bytes[joint.lowerBound] == UInt8(ascii: ":") {
            return nil
        }
        guard let found = value(behind: end) else { return nil }
        if name.value == .named {
            guard let kind = nameOfPair(before: start), found.isSecret(kind.value, bytes) else { return nil }
            return SecretScanner.Match(range: found.range, name: kind.name.description)
        }
        let value = name.value == .header ? withoutScheme(found) : found
        guard value.isSecret(name.value, bytes) || name.value == .header && isBasic(value) else { return nil }
        return SecretScanner.Match(range: value.range, name: name.name.description)
    }

    /// Behind the name, without the marks and blanks before the joint.
    private var nameEnd: Int {
        var end = joint.lowerBound
        let limit = max(0, end - Self.reach)
        while end > limit {
            switch bytes[end - 1] {
            case 0x20, 0x09, UInt8(ascii: "*"), UInt8(ascii: "`"), UInt8(ascii: "\""), UInt8(ascii: "'"),
                UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "\\"):
                end -= 1
            default: return end
            }
        }
        return end
    }

    /// Where a name begins that ends at an offset; nil if another one ends there.
    func nameStart(_ name: SecretName, endingAt end: Int) -> Int? {
        let ending = name.ending
        var offset = end
        for index in (0..<ending.utf8CodeUnitCount).reversed() {
            let expected = ending.utf8Start[index]
            if expected == UInt8(ascii: "_") {
                let limit = max(0, offset - 3)
                while offset > limit, bytes[offset - 1].isOne(of: "_-. \\") { offset -= 1 }
            } else {
                guard offset > 0, bytes[offset - 1].lowercased == expected else { return nil }
                offset -= 1
            }
        }
        if name.isWord, offset > 0, bytes[offset - 1].isLetter || bytes[offset - 1].isDigit {
            // A hump of camel case begins a word too.
            guard bytes[offset].isUppercase, !bytes[offset - 1].isUppercase else { return nil }
        }
        return offset
    }

    /// What stands behind the joint; nil if that is nothing.
    private func value(behind name: Int) -> SecretValue? {
        var start = joint.upperBound
        var quote: UInt8?
        var lines = 0
        let isBare = joint.upperBound < bytes.count && !bytes[joint.upperBound].isOne(of: " \t")
        let mark = bytes[joint.lowerBound]
        let limit = min(bytes.count, start + Self.reach)
        skipping: while start < limit {
            let byte = bytes[start]
            switch byte {
            case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\\"): break
            case UInt8(ascii: "*"):
                // Marks of emphasis, not the stars of a mask.
                if bytes.has("***", at: start) { break skipping }
            case UInt8(ascii: "="), UInt8(ascii: ">"):
                if quote != nil || mark == byte { break skipping }
            case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "`"):
                if quote == byte { break skipping }
                quote = byte
            case UInt8(ascii: "\r"): break
            case UInt8(ascii: "\n"):
                guard mark == UInt8(ascii: ":"), quote == nil, lines < 2 else { return nil }
                lines += 1
            default: break skipping
            }
            start += 1
        }
        guard start < bytes.count else { return nil }
        let end = valueEnd(from: start, quote, mark: mark)
        let range = start..<end
        if range.isEmpty { return nil }
        if lines > 0, !isAlone(range, quote) { return nil }
        if quote == nil, let typed = typed(range) { return typed }
        if quote == nil, mark == UInt8(ascii: "="), !isBare, startsPair(range) { return nil }
        let isOption = bytes[joint.lowerBound].isBlank
        let isPair = mark == UInt8(ascii: "=") && isBare
        return SecretValue(
            range: range,
            isLiteral: quote != nil || isPair || isOption || mark == UInt8(ascii: ">"),
            isCertain: isPair && isCertain(name, end)
        )
    }

    /// Whether nothing else stands on the line of a value below its name.
    private func isAlone(_ range: Range<Int>, _ quote: UInt8?) -> Bool {
        var end = range.upperBound
        while end < bytes.count, bytes[end].isOne(of: " \t*`\"'\r") { end += 1 }
        return end == bytes.count || bytes[end] == UInt8(ascii: "\n")
    }

    /// The value behind the name of a type: `password: str = "…"`.
    private func typed(_ range: Range<Int>) -> SecretValue? {
        guard range.count < 24, range.allSatisfy({ bytes[$0].isLetter || bytes[$0].isOne(of: "[]?_&") })
        else {
            return nil
        }
        let sign = bytes.skippingBlanks(from: range.upperBound, to: min(bytes.count, range.upperBound + 3))
        guard bytes.has("= ", at: sign), sign + 3 < bytes.count, bytes[sign + 2].isOne(of: "\"'") else {
            return nil
        }
        let end = valueEnd(from: sign + 3, bytes[sign + 2], mark: UInt8(ascii: "="))
        return SecretValue(range: sign + 3..<end, isLiteral: true, isCertain: false)
    }

    private func valueEnd(from start: Int, _ quote: UInt8?, mark: UInt8) -> Int {
        var end = start
        let limit = min(bytes.count, start + SecretValue.maximumLength)
        reading: while end < limit {
            let byte = bytes[end]
            if byte < 0x20 || byte == 0x7F { break }
            if let quote {
                if byte == quote { break }
                if byte == UInt8(ascii: "\\"), end + 1 < limit, bytes[end + 1] == quote { break }
                end += 1
                continue
            }
            switch byte {
            case UInt8(ascii: " "), UInt8(ascii: "\""), UInt8(ascii: "`"), UInt8(ascii: ";"): break reading
            case UInt8(ascii: "&"): if isQuery { break reading }
            case UInt8(ascii: "<"):
                if mark == UInt8(ascii: ">") || bytes.has("<br", at: end) { break reading }
            case UInt8(ascii: ","): if end + 1 == limit || bytes[end + 1] <= 0x20 { break reading }
            case 0xE2: if end + 1 < limit, bytes[end + 1] == 0x80 { break reading }
            case 0xC2: if end + 1 < limit, bytes[end + 1] < 0xC0 { break reading }
            default: break
            }
            end += 1
        }
        if quote != nil { return end }
        while end > start {
            let last = bytes[end - 1]
            let isOpen = { (mark: UInt8) in bytes[start..<end].contains(mark) }
            let isTail =
                last.isOne(of: ".,;:)*'\\|_") || last == UInt8(ascii: "]") && !isOpen(UInt8(ascii: "["))
                || last == UInt8(ascii: "}") && !isOpen(UInt8(ascii: "{"))
            if !isTail { break }
            end -= 1
        }
        return end
    }

    /// Whether the name belongs to the query of a URL.
    private var isQuery: Bool {
        var start = nameEnd
        let limit = max(0, start - 48)
        while start > limit,
            bytes[start - 1].isLetter || bytes[start - 1].isDigit || bytes[start - 1].isOne(of: "_-")
        {
            start -= 1
        }
        return start > 0 && bytes[start - 1].isOne(of: "?&")
    }

    /// Whether a pair without blanks stands among others behind semicolons, or its name is one of a variable in capitals.
    private func isCertain(_ name: Int, _ end: Int) -> Bool {
        if end < bytes.count, bytes[end] == UInt8(ascii: ";") { return true }
        var start = name
        let limit = max(0, name - 48)
        var isCapital = true
        while start > limit {
            let byte = bytes[start - 1]
            guard byte.isLetter || byte.isDigit || byte.isOne(of: "_- ") else { break }
            if byte == 0x20, bytes[start].isUppercase == false || !isCapital { break }
            if byte == 0x20 { break }
            if byte.isLetter, !byte.isUppercase { isCapital = false }
            start -= 1
        }
        if start > 0, bytes[start - 1] == UInt8(ascii: ";") { return true }
        return isCapital && end - joint.upperBound >= 6
    }

    /// A value of a header without the name of its scheme.
    private func withoutScheme(_ value: SecretValue) -> SecretValue {
        let word = value.range.prefix {
            bytes[$0].isLetter || bytes[$0].isDigit || bytes[$0] == UInt8(ascii: "-")
        }
        var start = word.endIndex
        guard start < bytes.count, bytes[start].isBlank, start == value.range.upperBound || value.isLiteral
        else {
            return value
        }
        start = bytes.skippingBlanks(from: start, to: min(bytes.count, start + Self.reach))
        let end = min(
            valueEnd(from: start, nil, mark: 0),
            max(start, value.isLiteral ? value.range.upperBound : Int.max))
        return SecretValue(range: start..<max(start, end), isLiteral: value.isLiteral, isCertain: false)
    }

    private func isBasic(_ value: SecretValue) -> Bool { SecretBase64.isCredential(bytes, value.range) }
}
