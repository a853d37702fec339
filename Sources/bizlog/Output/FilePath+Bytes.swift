internal import SystemPackage

extension FilePath {
    /// Makes a path of any bytes but NUL.
    init(bytes: [UInt8]) { self.init(platformString: bytes.map(CChar.init(bitPattern:)) + [0]) }

    /// The bytes of the path.
    var bytes: [UInt8] {
        withPlatformString {
            Array(UnsafeBufferPointer(start: $0, count: length)).map(UInt8.init(bitPattern:))
        }
    }

    /// The path as messages print it; bytes that are not UTF-8 are spelled out.
    var shown: String { String(spellingOutInvalid: bytes) }
}
