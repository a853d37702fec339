/// Why bytes cannot be read as a ``SourceText``. There are no other reasons.
public enum SourceError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The file has more than `limit` bytes.
    case tooLarge(size: Int, limit: Int)

    /// The bytes at this position are not UTF-8.
    case invalidUTF8(SourcePosition)

    /// The position in the file, if the error has one.
    public var position: SourcePosition? {
        switch self {
        case .tooLarge: nil
        case .invalidUTF8(let position): position
        }
    }

    /// What is wrong and what to do about it, without the position.
    public var description: String {
        switch self {
        case .tooLarge(let size, let limit):
            "the file has \(size.counting("byte", "bytes")), over the limit of \(limit); split it into several files"
        case .invalidUTF8(let position):
            "not valid UTF-8 at byte \(position.offset); convert the file first, for example with "
                + "'iconv -f WINDOWS-1252 -t UTF-8'"
        }
    }
}
