internal import SystemPackage

extension FilePath {
    /// The bytes of the path; any but NUL can be among them.
    var bytes: [UInt8] {
        withPlatformString {
            Array(UnsafeBufferPointer(start: $0, count: length)).map(UInt8.init(bitPattern:))
        }
    }

    /// How messages name the file: as it is, with bytes that are not UTF-8 spelled out.
    var shown: String { String(spellingOutInvalid: bytes) }
}
