extension UnsafeBufferPointer<UInt8> {
    /// How many bytes may begin an inline of their own: line endings, and CommonMark's and GFM's inline markup.
    ///
    /// - Complexity: O(n). Every text is counted before it is parsed, so sixteen bytes are looked at together.
    var markupCount: Int {
        guard let base = UnsafeRawPointer(baseAddress), count >= 16 else {
            return reduce(0) { $0 + Int(SIMD16(repeating: $1).markup[0]) }
        }
        var total = 0
        var offset = 0
        while offset + 16 <= count {
            // Sums of one byte overflow after 255 steps.
            let end = Swift.min(offset + 16 * 255, count)
            var sums = SIMD16<UInt8>.zero
            while offset + 16 <= end {
                sums &+= base.loadUnaligned(fromByteOffset: offset, as: SIMD16<UInt8>.self).markup
                offset += 16
            }
            total += Int(SIMD16<UInt16>(truncatingIfNeeded: sums).wrappedSum())
        }
        guard offset < count else { return total }
        // The last sixteen bytes, without those that are counted.
        var rest = base.loadUnaligned(fromByteOffset: count - 16, as: SIMD16<UInt8>.self).markup
        let counted = UInt8(truncatingIfNeeded: 16 - (count - offset))
        rest.replace(with: 0, where: SIMD16.laneNumbers .< counted)
        return total + Int(rest.wrappedSum())
    }
}

extension SIMD16<UInt8> {
    fileprivate static let laneNumbers = SIMD16(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15)

    /// 1 for each byte that may begin an inline, 0 for the others.
    fileprivate var markup: SIMD16<UInt8> {
        // A line feed and `*` differ in one bit.
        var mask = (self & 0xDF) .== 0x0A
        // `[` to the backtick are neighbours, with `^` among them.
        mask .|= (self &- UInt8(ascii: "[") .< 6) .& (self .!= UInt8(ascii: "^"))
        mask .|= self .== UInt8(ascii: "~")
        mask .|= self .== UInt8(ascii: "<")
        mask .|= self .== UInt8(ascii: "&")
        mask .|= self .== UInt8(ascii: "!")
        return SIMD16.zero.replacing(with: 1, where: mask)
    }
}
