internal import ByteText
internal import SecretScan

/// HTML as it is written: markup comes from the source of this program, and everything else is text.
///
/// Text can neither begin a tag nor end a quoted attribute. What controls a terminal or cannot be seen is spelled out in it (`\u{202E}`), so
/// nothing in it reorders or hides what stands beside it.
struct HTMLBuffer {
    private(set) var bytes: [UInt8] = []

    /// What hides credentials in the text; nil if there are none.
    var mask: SecretMask?

    /// Markup of the program's own.
    mutating func markup(_ markup: StaticString) {
        bytes.append(
            contentsOf: UnsafeBufferPointer(start: markup.utf8Start, count: markup.utf8CodeUnitCount))
    }

    /// What was written elsewhere.
    mutating func append(_ other: ArraySlice<UInt8>) { bytes += other }

    mutating func number(_ number: Int) { bytes += String(number).utf8 }

    /// Text, be it between tags or in a quoted attribute.
    ///
    /// - Complexity: O(n)
    mutating func text(_ text: String) {
        var text = mask?.masked(text) ?? text
        text.withUTF8 { escape($0) }
    }

    /// Text in UTF-8.
    ///
    /// - Complexity: O(n)
    mutating func text(_ text: ArraySlice<UInt8>) {
        if let mask {
            var masked = mask.masked(String(decoding: text, as: UTF8.self))
            masked.withUTF8 { escape($0) }
        } else {
            text.withUnsafeBufferPointer { escape($0) }
        }
    }

    private mutating func escape(_ text: UnsafeBufferPointer<UInt8>) {
        let start = bytes.count
        if appendEscaped(text, isSeen: false) { return }
        bytes.removeLast(bytes.count - start)
        var visible = String(decoding: text, as: UTF8.self).spellingOutInvisible(except: ["\n", "\t"])
        _ = visible.withUTF8 { appendEscaped($0, isSeen: true) }
    }

    /// - Parameter isSeen: whether it is known that all of it can be seen.
    /// - Returns: whether it was written; not if something in it may be invisible.
    private mutating func appendEscaped(_ text: UnsafeBufferPointer<UInt8>, isSeen: Bool) -> Bool {
        var (start, index) = (0, 0)
        while index < text.count {
            if let word = text.eight(at: index), word.areVisible, !word.hasMarkup {
                index += 8
                continue
            }
            let byte = text[index]
            let escape: StaticString? =
                switch byte {
                case UInt8(ascii: "&"): "&amp;"
                case UInt8(ascii: "<"): "&lt;"
                case UInt8(ascii: ">"): "&gt;"
                case UInt8(ascii: "\""): "&quot;"
                case UInt8(ascii: "'"): "&#39;"
                default: nil
                }
            if let escape {
                bytes.append(contentsOf: text[start..<index])
                markup(escape)
                index += 1
                start = index
                continue
            }
            let length = isSeen || byte == 0x0A || byte == 0x09 ? 1 : text.lengthOfVisible(at: index)
            if length == 0 { return false }
            index += length
        }
        bytes.append(contentsOf: text[start...])
        return true
    }
}

extension UInt64 {
    /// Whether one of eight bytes has a meaning in HTML.
    fileprivate var hasMarkup: Bool {
        hint(of: UInt8(ascii: "&")) | hint(of: UInt8(ascii: "<")) | hint(of: UInt8(ascii: ">"))
            | hint(of: UInt8(ascii: "\"")) | hint(of: UInt8(ascii: "'")) != 0
    }
}
