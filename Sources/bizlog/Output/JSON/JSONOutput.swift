/// Encodes values by writing them, so that nothing is built in between.
///
/// The containers of a value are filled one after the other and from the outside in, as all values of this command are. One that is
/// written to after it was left throws.
final class JSONOutput: Encoder {
    // One value is encoded at a time, and no call leaves the writer while it changes.
    @exclusivity(unchecked) var writer: JSONWriter

    init(_ style: JSONStyle) { writer = JSONWriter(style: style) }

    var codingPath: [any CodingKey] { [] }
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    /// Writes a value where one is due.
    func encode(_ value: some Encodable) throws {
        let (depth, end) = (writer.depth, writer.bytes.count)
        try value.encode(to: self)
        writer.close(to: depth)
        if writer.bytes.count == end {
            writer.openObject()
            writer.close()
        }
    }

    func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
        writer.openObject()
        return KeyedEncodingContainer(JSONObjectOutput(output: self, depth: writer.depth))
    }

    func unkeyedContainer() -> any UnkeyedEncodingContainer {
        writer.openArray()
        return JSONArrayOutput(output: self, depth: writer.depth)
    }

    func singleValueContainer() -> any SingleValueEncodingContainer { JSONScalarOutput(output: self) }

    /// Goes back to a container.
    ///
    /// - Throws: `EncodingError` if it was left.
    fileprivate func resume(_ depth: Int, at place: @autoclosure () -> String) throws {
        writer.close(to: depth)
        if writer.depth == depth { return }
        throw EncodingError.invalidValue(
            place(), EncodingError.Context(codingPath: [], debugDescription: "the container was left already")
        )
    }
}

private struct JSONObjectOutput<Key: CodingKey>: KeyedEncodingContainerProtocol {
    let output: JSONOutput
    let depth: Int

    var codingPath: [any CodingKey] { [] }

    private func begin(_ key: Key) throws {
        try output.resume(depth, at: key.stringValue)
        output.writer.beginMember(key.stringValue)
    }

    mutating func encodeNil(forKey key: Key) throws {
        try begin(key)
        output.writer.write(literal: "null")
    }

    mutating func encode(_ value: String, forKey key: Key) throws {
        try begin(key)
        output.writer.write(value)
    }

    mutating func encode<T: Encodable>(_ value: T, forKey key: Key) throws {
        try begin(key)
        try output.encode(value)
    }

    mutating func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type, forKey key: Key
    ) -> KeyedEncodingContainer<Nested> {
        try? begin(key)
        return output.container(keyedBy: type)
    }

    mutating func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
        try? begin(key)
        return output.unkeyedContainer()
    }

    mutating func superEncoder() -> any Encoder { output }

    mutating func superEncoder(forKey key: Key) -> any Encoder {
        try? begin(key)
        return output
    }
}

private struct JSONArrayOutput: UnkeyedEncodingContainer {
    let output: JSONOutput
    let depth: Int
    private(set) var count = 0

    init(output: JSONOutput, depth: Int) { (self.output, self.depth) = (output, depth) }

    var codingPath: [any CodingKey] { [] }

    private mutating func begin() throws {
        let place = count
        try output.resume(depth, at: "element \(place)")
        output.writer.beginElement()
        count += 1
    }

    mutating func encodeNil() throws {
        try begin()
        output.writer.write(literal: "null")
    }

    mutating func encode<T: Encodable>(_ value: T) throws {
        try begin()
        try output.encode(value)
    }

    mutating func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type
    ) -> KeyedEncodingContainer<Nested> {
        try? begin()
        return output.container(keyedBy: type)
    }

    mutating func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer {
        try? begin()
        return output.unkeyedContainer()
    }

    mutating func superEncoder() -> any Encoder {
        try? begin()
        return output
    }
}

private struct JSONScalarOutput: SingleValueEncodingContainer {
    let output: JSONOutput

    var codingPath: [any CodingKey] { [] }

    mutating func encodeNil() throws { output.writer.write(literal: "null") }

    mutating func encode(_ value: String) throws { output.writer.write(value) }

    mutating func encode(_ value: Bool) throws { output.writer.write(literal: value ? "true" : "false") }

    mutating func encode(_ value: Int) throws { output.writer.write(literal: String(value)) }

    mutating func encode<T: Encodable>(_ value: T) throws {
        // A number of another type says what it is by its description; fractions are in none of our documents.
        if let number = value as? any BinaryInteger {
            output.writer.write(literal: "\(number)")
        } else if value is any BinaryFloatingPoint {
            throw EncodingError.invalidValue(
                value, EncodingError.Context(codingPath: [], debugDescription: "a fraction cannot be written")
            )
        } else {
            try output.encode(value)
        }
    }
}
