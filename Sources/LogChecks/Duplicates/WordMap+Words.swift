extension WordMap {
    /// Gives the words within a range; one that goes beyond it is cut.
    ///
    /// - Complexity: O(range)
    @inline(__always)
    func forEachWord(in range: Range<Int>, _ body: (Range<Int>) -> Void) {
        let range = range.clamped(to: 0..<count)
        if range.isEmpty { return }
        let last = (range.upperBound - 1) >> 6
        var start = range.lowerBound
        var before: UInt64 = 0
        for index in range.lowerBound >> 6...last {
            var word = bits[index]
            if index == range.lowerBound >> 6 { word &= ~0 << UInt64(range.lowerBound & 63) }
            if index == last { word &= ~0 >> UInt64(63 - (range.upperBound - 1) & 63) }
            // Where words begin, and behind their ends.
            var edges = word ^ (word << 1 | before)
            before = word >> 63
            while edges != 0 {
                let place = edges.trailingZeroBitCount
                edges &= edges &- 1
                if word >> UInt64(place) & 1 == 1 {
                    start = index << 6 + place
                } else {
                    body(start..<index << 6 + place)
                }
            }
        }
        if before == 1 { body(start..<range.upperBound) }
    }
}
