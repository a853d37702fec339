/// The places of 64-bit keys, numbered as they are added. A look-up of a key that is not there costs one step mostly.
struct TermTable: Sendable {
    private var keys: ContiguousArray<UInt64>
    private var values: ContiguousArray<Int32>
    private var mask: Int
    private(set) var count = 0

    init() {
        keys = ContiguousArray(repeating: 0, count: 64)
        values = ContiguousArray(repeating: -1, count: 64)
        mask = 63
    }

    /// The number of a key; nil if it was not added.
    @inline(__always)
    subscript(key: UInt64) -> Int? {
        var slot = Self.slot(key) & mask
        while values[slot] >= 0 {
            if keys[slot] == key { return Int(values[slot]) }
            slot = (slot + 1) & mask
        }
        return nil
    }

    /// The number of a key, which is new if the key is.
    mutating func insert(_ key: UInt64) -> Int {
        if let known = self[key] { return known }
        if count * 4 > mask { grow() }
        place(key, Int32(truncatingIfNeeded: count))
        count += 1
        return count - 1
    }

    private mutating func place(_ key: UInt64, _ value: Int32) {
        var slot = Self.slot(key) & mask
        while values[slot] >= 0 { slot = (slot + 1) & mask }
        (keys[slot], values[slot]) = (key, value)
    }

    private mutating func grow() {
        let (oldKeys, oldValues) = (keys, values)
        mask = (mask + 1) * 2 - 1
        keys = ContiguousArray(repeating: 0, count: mask + 1)
        values = ContiguousArray(repeating: -1, count: mask + 1)
        for (key, value) in zip(oldKeys, oldValues) where value >= 0 { place(key, value) }
    }

    /// Spreads the bits of a key; a multiplicative hash (Knuth).
    @inline(__always)
    private static func slot(_ key: UInt64) -> Int {
        Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 24)
    }
}
