internal import ByteText

/// A destination that a link of a report may have: `http`, `https`, `mailto`, or a path beside the report.
///
/// Browsers skip control characters and blanks in what stands before the colon, take `\` for `/`, and read `//host` as an address of the
/// scheme of the page. So a destination with a control character is none, `\` is written as `%5C`, and `//` begins none.
struct SafeLink {
    /// What may stand in an attribute after escaping.
    let destination: String

    /// - Parameter bytes: the destination, without escapes and entities.
    /// - Returns: nil if the link must not be followed.
    /// - Complexity: O(n)
    init?(_ bytes: ArraySlice<UInt8>) {
        guard !bytes.isEmpty, bytes.count <= Self.longest, bytes.allSatisfy({ $0 > 0x20 && $0 != 0x7F })
        else {
            return nil
        }
        let end = bytes.firstIndex { $0.isOne(of: "/?#\\") } ?? bytes.endIndex
        if let colon = bytes[..<end].firstIndex(of: UInt8(ascii: ":")) {
            let scheme = String(decoding: bytes[..<colon].map(\.lowercased), as: UTF8.self)
            guard Self.schemes.contains(scheme) else { return nil }
        } else if bytes.first == UInt8(ascii: "#") || bytes.starts(with: "//".utf8) {
            return nil
        }
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        for byte in bytes {
            if byte < 0x80, byte.isLetter || byte.isDigit || byte.isOne(of: "-._~:/?#[]@!$&'()*+,;=%") {
                result.append(byte)
            } else {
                result.append(UInt8(ascii: "%"))
                result += [byte >> 4, byte & 0x0F].map { $0 < 10 ? $0 + 0x30 : $0 + 0x37 }
            }
        }
        destination = String(decoding: result, as: UTF8.self)
    }

    /// A longer destination is no address that a person has written.
    private static let longest = 2000
    private static let schemes: Set = ["http", "https", "mailto"]
}
