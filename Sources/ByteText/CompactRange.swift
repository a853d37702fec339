/// A range of bytes, lines or nodes in eight bytes instead of sixteen: entries hold many, and no file has more than 32 bits count.
@propertyWrapper
package struct CompactRange: Sendable {
    @usableFromInline var lower: UInt32
    @usableFromInline var upper: UInt32

    /// The range; its bounds are not negative.
    @inlinable package var wrappedValue: Range<Int> {
        get { Int(lower)..<Int(upper) }
        set { self = CompactRange(wrappedValue: newValue) }
    }

    @inlinable
    package init(wrappedValue: Range<Int>) {
        lower = UInt32(truncatingIfNeeded: wrappedValue.lowerBound)
        upper = UInt32(truncatingIfNeeded: wrappedValue.upperBound)
    }
}
