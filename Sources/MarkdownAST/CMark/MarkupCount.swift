extension UnsafeBufferPointer<UInt8> {
    /// How many bytes may begin an inline of their own: line endings, and CommonMark's and GFM's inline markup.
    ///
    /// - Complexity: O(n). Every text is counted before it is parsed, so the loop is one that the compiler turns into
    ///   vector instructions: no branches, and sums of one byte, which 224 steps, a whole number of vectors, cannot
    ///   overflow.
    var markupCount: Int {
        var total = 0
        var offset = 0
        while offset < count {
            let end = Swift.min(count, offset + 224)
            var sum: UInt8 = 0
            for index in offset..<end {
                let byte = self[index]
                // `[`, `\`, `]`, `_` and the backtick are neighbours, but for the `^` between them.
                var mark: UInt8 = byte &- UInt8(ascii: "[") < 6 ? 0xFF : 0
                mark ^= byte == UInt8(ascii: "^") ? 0xFF : 0
                // LF and `*` differ in one bit.
                mark |= byte & 0xDF == 0x0A ? 0xFF : 0
                mark |= byte == UInt8(ascii: "~") ? 0xFF : 0
                mark |= byte == UInt8(ascii: "<") ? 0xFF : 0
                mark |= byte == UInt8(ascii: "&") ? 0xFF : 0
                mark |= byte == UInt8(ascii: "!") ? 0xFF : 0
                // All bits set are -1.
                sum &-= mark
            }
            total += Int(sum)
            offset = end
        }
        return total
    }
}
