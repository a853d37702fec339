internal import ByteText

/// Words with digits, underscores or capitals within.
extension TermScan {
    /// Reads a run of letters, digits and underscores that begins with a letter.
    ///
    /// - Returns: behind it.
    mutating func identifier(
        _ bytes: UnsafeRawBufferPointer, _ start: Int, _ end: Int, mayBePath: Bool
    ) -> Int {
        var place = start
        var shape = Shape()
        while place < end, bytes[place].isTermPart {
            shape.add(bytes[place])
            place += 1
        }
        if place < end, bytes[place] >= 0x80 { return letters(bytes, start, end) }
        if place < end, mayBePath, let behind = continued(bytes, start, place, end) { return behind }
        if shape.isRandom { return place }
        if shape.isCode {
            takeCode(bytes, start, place)
        } else {
            parts(bytes, start..<place)
        }
        return place
    }

    /// What a run of letters and digits looks like.
    private struct Shape {
        var letters = 0
        private var digits = 0
        private var changes = 0
        private var isHex = true
        private var isCapital = true
        private var hasUnderscore = false
        private var wasDigit = false

        mutating func add(_ byte: UInt8) {
            if byte == UInt8(ascii: "_") {
                hasUnderscore = true
                wasDigit = false
                return
            }
            let isDigit = byte.isDigit
            if isDigit != wasDigit { changes += 1 }
            wasDigit = isDigit
            if isDigit {
                digits += 1
            } else {
                letters += 1
                if !byte.isUppercase { isCapital = false }
                if byte.lowercased > UInt8(ascii: "f") { isHex = false }
            }
        }

        /// Hexadecimal digits, or letters and digits without order: a hash, a name that a machine gave.
        var isRandom: Bool {
            guard digits > 0, !hasUnderscore else { return false }
            let length = letters + digits
            return isHex && length > 3 && !isCode || changes > 3 && length > 5
        }

        /// Capitals and then digits: `E11000`, `TS2345`.
        var isCode: Bool {
            isCapital && !hasUnderscore && changes == 1 && wasDigit && digits > 1 && letters < 9
                && !(isHex && letters > 1)
        }
    }

    /// The words of an identifier, and the identifier itself if they are several.
    private mutating func parts(_ bytes: UnsafeRawBufferPointer, _ range: Range<Int>) {
        var whole = TermHash.identifierStart
        var count = 0
        var start = range.lowerBound
        while start < range.upperBound {
            guard bytes[start].isLetter else {
                start += 1
                continue
            }
            var end = start + 1
            var hash = TermHash.adding(bytes[start] | 0x20, to: TermHash.start)
            whole = TermHash.adding(bytes[start] | 0x20, to: whole)
            while end < range.upperBound, bytes[end].isLetter, !isBoundary(bytes, end, range.upperBound) {
                hash = TermHash.adding(bytes[end] | 0x20, to: hash)
                whole = TermHash.adding(bytes[end] | 0x20, to: whole)
                end += 1
            }
            if end - start > 1 {
                sink.take(hash, start..<end, .word)
                count += 1
            }
            start = end
        }
        if count > 1 { sink.take(whole, range, .identifier(parts: count)) }
    }

    /// Whether a part of an identifier begins at a capital: `queueWorker`, `HTTPServer`.
    private func isBoundary(_ bytes: UnsafeRawBufferPointer, _ place: Int, _ end: Int) -> Bool {
        guard bytes[place].isUppercase else { return false }
        if !bytes[place - 1].isUppercase { return true }
        return place + 1 < end && bytes[place + 1].isLetter && !bytes[place + 1].isUppercase
    }

    // MARK: Paths

    /// Reads a path or a URL: only the words of the name at its end are terms.
    ///
    /// - Returns: behind it; nil if it is none: `and/or`.
    mutating func path(_ bytes: UnsafeRawBufferPointer, _ start: Int, _ end: Int) -> Int? {
        var place = start
        var separators = 0
        var name = start
        var isURL = false
        while place < end {
            let byte = bytes[place]
            if byte == UInt8(ascii: "/") || byte == UInt8(ascii: "\\") {
                separators += 1
                // A separator at the end leaves the name before it.
                if place + 1 < end, bytes[place + 1].isInName { name = place + 1 }
            } else if byte == UInt8(ascii: ":") {
                let isScheme = separators == 0 && place + 1 < end && bytes[place + 1].isSeparator
                guard isScheme else { break }
                isURL = true
            } else if !byte.isInName {
                break
            }
            place += 1
        }
        var last = place
        while last > name, !bytes[last - 1].isTermPart, bytes[last - 1] < 0x80 { last -= 1 }
        let dot = (name..<last).last { bytes[$0] == UInt8(ascii: ".") }
        let hasExtension = dot.map { $0 > name && last - $0 < 7 && bytes[last - 1].isTermPart } ?? false
        guard isURL || separators > 1 || hasExtension || bytes[start].isSeparator && last > name else {
            return nil
        }
        // Of a URL without a path nothing is left but an address.
        if isURL, separators < 3 { return place }
        takeName(bytes, name, hasExtension ? dot ?? last : last)
        return place
    }

    private mutating func takeName(_ bytes: UnsafeRawBufferPointer, _ start: Int, _ end: Int) {
        var place = start
        while place < end {
            let byte = bytes[place]
            if byte.isLetter {
                place = word(bytes, place, end, mayBePath: false)
            } else if byte.isDigit {
                place = number(bytes, place, end)
            } else if byte >= 0x80 {
                place = letters(bytes, place, end)
            } else {
                place += 1
            }
        }
    }
}

extension UInt8 {
    fileprivate var isSeparator: Bool { self == UInt8(ascii: "/") || self == UInt8(ascii: "\\") }

    /// Whether it may stand in a name of a path.
    fileprivate var isInName: Bool {
        if isTermPart || self >= 0x80 { return true }
        switch self {
        case UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "~"), UInt8(ascii: "%"), UInt8(ascii: "+"),
            UInt8(ascii: "@"), UInt8(ascii: "="), UInt8(ascii: "$"):
            return true
        default: return false
        }
    }
}
