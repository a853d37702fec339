internal import ByteText

/// Pairs whose name and value have names themselves: `- name: DB_PASSWORD`, `value: …`.
extension SecretAssignment {
    /// The row of the name that stands before the word `value`, on its line or on the one above.
    func nameOfPair(before value: Int) -> SecretName? {
        var end = value
        let limit = max(2, value - 32)
        while end > limit, bytes[end - 1].isOne(of: " \t\r\n\"',") { end -= 1 }
        guard end < value, bytes[end - 1].isLetter else { return nil }
        let key =
            UInt32(end > 2 ? bytes[end - 3].lowercased : 0) | UInt32(bytes[end - 2].lowercased) << 8
            | UInt32(bytes[end - 1].lowercased) << 16
        return names.first(key) { node in
            let name = SecretName.all[Int(node.row)]
            guard let start = nameStart(name, endingAt: end), isNamed(from: start) else { return nil }
            return name
        }
    }

    /// Whether a name that ends from an offset on is the value of `name` or `key`.
    private func isNamed(from offset: Int) -> Bool {
        var start = offset
        let limit = max(0, offset - 48)
        while start > limit,
            bytes[start - 1].isLetter || bytes[start - 1].isDigit || bytes[start - 1].isOne(of: "_-.:")
        {
            start -= 1
        }
        let marks = max(0, start - 8)
        var hasJoint = false
        while start > marks, bytes[start - 1].isOne(of: " \t\"':=") {
            if bytes[start - 1].isOne(of: ":=") { hasJoint = true }
            start -= 1
        }
        guard hasJoint else { return false }
        return ["name", "Name", "key", "Key"].contains { (word: StaticString) in
            bytes.has(word, at: start - word.utf8CodeUnitCount)
        }
    }

    /// Whether a value is the next pair of a list whose own one is empty: `password= host=db`.
    func startsPair(_ range: Range<Int>) -> Bool {
        let name = range.prefix { bytes[$0].isLetter || bytes[$0] == UInt8(ascii: "_") }
        return !name.isEmpty && name.endIndex < range.upperBound && bytes[name.endIndex] == UInt8(ascii: "=")
    }
}
