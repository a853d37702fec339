/// The time of a day: `9:40`, `09:40:12`.
enum ClockTime {
    /// Behind the time that stands at an offset; nil if none does.
    static func end(_ bytes: [UInt8], at start: Int, end limit: Int) -> Int? {
        guard var offset = digits(bytes, at: start, end: limit, 1...2, below: 24) else { return nil }
        var parts = 0
        while parts < 2, offset < limit, bytes[offset] == UInt8(ascii: ":"),
            let next = digits(bytes, at: offset + 1, end: limit, 2...2, below: 60)
        {
            offset = next
            parts += 1
        }
        return parts > 0 && !(offset < limit && bytes.isWordCharacter(at: offset)) ? offset : nil
    }

    private static func digits(
        _ bytes: [UInt8], at start: Int, end limit: Int, _ count: ClosedRange<Int>, below bound: Int
    ) -> Int? {
        var offset = start
        var value = 0
        while offset < limit, bytes[offset].isDigit, offset - start <= count.upperBound {
            value = value * 10 + Int(bytes[offset] - UInt8(ascii: "0"))
            offset += 1
        }
        return count.contains(offset - start) && value < bound ? offset : nil
    }
}
