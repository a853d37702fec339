/// A range of bytes, lines or nodes in eight bytes instead of sixteen: entries hold many, and no file has more than 32 bits count.
@propertyWrapper
struct CompactRange: Sendable {
    private var lower: UInt32
    private var upper: UInt32

    /// The range; its bounds are not negative.
    var wrappedValue: Range<Int> {
        get { Int(lower)..<Int(upper) }
        set { self = CompactRange(wrappedValue: newValue) }
    }

    init(wrappedValue: Range<Int>) {
        lower = UInt32(truncatingIfNeeded: wrappedValue.lowerBound)
        upper = UInt32(truncatingIfNeeded: wrappedValue.upperBound)
    }
}
