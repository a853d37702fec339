internal import ByteText

/// Pairs of marks that enclose constructs of other dialects within a line.
enum InlineMarks {
    /// Opening and closing marks that may stand anywhere in a line.
    static let pairs: [(open: [UInt8], close: [UInt8])] = [
        ("{%", "%}"), ("{{", "}}"), ("{#", "#}"), ("{/*", "*/}"), ("<%", "%>"), ("[[", "]]"), ("{++", "++}"),
        ("{--", "--}"),
        ("{==", "==}"), ("{>>", "<<}"), ("{~~", "~~}"),
    ].map { (Array($0.0.utf8), Array($0.1.utf8)) }

    /// The byte ranges of pairs within one line, with mathematics between `$`.
    ///
    /// - Complexity: O(n) for each of the pairs.
    static func pairs(in line: Range<Int>, of bytes: [UInt8]) -> [Range<Int>] {
        var found: [Range<Int>] = []
        for pair in pairs {
            var offset = line.lowerBound
            while let open = bytes.firstOffset(of: pair.open, in: offset..<line.upperBound),
                let close = bytes.firstOffset(of: pair.close, in: open + pair.open.count..<line.upperBound)
            {
                found.append(open..<close + pair.close.count)
                offset = close + pair.close.count
            }
        }
        var opener: Int?
        for offset in line where bytes[offset] == UInt8(ascii: "$") {
            if let start = opener, bytes.closesMathematics(offset) {
                found.append(start..<offset + 1)
                opener = nil
            } else if opener == nil, bytes.opensMathematics(offset) {
                opener = offset
            }
        }
        return found
    }
}

extension [UInt8] {
    /// Whether a `$` opens mathematics within a line: a character other than a blank follows, and no word
    /// ends directly before it.
    func opensMathematics(_ offset: Int) -> Bool {
        guard offset + 1 < count, self[offset + 1] > 0x20, self[offset + 1] != UInt8(ascii: "$") else {
            return false
        }
        guard offset > 0 else { return true }
        let before = self[offset - 1]
        return before != UInt8(ascii: "\\") && before != UInt8(ascii: "$") && !before.isWordByte
    }

    /// Whether a `$` closes mathematics within a line: a character other than a blank comes before it, and no
    /// word begins directly after it.
    func closesMathematics(_ offset: Int) -> Bool {
        guard offset > 0, self[offset - 1] > 0x20, self[offset - 1] != UInt8(ascii: "\\") else {
            return false
        }
        return offset + 1 >= count || !self[offset + 1].isWordByte && self[offset + 1] != UInt8(ascii: "$")
    }
}

extension UInt8 {
    /// Whether the byte is a letter, a digit, or part of a character beyond ASCII.
    var isWordByte: Bool {
        switch self {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x80...: true
        default: false
        }
    }
}
