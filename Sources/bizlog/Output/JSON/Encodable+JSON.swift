extension Encodable {
    /// The value as a JSON document with one line feed at the end. Equal values give equal bytes. Invisible characters in strings are
    /// escaped, see ``Swift/String/printableJSON``.
    ///
    /// - Throws: what the value throws when it is encoded.
    func json(_ style: JSONStyle = .sorted) throws -> [UInt8] {
        let encoder = JSONOutput(style)
        try encoder.encode(self)
        encoder.writer.write(literal: "\n")
        return encoder.writer.bytes
    }
}
