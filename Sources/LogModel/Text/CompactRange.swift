/// A range of bytes, lines or nodes in eight bytes instead of sixteen. Entries store many of them, and files
/// are limited to 32-bit offsets.
@propertyWrapper
package struct CompactRange: Sendable {
    private var lower: UInt32
    private var upper: UInt32

    /// The range; its bounds are not negative.
    package var wrappedValue: Range<Int> {
        get { Int(lower)..<Int(upper) }
        set { self = CompactRange(wrappedValue: newValue) }
    }

    package init(wrappedValue: Range<Int>) {
        lower = UInt32(truncatingIfNeeded: wrappedValue.lowerBound)
        upper = UInt32(truncatingIfNeeded: wrappedValue.upperBound)
    }
}
