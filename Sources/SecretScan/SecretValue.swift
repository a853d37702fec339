internal import ByteText

/// A value behind a name and what joins the two.
struct SecretValue {
    let range: Range<Int>
    /// Whether it stands as configuration has it: in quotation marks, or right behind `=`. What is said in a sentence is judged more
    /// strictly.
    let isLiteral: Bool
    /// Whether it is one of several behind semicolons, as in a connection string, or the name before it is written in capitals. Then a
    /// word is a value too.
    let isCertain: Bool

    /// How many bytes of a value are judged.
    static let maximumLength = 256

    /// Whether it is what the name says.
    func isSecret(_ kind: SecretName.Value, _ bytes: [UInt8]) -> Bool {
        switch kind {
        case .none, .named: false
        case .digits: isCode(bytes)
        case .password: isPassword(bytes)
        case .random, .header: isRandom(bytes)
        case .basic: SecretBase64.isCredential(bytes, range)
        case .signature:
            range.count >= 20 && isRandom(bytes)
        }
    }

    /// Whether it is a one-time code, and neither a year nor a date.
    private func isCode(_ bytes: [UInt8]) -> Bool {
        var digits: [UInt8] = []
        for offset in range {
            let byte = bytes[offset]
            if byte.isDigit {
                digits.append(byte)
            } else if byte != UInt8(ascii: "-") || offset != range.lowerBound + 3 || range.count != 7 {
                return false
            }
        }
        guard (4...8).contains(digits.count) else { return false }
        let isYear = digits.starts(with: "19".utf8) || digits.starts(with: "20".utf8)
        return !(isYear && (digits.count == 4 || digits.count == 8))
    }

    private func isShown(_ bytes: [UInt8], _ looks: SecretLooks, slashes: Int) -> Bool {
        if SecretPlaceholder.isReference(bytes, range) || SecretPlaceholder.isMasked(bytes, range) {
            return false
        }
        if SecretPlaceholder.isWord(bytes, range) { return false }
        return !isPlace(bytes, looks, slashes: slashes) && !isCall(bytes, looks)
    }

    /// Whether it is a path, a URL or an address.
    ///
    /// - Parameter slashes: how many make a path of what begins with one, though its parts look like no words.
    private func isPlace(_ bytes: [UInt8], _ looks: SecretLooks, slashes: Int) -> Bool {
        if range.contains(where: { bytes.has("://", at: $0) }) { return true }
        let first = range.lowerBound
        if bytes.has("/", at: first) || bytes.has("./", at: first) || bytes.has("~/", at: first)
            || bytes.has("../", at: first) || bytes.has(":\\", at: first + 1)
        {
            return looks.isWords || range.count { bytes[$0] == UInt8(ascii: "/") } >= slashes
        }
        // An address of mail: one `@`, and behind it words with a dot.
        guard let at = range.first(where: { bytes[$0] == UInt8(ascii: "@") }), at > first else {
            return false
        }
        let host = at + 1..<range.upperBound
        let isHost = host.allSatisfy {
            bytes[$0].isLetter || bytes[$0].isDigit || bytes[$0].isOne(of: ".-")
        }
        return isHost && host.contains { bytes[$0] == UInt8(ascii: ".") }
    }

    /// Whether it is an expression of a program: `getenv(`, `user.name`, `config[`, `Hash::make(`, `$request->input(`.
    private func isCall(_ bytes: [UInt8], _ looks: SecretLooks) -> Bool {
        var isStart = true
        var hasDot = false
        for offset in range {
            let byte = bytes[offset]
            if isStart {
                if bytes[offset - 1].isOne(of: ":-"), byte.isOne(of: ":>") { continue }
                if offset == range.lowerBound, byte == UInt8(ascii: "$") { continue }
                guard byte.isLetter || byte == UInt8(ascii: "_") else { return false }
                isStart = false
            } else if byte == UInt8(ascii: ".") {
                isStart = true
                hasDot = true
            } else if bytes.has("::", at: offset) || bytes.has("->", at: offset) {
                isStart = true
            } else if byte == UInt8(ascii: "(") || byte == UInt8(ascii: "[") {
                let arguments = offset + 1..<range.upperBound
                guard let first = arguments.first else { return true }
                let label = arguments.prefix { bytes[$0].isLetter || bytes[$0] == UInt8(ascii: "_") }
                return bytes[range.upperBound - 1].isOne(of: ")]") || bytes[first].isOne(of: "$'")
                    || !label.isEmpty && bytes.has("=", at: label.endIndex)
            } else if !byte.isLetter, !byte.isDigit, byte != UInt8(ascii: "_") {
                return false
            }
        }
        return hasDot && looks.isWords
    }

    private func isPassword(_ bytes: [UInt8]) -> Bool {
        guard range.count >= (isLiteral ? 4 : 6) else { return false }
        let looks = SecretLooks(bytes, range)
        guard isShown(bytes, looks, slashes: 2) else { return false }
        if isTime(bytes) { return false }
        let hasBlanks = range.contains { bytes[$0] == 0x20 }
        if hasBlanks { return isLiteral && looks.rareMarks > 0 && looks.digits + looks.capitals > 0 }
        if isLiteral {
            if looks.digits > 0, looks.letters > 0 { return range.count >= 5 }
            if looks.letters == 0 { return looks.digits >= 6 || looks.rareMarks > 1 && range.count >= 6 }
            let isMixed = looks.small > 0 && looks.capitals > 0 && !looks.isWords
            return isCertain || range.count >= 6 && (looks.rareMarks > 0 || isMixed)
        }
        if isQuantity(bytes) { return false }
        if looks.isWords, looks.marks > 0, looks.rareMarks == 0 || looks.changes == 0 { return false }
        return looks.letters > 0 && (looks.digits > 0 || looks.rareMarks > 0)
    }

    /// Whether it is a number with its unit: `12chars`, `90days`.
    private func isQuantity(_ bytes: [UInt8]) -> Bool {
        let digits = range.prefix { bytes[$0].isDigit }.count
        guard (1...3).contains(digits) else { return false }
        return range.dropFirst(digits).allSatisfy {
            bytes[$0].isLetter && !bytes[$0].isUppercase || bytes[$0].isOne(of: "-+")
        }
    }

    private func isRandom(_ bytes: [UInt8]) -> Bool {
        guard range.count >= 8 else { return false }
        let looks = SecretLooks(bytes, range)
        if looks.letters == 0 || looks.isWords && looks.rareMarks < 3 { return false }
        if looks.digits == 0, !looks.isLetterSalad { return false }
        guard isShown(bytes, looks, slashes: Int.max) else { return false }
        if range.contains(where: { bytes[$0] == 0x20 || bytes[$0] == UInt8(ascii: ",") }) || isTime(bytes) {
            return false
        }
        if range.count >= 16 || looks.changes > 2 { return true }
        return range.count >= 12
            && (looks.digits > 3 || isLiteral && looks.rareMarks > 0 && looks.changes > 1)
    }

    /// Whether it begins with a date.
    private func isTime(_ bytes: [UInt8]) -> Bool {
        let pattern = Array("0000-00-00".utf8)
        guard range.count >= pattern.count else { return false }
        return pattern.indices.allSatisfy { index in
            let byte = bytes[range.lowerBound + index]
            return pattern[index] == UInt8(ascii: "-") ? byte == UInt8(ascii: "-") : byte.isDigit
        }
    }
}
