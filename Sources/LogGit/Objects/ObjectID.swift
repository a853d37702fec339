/// The name of an object of git, in full: 40 or 64 hexadecimal digits.
package struct ObjectID: Sendable, Hashable, CustomStringConvertible {
    /// The digits, in small letters.
    package let hex: String

    /// Reads a name; nil if it is not a full one.
    package init?(_ bytes: some Collection<UInt8>) {
        guard bytes.count == 40 || bytes.count == 64, bytes.allSatisfy(\.isHexDigit) else { return nil }
        hex = String(decoding: bytes, as: UTF8.self).lowercased()
    }

    /// The name that stands in a tree, as 20 or 32 bytes.
    init(raw bytes: ArraySlice<UInt8>) {
        let digits = Array("0123456789abcdef".utf8)
        hex = String(decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
    }

    /// The digits.
    package var description: String { hex }

    /// The first digits, as people write them.
    var short: String { String(hex.prefix(10)) }

    /// Whether it stands for no object, as in an index without a version.
    var isNull: Bool { hex.utf8.allSatisfy { $0 == UInt8(ascii: "0") } }
}

extension UInt8 {
    /// `0` to `9`, `a` to `f`, `A` to `F`
    var isHexDigit: Bool {
        switch self {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "f"),
            UInt8(ascii: "A")...UInt8(ascii: "F"):
            true
        default: false
        }
    }
}
