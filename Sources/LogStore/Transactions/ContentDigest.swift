/// Identifies the contents of a file without keeping them: by size and checksum. It detects changes, not
/// attacks.
struct ContentDigest: Sendable, Hashable {
    let size: Int
    let checksum: UInt64

    init(size: Int, checksum: UInt64) {
        self.size = size
        self.checksum = checksum
    }

    /// - Complexity: O(n) in the bytes, eight at a time.
    init(_ bytes: some Collection<UInt8>) {
        size = bytes.count
        checksum =
            bytes.withContiguousStorageIfAvailable { Self.checksum(UnsafeRawBufferPointer($0)) }
            ?? Array(bytes).withUnsafeBytes { Self.checksum($0) }
    }

    private static func checksum(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        func mix(_ word: UInt64) {
            hash = (hash ^ word) &* 0x9E37_79B9_7F4A_7C15
            hash ^= hash >> 32
        }
        var offset = 0
        while bytes.count - offset >= 8 {
            mix(UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)))
            offset += 8
        }
        var rest: UInt64 = 0
        for byte in bytes[offset...] { rest = rest << 8 | UInt64(byte) }
        mix(rest)
        mix(UInt64(bytes.count))
        return hash
    }
}
