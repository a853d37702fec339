internal import ByteText

/// What is shown as it is, and what GitHub Actions takes for a command.
extension UnsafeBufferPointer<UInt8> {
    /// Whether all characters of valid UTF-8 are certainly visible, and no ``startsCommand(at:)`` is among them.
    var isPrintable: Bool {
        var index = 0
        while index < count {
            if let word = eight(at: index), word.areVisible, word.hint(of: UInt8(ascii: "#")) == 0 {
                index += 8
                continue
            }
            let length = lengthOfVisible(at: index)
            if length == 0 || startsCommand(at: index) { return false }
            index += length
        }
        return true
    }

    /// Whether `::` stands in the text.
    var hasTwoColons: Bool {
        let colon = UInt8(ascii: ":")
        var index = 0
        while index < count {
            if let word = eight(at: index), word.hint(of: colon) == 0 {
                index += 8
                continue
            }
            if self[index] == colon, index + 1 < count, self[index + 1] == colon { return true }
            index += 1
        }
        return false
    }

    /// Whether `##[` stands at an offset, which GitHub Actions takes for a command.
    func startsCommand(at index: Int) -> Bool {
        index + 2 < count && self[index] == UInt8(ascii: "#") && self[index + 1] == UInt8(ascii: "#")
            && self[index + 2] == UInt8(ascii: "[")
    }
}
