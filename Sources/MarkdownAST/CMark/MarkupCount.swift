extension UnsafeBufferPointer<UInt8> {
    /// How many bytes may begin an inline of their own: line endings, and CommonMark's and GFM's inline markup.
    ///
    /// - Complexity: O(n). Every text is counted before it is parsed, so the loop is one that the compiler turns into
    ///   vector instructions: no branches, and sums of one byte, which 255 steps cannot overflow.
    var markupCount: Int {
        var total = 0
        var offset = 0
        while offset < count {
            let end = Swift.min(count, offset + 255)
            var sum: UInt8 = 0
            for index in offset..<end {
                let byte = self[index]
                var mark: UInt8 = byte == 0x0A ? 1 : 0
                mark |= byte == UInt8(ascii: "*") ? 1 : 0
                mark |= byte == UInt8(ascii: "_") ? 1 : 0
                mark |= byte == UInt8(ascii: "~") ? 1 : 0
                mark |= byte == UInt8(ascii: "`") ? 1 : 0
                mark |= byte == UInt8(ascii: "<") ? 1 : 0
                mark |= byte == UInt8(ascii: "&") ? 1 : 0
                mark |= byte == UInt8(ascii: "!") ? 1 : 0
                // `[`, `\` and `]` are neighbours.
                mark |= byte &- UInt8(ascii: "[") < 3 ? 1 : 0
                sum &+= mark
            }
            total += Int(sum)
            offset = end
        }
        return total
    }
}
