package import SystemPackage

extension FilePath {
    /// Makes a path of any bytes but NUL.
    package init(bytes: some Sequence<UInt8>) {
        self.init(platformString: bytes.map(CChar.init(bitPattern:)) + [0])
    }

    /// The bytes of the path.
    package var bytes: [UInt8] {
        withPlatformString {
            Array(UnsafeBufferPointer(start: $0, count: length)).map(UInt8.init(bitPattern:))
        }
    }
}
