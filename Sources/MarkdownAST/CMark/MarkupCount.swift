extension UnsafeBufferPointer<UInt8> {
    /// How many bytes may begin an inline node: line endings, and the inline markup of CommonMark and GFM.
    ///
    /// - Complexity: O(n). All text is counted before it is parsed, so the compiler must be able to vectorise
    ///   the loop: it has no branches, and it sums in single bytes, which 224 steps (a whole number of
    ///   vectors) cannot overflow.
    var markupCount: Int {
        var total = 0
        var offset = 0
        while offset < count {
            let end = Swift.min(count, offset + 224)
            var sum: UInt8 = 0
            for index in offset..<end {
                let byte = self[index]
                // `[`, `\`, `]`, `_` and the backtick are consecutive codes, but for the `^` between them.
                var mark: UInt8 = byte &- UInt8(ascii: "[") < 6 ? 0xFF : 0
                mark ^= byte == UInt8(ascii: "^") ? 0xFF : 0
                // LF and `*` differ in one bit.
                mark |= byte & 0xDF == 0x0A ? 0xFF : 0
                mark |= byte == UInt8(ascii: "~") ? 0xFF : 0
                mark |= byte == UInt8(ascii: "<") ? 0xFF : 0
                mark |= byte == UInt8(ascii: "&") ? 0xFF : 0
                mark |= byte == UInt8(ascii: "!") ? 0xFF : 0
                // A mark of all ones is -1.
                sum &-= mark
            }
            total += Int(sum)
            offset = end
        }
        return total
    }
}
