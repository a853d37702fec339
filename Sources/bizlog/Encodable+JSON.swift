internal import FoundationEssentials

extension Encodable {
    /// The value as JSON: members sorted by name, two blanks a level, one line feed at the end. Equal values give equal bytes.
    func json() throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return Array(try encoder.encode(self)) + [UInt8(ascii: "\n")]
    }
}

extension Console {
    /// Prints a value as JSON.
    mutating func print(json value: some Encodable) {
        do {
            print(try value.json())
        } catch {
            fail("<stdout>", nil, "cannot write JSON: \(error)")
        }
    }
}
