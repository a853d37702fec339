extension Unicode.Scalar {
    /// The character that begins a piece of UTF-8; nil if none does.
    init?(utf8 bytes: ArraySlice<UInt8>) {
        var decoder = UTF8()
        var bytes = bytes.makeIterator()
        guard case .scalarValue(let scalar) = decoder.decode(&bytes) else { return nil }
        self = scalar
    }
}
