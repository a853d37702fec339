package import SystemPackage

extension FileDescriptor {
    /// Reads to the end of the file or stream, at most `limit` bytes and one.
    ///
    /// A result longer than `limit` says that there is more.
    ///
    /// - Parameter expectedSize: a hint that saves copies, in bytes.
    /// - Complexity: O(n) in the bytes read.
    package func readToEnd(limit: Int, expectedSize: Int = 0) throws(Errno) -> [UInt8] {
        let chunkSize = 1 << 16
        var result: [UInt8] = []
        // One byte more than expected, so that the end is seen without growing.
        var wanted = min(expectedSize, limit) + 1
        while true {
            let count = result.count
            let space = min(max(wanted, chunkSize), limit + 1 - count)
            guard space > 0 else { return result }
            let piece = try Errno.typed {
                try [UInt8](unsafeUninitializedCapacity: space) { buffer, initialized in
                    initialized = try read(into: UnsafeMutableRawBufferPointer(buffer))
                }
            }
            if piece.isEmpty { return result }
            if count == 0 { result = piece } else { result += piece }
            wanted = count
        }
    }
}
