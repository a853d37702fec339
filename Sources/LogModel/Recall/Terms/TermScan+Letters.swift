internal import ByteText

/// Letters outside of ASCII.
extension TermScan {
    /// Reads a run of letters and digits of any script.
    ///
    /// Where a script has no blanks between words, any two characters side by side are a term, and so is one that stands alone.
    ///
    /// - Returns: behind it.
    mutating func letters(_ bytes: UnsafeRawBufferPointer, _ start: Int, _ end: Int) -> Int {
        var place = start
        var word = Run()
        while place < end {
            let byte = bytes[place]
            var scalar = UInt32(byte)
            var length = 1
            if byte >= 0x80 {
                (scalar, length) = Self.decoded(bytes, place, end)
            } else if !byte.isTermPart {
                break
            }
            let next = place + length
            switch TermLetter(scalar) {
            case .mark: break
            case .letter(let plain):
                if word.isDense { flush(&word, bytes, end) }
                word.add(plain, place..<next)
            case .dense:
                if !word.isDense { flush(&word, bytes, end) }
                takePair(scalar, place..<next, &word)
            case .other: flush(&word, bytes, end)
            }
            place = next
        }
        flush(&word, bytes, end)
        return place
    }

    /// A word that is being read.
    fileprivate struct Run {
        var hash = TermHash.start
        var count = 0
        var range = 0..<0
        /// Whether it is of a script without blanks, and its last character.
        var isDense = false
        var last: UInt32 = 0

        mutating func add(_ plain: TermLetter.Plain, _ place: Range<Int>) {
            hash = TermHash.adding(plain.first, to: hash)
            if plain.second != 0 { hash = TermHash.adding(plain.second, to: hash) }
            range = (count == 0 ? place.lowerBound : range.lowerBound)..<place.upperBound
            count += 1
        }
    }

    private mutating func takePair(_ scalar: UInt32, _ place: Range<Int>, _ word: inout Run) {
        if word.count > 0 {
            let hash = TermHash.adding(scalar, to: TermHash.adding(word.last, to: TermHash.start))
            sink.take(hash, word.range.lowerBound..<place.upperBound, .word)
        }
        word.isDense = true
        word.last = scalar
        word.range = place
        word.count += 1
    }

    private mutating func flush(_ word: inout Run, _ bytes: UnsafeRawBufferPointer, _ end: Int) {
        defer { word = Run() }
        if word.isDense {
            guard word.count == 1 else { return }
            sink.take(TermHash.adding(word.last, to: TermHash.start), word.range, .word)
        } else if word.count > 1, !isMonth(bytes, word.range, end) {
            sink.take(word.hash, word.range, .word)
        }
    }

    /// The character at an offset, and how many bytes it takes. What is not UTF-8 is U+FFFD, one byte each.
    private static func decoded(_ bytes: UnsafeRawBufferPointer, _ place: Int, _ end: Int) -> (UInt32, Int) {
        let first = UInt32(bytes[place])
        let length = first >= 0xF0 && first < 0xF8 ? 4 : first >= 0xE0 ? 3 : first >= 0xC0 ? 2 : 1
        guard length > 1, first < 0xF8, place + length <= end else { return (0xFFFD, 1) }
        var scalar = first & (0x7F >> UInt32(length))
        for offset in 1..<length {
            let byte = UInt32(bytes[place + offset])
            guard byte & 0xC0 == 0x80 else { return (0xFFFD, 1) }
            scalar = scalar << 6 | byte & 0x3F
        }
        return (scalar, length)
    }
}
