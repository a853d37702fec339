import TestSupport
import Testing

/// A credential in a line as somebody might log it. It is put together when the test runs, so that no scanner finds it in this file.
struct SecretExample: Sendable, CustomTestStringConvertible {
    let provider: String
    private let make: @Sendable (inout SecretMaker) -> String

    init(_ provider: String, _ make: @escaping @Sendable (inout SecretMaker) -> String) {
        (self.provider, self.make) = (provider, make)
    }

    /// A line that consists of parts.
    init(_ provider: String, _ parts: String...) {
        self.init(provider) { _ in parts.joined() }
    }

    func line(seed: UInt64) -> String {
        var maker = SecretMaker(seed: seed)
        return make(&maker)
    }

    var testDescription: String { provider }
}

/// Makes characters of the alphabets that providers use.
struct SecretMaker {
    private var random: SeededGenerator

    init(seed: UInt64) { random = SeededGenerator(seed: seed) }

    private static let digitBytes = Array("0123456789".utf8)
    private static let smallBytes = Array("abcdefghijklmnopqrstuvwxyz".utf8)
    private static let capitalBytes = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ".utf8)

    /// So many characters of an alphabet, the first of which are a letter in either case and a digit where it has them.
    private mutating func some(_ alphabet: [UInt8], _ count: Int) -> String {
        var bytes = (0..<count).map { _ in alphabet[random.below(alphabet.count)] }
        for (index, byte) in "k7Q".utf8.enumerated() where index < count {
            let place = random.below(count)
            if alphabet.contains(byte) { bytes[place] = byte }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    mutating func digits(_ count: Int) -> String { some(Self.digitBytes, count) }
    mutating func hex(_ count: Int) -> String { some(Self.digitBytes + Array("abcdef".utf8), count) }
    mutating func small(_ count: Int) -> String { some(Self.digitBytes + Self.smallBytes, count) }
    mutating func capitals(_ count: Int) -> String { some(Self.digitBytes + Self.capitalBytes, count) }
    mutating func letters(_ count: Int) -> String {
        some(Self.digitBytes + Self.smallBytes + Self.capitalBytes, count)
    }
    mutating func url(_ count: Int) -> String {
        some(Self.digitBytes + Self.smallBytes + Self.capitalBytes + Array("-_".utf8), count - 1) + "x"
    }
    mutating func base64(_ count: Int) -> String {
        some(Self.digitBytes + Self.smallBytes + Self.capitalBytes + Array("+/".utf8), count)
    }
    mutating func uuid() -> String { [8, 4, 4, 4, 12].map { hex($0) }.joined(separator: "-") }

    /// A block of lines of Base64 between marks.
    mutating func block(_ name: String, _ body: Int = 64) -> String {
        let marks = "-----"
        return "\(marks)BEGIN \(name)\(marks)\n\(base64(body))\n\(marks)END \(name)\(marks)"
    }
}

extension String {
    /// The bytes in Base64.
    var inBase64: String {
        let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
        var result = ""
        let bytes = Array(utf8)
        for start in stride(from: 0, to: bytes.count, by: 3) {
            let three = (0..<3).map { start + $0 < bytes.count ? Int(bytes[start + $0]) : 0 }
            let number = three[0] << 16 | three[1] << 8 | three[2]
            let text = [18, 12, 6, 0].map { digits[number >> $0 & 63] }
            let missing = max(0, start + 3 - bytes.count)
            result += String(text.dropLast(missing)) + String(repeating: "=", count: missing)
        }
        return result
    }
}
