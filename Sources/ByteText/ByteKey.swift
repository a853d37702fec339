/// Some bytes as a key of a dictionary or a member of a set.
///
/// A slice itself is hashed byte by byte, which costs several times as much.
package struct ByteKey: Hashable, Sendable {
    private let bytes: ArraySlice<UInt8>

    package init(_ bytes: ArraySlice<UInt8>) { self.bytes = bytes }

    package func hash(into hasher: inout Hasher) {
        bytes.withUnsafeBytes { hasher.combine(bytes: $0) }
    }
}
