/// What tells contents from others without keeping them: their size and a checksum (FNV-1a of 64 bits).
struct ContentMark: Sendable, Hashable {
    let size: Int
    let checksum: UInt64

    init(size: Int, checksum: UInt64) {
        self.size = size
        self.checksum = checksum
    }

    /// - Complexity: O(n) in the bytes.
    init(_ bytes: some Collection<UInt8>) {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        size = bytes.count
        checksum = hash
    }
}
