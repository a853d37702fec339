/// Why bytes are not a text that this library reads. Nothing else is refused at this level.
public enum SourceError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The file has more bytes than can be read.
    case tooLarge(size: Int, limit: Int)

    /// The bytes at this place are not UTF-8.
    case invalidUTF8(SourcePosition)

    /// Where it happened, if it happened at a place.
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
