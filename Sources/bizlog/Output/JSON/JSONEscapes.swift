internal import ByteText

extension UInt8 {
    /// Whether a byte of a string stands in JSON as it is.
    @inline(__always)
    var isLiteralInJSON: Bool { self >= 0x20 && self != UInt8(ascii: "\"") && self != UInt8(ascii: "\\") }
}

extension [UInt8] {
    /// Appends text as it stands between the quotes of a JSON string.
    ///
    /// Runs of characters that need no escape are copied. Whether another one is invisible may depend on its neighbours, so a text with
    /// a character that might be is left to ``Swift/String/printableJSON``.
    ///
    /// - Returns: whether it was appended as a whole.
    mutating func appendJSON(_ text: UnsafeBufferPointer<UInt8>, _ style: JSONStyle) -> Bool {
        var start = 0
        var index = 0
        while index < text.count {
            if let word = text.eight(at: index), word.areLiteralInJSON {
                index += 8
                continue
            }
            let byte = text[index]
            if byte >= 0x80 {
                let length = text.lengthOfVisible(at: index)
                if length == 0 { return false }
                index += length
                continue
            }
            if byte.isLiteralInJSON {
                if byte == 0x7F || byte == UInt8(ascii: "#") && text.startsCommand(at: index) { return false }
                index += 1
                continue
            }
            append(contentsOf: UnsafeBufferPointer(rebasing: text[start..<index]))
            appendEscape(of: byte, style)
            index += 1
            start = index
        }
        append(contentsOf: UnsafeBufferPointer(rebasing: text[start...]))
        return true
    }

    /// Appends the escape of a byte that cannot stand in a JSON string as it is.
    mutating func appendEscape(of byte: UInt8, _ style: JSONStyle) {
        append(UInt8(ascii: "\\"))
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"): append(byte)
        case UInt8(ascii: "\n"): append(UInt8(ascii: "n"))
        case UInt8(ascii: "\r"): append(UInt8(ascii: "r"))
        case UInt8(ascii: "\t"): append(UInt8(ascii: "t"))
        case 0x08 where style == .sorted: append(UInt8(ascii: "b"))
        case 0x0C where style == .sorted: append(UInt8(ascii: "f"))
        default:
            self += "u00".utf8
            for digit in [byte >> 4, byte & 0xF] {
                append(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10)
            }
        }
    }
}

extension UInt64 {
    /// Whether all of eight bytes stand in JSON as they are, and none begins what GitHub Actions takes for a command.
    @inline(__always)
    fileprivate var areLiteralInJSON: Bool {
        areVisible
            && hint(of: UInt8(ascii: "\"")) | hint(of: UInt8(ascii: "\\")) | hint(of: UInt8(ascii: "#")) == 0
    }
}
