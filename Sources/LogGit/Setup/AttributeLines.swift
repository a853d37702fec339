/// The lines of a `.gitattributes` that name the driver.
struct AttributeLines {
    /// The file.
    private(set) var bytes: [UInt8]

    private static let attribute = Array(" merge=bizlog".utf8)

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// Names the driver for files, in a line at the end.
    mutating func add(_ pattern: [UInt8]) {
        if let last = bytes.last, last != 0x0A { bytes.append(0x0A) }
        bytes += pattern + Self.attribute + [0x0A]
    }

    /// Takes out all lines that do nothing but name the driver, and tells how many.
    mutating func removeAll() -> Int {
        var count = 0
        var kept: [UInt8] = []
        for line in bytes.split(separator: 0x0A, omittingEmptySubsequences: false) {
            let text = line.last == 0x0D ? line.dropLast() : line
            let isOwn =
                text.count > Self.attribute.count
                && text.suffix(Self.attribute.count).elementsEqual(Self.attribute)
                && !text.starts(with: [UInt8(ascii: "#")])
                && Self.isPattern(text.dropLast(Self.attribute.count))
            if isOwn { count += 1 } else { kept += line + [0x0A] }
        }
        if count > 0 { bytes = Array(kept.dropLast()) }
        return count
    }

    /// Whether a text is one pattern, and not a pattern with other attributes.
    private static func isPattern(_ text: ArraySlice<UInt8>) -> Bool {
        if text.first == UInt8(ascii: "\"") { return text.count > 1 && text.last == UInt8(ascii: "\"") }
        return !text.contains { $0 == 0x20 || $0 == 0x09 }
    }

    /// The pattern that a path alone has, from the top of the repository.
    ///
    /// What means something in patterns is escaped, and what cannot stand in a line is quoted as in C.
    static func pattern(for path: [UInt8]) -> [UInt8] {
        var pattern: [UInt8] = [UInt8(ascii: "/")]
        for byte in path {
            switch byte {
            case UInt8(ascii: "*"), UInt8(ascii: "?"), UInt8(ascii: "["), UInt8(ascii: "\\"):
                pattern += [UInt8(ascii: "\\"), byte]
            default: pattern.append(byte)
            }
        }
        guard pattern.contains(where: { $0 <= 0x20 || $0 == 0x7F || $0 == UInt8(ascii: "\"") }) else {
            return pattern
        }
        var quoted: [UInt8] = [UInt8(ascii: "\"")]
        for byte in pattern {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"): quoted += [UInt8(ascii: "\\"), byte]
            case 0..<0x20, 0x7F:
                let octal = String(byte, radix: 8)
                quoted += Array("\\\(String(repeating: "0", count: 3 - octal.utf8.count))\(octal)".utf8)
            default: quoted.append(byte)
            }
        }
        return quoted + [UInt8(ascii: "\"")]
    }
}
