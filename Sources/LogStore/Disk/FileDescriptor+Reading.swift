internal import MarkdownAST
package import SystemPackage

extension FileDescriptor {
    /// Reads to the end of the file or stream, but at most `limit + 1` bytes.
    ///
    /// A result longer than `limit` means that there is more.
    ///
    /// - Complexity: O(n) in the bytes read. For a file, memory of its size is reserved at once; for a
    ///   stream, memory grows.
    package func readToEnd(limit: Int) throws(Errno) -> [UInt8] {
        // One byte more than expected, so that the end is noticed without growing.
        let expectedSize = min(Int((try? Stat(self))?.size ?? 0), limit) + 1
        var result = try read(atMost: min(max(expectedSize, Self.pieceSize), limit + 1))
        var wasFull = result.count >= max(expectedSize, Self.pieceSize)
        while wasFull, result.count <= limit {
            let count = min(Self.pieceSize, limit + 1 - result.count)
            let piece = try read(atMost: count)
            result += piece
            wasFull = piece.count == count
        }
        return result
    }

    /// Reads up to `count` bytes; fewer only at the end.
    private func read(atMost count: Int) throws(Errno) -> [UInt8] {
        try Errno.typed {
            try [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
                let memory = UnsafeMutableRawBufferPointer(buffer)
                LargePages.advise(memory)
                while initialized < count {
                    let read = try read(
                        into: UnsafeMutableRawBufferPointer(rebasing: memory[initialized..<count]))
                    if read == 0 { return }
                    initialized += read
                }
            }
        }
    }

    /// How much of a stream is read at once; a pipe holds no more.
    private static let pieceSize = 1 << 16
}
