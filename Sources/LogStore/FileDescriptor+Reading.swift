internal import MarkdownAST
package import SystemPackage

extension FileDescriptor {
    /// Reads to the end of the file or stream, at most `limit` bytes and one.
    ///
    /// A result longer than `limit` says that there is more.
    ///
    /// - Complexity: O(n) in the bytes read. A file is read into memory of its size, a stream into memory that grows.
    package func readToEnd(limit: Int) throws(Errno) -> [UInt8] {
        // One byte more than there should be, so that the end is seen without growing.
        let expectedSize = min(Int((try? Stat(self))?.size ?? 0), limit) + 1
        var result: [UInt8] = []
        while true {
            let count = result.count
            let space = min(max(expectedSize - count, Self.pieceSize), limit + 1 - count)
            guard space > 0 else { return result }
            let piece = try Errno.typed {
                try [UInt8](unsafeUninitializedCapacity: space) { buffer, initialized in
                    let memory = UnsafeMutableRawBufferPointer(buffer)
                    LargePages.advise(memory)
                    initialized = try read(into: memory)
                }
            }
            if piece.isEmpty { return result }
            if count == 0 { result = piece } else { result += piece }
        }
    }

    /// What is read of a stream at once; a pipe holds no more.
    private static let pieceSize = 1 << 16
}
