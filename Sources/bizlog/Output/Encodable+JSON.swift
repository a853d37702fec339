internal import FoundationEssentials

extension Encodable {
    /// The value as JSON: members sorted by name, indented by two blanks, with one line feed at the end.
    /// Equal values give equal bytes. Invisible characters in strings are escaped, see
    /// ``Swift/String/printableJSON``.
    func json() throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        let text = String(decoding: try encoder.encode(self), as: UTF8.self)
        return Array(text.printableJSON.utf8) + [UInt8(ascii: "\n")]
    }
}
