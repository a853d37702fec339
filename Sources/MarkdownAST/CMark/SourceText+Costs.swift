extension SourceText {
    /// Whether a line may be a table's delimiter row or a heading, judged by its first byte. Most lines begin
    /// with a letter, or are blank.
    @inline(__always)
    func mayBeginMarkup(_ line: Int) -> Bool {
        let start = start(ofLine: line)
        guard start < bytes.count else { return false }
        let byte = bytes[start]
        return byte < UInt8(ascii: "A") && byte != 0x0A || byte == UInt8(ascii: "|")
    }

    /// Whether a line may be a table's delimiter row, inside containers or not. Thematic breaks are not.
    func looksLikeDelimiterRow(_ line: Int) -> Bool {
        guard mayBeginMarkup(line) else { return false }
        var hasDash = false
        var hasMark = false
        for byte in bytes[content(ofLine: line)] {
            switch byte {
            case UInt8(ascii: "-"): hasDash = true
            case UInt8(ascii: "|"), UInt8(ascii: ":"): hasMark = true
            case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: ">"), 0x0B, 0x0C: continue
            default: return false
            }
        }
        return hasDash && hasMark
    }

    /// An upper bound for the containers that the markers at the start of a line open. A list counts twice,
    /// once for its item.
    func markers(ofLine line: Int) -> Int {
        let content = content(ofLine: line)
        var count = 0
        var offset = content.lowerBound
        var bullet: UInt8?
        var hasDigits = false
        while offset < content.upperBound {
            let byte = bytes[offset]
            let endsMarker =
                offset + 1 == content.upperBound || bytes[offset + 1] == UInt8(ascii: " ")
                || bytes[offset + 1] == UInt8(ascii: "\t")
            switch byte {
            case UInt8(ascii: " "), UInt8(ascii: "\t"): break
            case UInt8(ascii: ">"): count += 1
            case UInt8(ascii: "0")...UInt8(ascii: "9"):
                hasDigits = true
                offset += 1
                continue
            case UInt8(ascii: "."), UInt8(ascii: ")"):
                guard hasDigits, endsMarker else { return count }
                count += 2
            case UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "+"):
                guard endsMarker else { return count }
                // A thematic break of any length opens no container.
                if bullet != byte, isThematicBreak(byte, offset..<content.upperBound) { return count }
                count += 2
            default: return count
            }
            hasDigits = false
            if byte != UInt8(ascii: " "), byte != UInt8(ascii: "\t") { bullet = byte }
            offset += 1
        }
        return count
    }

    private func isThematicBreak(_ mark: UInt8, _ range: Range<Int>) -> Bool {
        mark != UInt8(ascii: "+")
            && bytes[range].allSatisfy { $0 == mark || $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
    }
}

extension Collection<UInt8> {
    /// The number of `|` that are not escaped.
    var pipes: Int {
        var count = 0
        var previous: UInt8 = 0
        for byte in self {
            if byte == UInt8(ascii: "|"), previous != UInt8(ascii: "\\") { count += 1 }
            previous = byte
        }
        return count
    }

    /// The cost of reading a line as a table row beyond its length: cmark-gfm keeps the cells in a list that
    /// it walks to its end for each cell.
    var cellCost: Int {
        let pipes = pipes
        return 2 * pipes * pipes
    }

    /// The cost of searching this paragraph for a table's header: its lines and their cells lie in one such
    /// list.
    var headerCost: Int {
        var cells = 1
        for byte in self
        where byte == UInt8(ascii: "|") || byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") {
            cells += 1
        }
        return count + 4 * cells * cells
    }
}
