internal import SystemPackage

extension FilePath {
    /// A path of any bytes but NUL.
    init(bytes: [UInt8]) { self.init(platformString: bytes.map(CChar.init(bitPattern:)) + [0]) }

    /// The bytes of the path.
    var bytes: [UInt8] {
        withPlatformString {
            Array(UnsafeBufferPointer(start: $0, count: length)).map(UInt8.init(bitPattern:))
        }
    }

    /// How messages name the file: as it is, with bytes that are not UTF-8 spelled out.
    var shown: String { String(spellingOutInvalid: bytes) }
}
