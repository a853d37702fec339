internal import ByteText

/// What takes the terms of a text one by one.
protocol TermSink {
    /// - Parameters:
    ///   - hash: the same for all spellings of the term.
    ///   - range: its bytes.
    ///   - kind: what it counts as.
    mutating func take(_ hash: UInt64, _ range: Range<Int>, _ kind: TermKind)
}

/// What a term counts as.
enum TermKind: Sendable {
    /// A word, a part of an identifier, or two characters of a script that has no blanks between words.
    case word
    /// A whole identifier or error code besides its parts: evidence where two texts share it, and no lack where they do not.
    case identifier(parts: Int)
}

/// Reads the terms of a text: what is the same when the same thing happens again.
///
/// Numbers, times, hexadecimal digits, addresses, ports and quotes are no terms, and of a path or a URL only the name at its end is. Capitals
/// and accents do not matter. `queue_worker`, `QueueWorker` and `queue worker` are the same words, and the first two are the same
/// identifier besides. Each byte is read a bounded number of times.
struct TermScan<Sink: TermSink> {
    let text: [UInt8]
    var sink: Sink
    /// Behind the last number.
    var numberEnd = -1

    init(_ text: [UInt8], into sink: Sink) { (self.text, self.sink) = (text, sink) }

    /// Gives all terms in a range to the sink, in order.
    ///
    /// - Complexity: O(range)
    mutating func scan(_ range: Range<Int>) {
        let range = range.clamped(to: text.indices)
        let text = text
        text.withUnsafeBytes { bytes in
            var place = range.lowerBound
            while place < range.upperBound {
                let byte = bytes[place]
                if byte.isLetter {
                    place = word(bytes, place, range.upperBound, mayBePath: true)
                } else if byte.isDigit {
                    place = number(bytes, place, range.upperBound)
                } else if byte >= 0x80 {
                    place = letters(bytes, place, range.upperBound)
                } else if byte == UInt8(ascii: "/") {
                    place = path(bytes, place, range.upperBound) ?? place + 1
                } else if byte == UInt8(ascii: "\\") {
                    place = escape(bytes, place, range.upperBound)
                } else {
                    place += 1
                }
            }
        }
    }

    /// Reads a word that begins with a letter, or the path or identifier that begins with it.
    ///
    /// - Returns: behind what was read.
    @inline(__always)
    mutating func word(
        _ bytes: UnsafeRawBufferPointer, _ start: Int, _ end: Int, mayBePath: Bool
    ) -> Int {
        var hash = TermHash.start
        var place = start
        var capitals = 0
        var hasSmall = false
        while place < end {
            let byte = bytes[place]
            guard byte.isLetter else {
                if byte >= 0x80 { return letters(bytes, start, end) }
                if byte.isDigit || byte == UInt8(ascii: "_") {
                    return identifier(bytes, start, end, mayBePath: mayBePath)
                }
                break
            }
            if byte.isUppercase {
                if hasSmall { return identifier(bytes, start, end, mayBePath: mayBePath) }
                capitals += 1
            } else {
                if capitals > 1 { return identifier(bytes, start, end, mayBePath: mayBePath) }
                hasSmall = true
            }
            hash = TermHash.adding(byte | 0x20, to: hash)
            place += 1
        }
        if place < end, mayBePath, let behind = continued(bytes, start, place, end) { return behind }
        if place - start < 2 || isMonth(bytes, start..<place, end) { return place }
        sink.take(hash, start..<place, .word)
        return place
    }

    /// What a word begins that is more than a word: a path, a URL, an address, a code such as `ORA-00942`.
    ///
    /// - Returns: behind it; nil if the word is one.
    mutating func continued(
        _ bytes: UnsafeRawBufferPointer, _ start: Int, _ place: Int, _ end: Int
    ) -> Int? {
        guard place + 1 < end else { return nil }
        let next = bytes[place + 1]
        switch bytes[place] {
        case UInt8(ascii: "/") where next.isTermPart || next == UInt8(ascii: "."):
            return path(bytes, start, end)
        case UInt8(ascii: "\\") where next.isTermPart && place - start > 1:
            return path(bytes, start, end)
        case UInt8(ascii: ":"):
            let isURL =
                next == UInt8(ascii: "/") && place + 2 < end && bytes[place + 2] == UInt8(ascii: "/")
            let isDrive = next == UInt8(ascii: "\\") && place - start == 1
            return isURL || isDrive ? path(bytes, start, end) : nil
        case UInt8(ascii: "@") where next.isLetter:
            var behind = place + 1
            while behind < end, bytes[behind].isInHost { behind += 1 }
            return behind
        case UInt8(ascii: "-") where next.isDigit: return code(bytes, start, place, end)
        default: return nil
        }
    }

    /// A code of capitals, a dash and digits: the whole is an identifier.
    private mutating func code(
        _ bytes: UnsafeRawBufferPointer, _ start: Int, _ dash: Int, _ end: Int
    ) -> Int? {
        guard (start..<dash).allSatisfy({ bytes[$0].isUppercase }) else { return nil }
        var place = dash + 1
        while place < end, bytes[place].isTermPart || bytes[place] == UInt8(ascii: "-") { place += 1 }
        takeCode(bytes, start, place)
        return place
    }

    mutating func takeCode(
        _ bytes: UnsafeRawBufferPointer, _ start: Int, _ end: Int
    ) {
        let whole = TermHash.of(bytes, start..<end, from: TermHash.identifierStart)
        sink.take(whole, start..<end, .identifier(parts: 3))
    }

    /// Skips a number, a time, an address or a size: what begins with a digit.
    mutating func number(_ bytes: UnsafeRawBufferPointer, _ start: Int, _ end: Int) -> Int {
        var place = start + 1
        while place < end {
            let byte = bytes[place]
            if byte.isTermPart {
                place += 1
            } else if place + 1 < end, bytes[place + 1].isDigit, byte.joinsNumbers {
                place += 2
            } else {
                break
            }
        }
        numberEnd = place
        return place
    }

    /// Skips what a backslash begins that stands for a line ending, a tab or a quote within a string.
    private func escape(_ bytes: UnsafeRawBufferPointer, _ start: Int, _ end: Int) -> Int {
        guard start + 1 < end else { return end }
        switch bytes[start + 1] {
        case UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"): return start + 2
        default: return start + 1
        }
    }

    /// Whether a word is the name of a month in a date.
    func isMonth(_ bytes: UnsafeRawBufferPointer, _ word: Range<Int>, _ end: Int) -> Bool {
        guard word.count > 2, word.count < 10 else { return false }
        let isBehind = numberEnd >= 0 && word.lowerBound - numberEnd < 3
        let next = word.upperBound + 1
        guard isBehind || next < end && bytes[next].isDigit else { return false }
        return DateNames.month(text, word) != nil
    }
}

extension UInt8 {
    /// A letter, a digit or `_`.
    @inline(__always)
    var isTermPart: Bool { isLetter || isDigit || self == UInt8(ascii: "_") }

    /// Whether it may stand between the parts of a number, a time or an address.
    fileprivate var joinsNumbers: Bool {
        switch self {
        case UInt8(ascii: "."), UInt8(ascii: ":"), UInt8(ascii: "-"), UInt8(ascii: ","), UInt8(ascii: "/"),
            UInt8(ascii: "+"):
            true
        default: false
        }
    }

    fileprivate var isInHost: Bool { isTermPart || self == UInt8(ascii: ".") || self == UInt8(ascii: "-") }
}
