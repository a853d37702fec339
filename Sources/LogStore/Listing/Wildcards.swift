/// Matches texts with patterns that have wildcards, as git does in its lists of ignored files.
///
/// `?` is any byte, `*` any bytes, `[a-z]`, `[!a]` and `[[:alpha:]]` are one byte of a set, and a backslash takes the meaning from the
/// byte behind it. In a path none of these is a slash, but `**` that fills the room between two slashes is any number of directories.
///
/// A pattern that comes with a repository may be made to be slow. So a match never goes back: it reads the pattern once, and remembers at
/// which places of the text the part read so far can end.
struct Wildcards {
    private let pattern: ArraySlice<UInt8>
    private let isPath: Bool

    /// - Parameter isPath: whether slashes divide the text.
    init(_ pattern: ArraySlice<UInt8>, isPath: Bool) {
        (self.pattern, self.isPath) = (pattern, isPath)
    }

    /// Whether a byte means more than itself in a pattern.
    static func isSpecial(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "*"), UInt8(ascii: "?"), UInt8(ascii: "["), UInt8(ascii: "\\"): true
        default: false
        }
    }

    /// Whether the pattern is for the whole of a text.
    ///
    /// - Parameter steps: grows by the work that was done.
    /// - Complexity: O(pattern × text)
    func match(_ text: ArraySlice<UInt8>, steps: inout Int) -> Bool {
        // Whether what was read of the pattern can be for so many bytes of the text.
        var ends = [Bool](repeating: false, count: text.count + 1)
        ends[0] = true
        var first = 0
        var position = pattern.startIndex
        while position < pattern.endIndex {
            let start = position
            guard let part = part(at: &position) else { return false }
            steps += position - start + ends.count - first
            switch part {
            case .one(let bytes): take(bytes, text, &ends, from: first)
            case .name:
                for index in first..<text.count
                where ends[index] && text[text.startIndex + index] != Self.slash {
                    ends[index + 1] = true
                }
            case .anything:
                for index in first..<text.count { ends[index + 1] = true }
            case .directories:
                for index in first..<text.count where text[text.startIndex + index] == Self.slash {
                    ends[index + 1] = true
                }
            }
            while first < ends.count, !ends[first] { first += 1 }
            if first == ends.count { return false }
        }
        return ends[text.count]
    }

    private func take(_ bytes: ByteSet, _ text: ArraySlice<UInt8>, _ ends: inout [Bool], from first: Int) {
        for index in (first..<text.count).reversed() {
            let byte = text[text.startIndex + index]
            ends[index + 1] =
                ends[index] && bytes.contains(byte) && !(isPath && byte == Self.slash && bytes.isWide)
        }
        ends[first] = false
    }

    private static let slash = UInt8(ascii: "/")
    private static let star = UInt8(ascii: "*")
}

extension Wildcards {
    /// A part of a pattern.
    private enum Part {
        /// One byte.
        case one(ByteSet)
        /// Any bytes but slashes.
        case name
        /// Any bytes.
        case anything
        /// Any number of directories, each with its slash.
        case directories
    }

    /// Reads the part at a position; nil if the pattern is broken there, so that it is for no text.
    private func part(at position: inout Int) -> Part? {
        let byte = pattern[position]
        switch byte {
        case Self.star: return stars(at: &position)
        case UInt8(ascii: "?"):
            position += 1
            return .one(.all)
        case UInt8(ascii: "["): return set(at: &position).map { .one($0) }
        case UInt8(ascii: "\\"):
            guard position + 1 < pattern.endIndex else { return nil }
            defer { position += 2 }
            return .one(ByteSet(pattern[position + 1]))
        default:
            position += 1
            return .one(ByteSet(byte))
        }
    }

    private func stars(at position: inout Int) -> Part {
        let start = position
        while position < pattern.endIndex, pattern[position] == Self.star { position += 1 }
        guard isPath else { return .anything }
        let isFirst = start == pattern.startIndex || pattern[start - 1] == Self.slash
        guard position - start > 1, isFirst else { return .name }
        let rest = pattern[position...]
        if rest.isEmpty { return .anything }
        if rest.first == Self.slash {
            position += 1
            return .directories
        }
        return rest.starts(with: [UInt8(ascii: "\\"), Self.slash]) ? .anything : .name
    }

    /// Reads a set in brackets; nil if it has no end.
    private func set(at position: inout Int) -> ByteSet? {
        var set = ByteSet()
        var index = position + 1
        func peek(_ index: Int) -> UInt8? { index < pattern.endIndex ? pattern[index] : nil }
        let isNegated = peek(index) == UInt8(ascii: "!") || peek(index) == UInt8(ascii: "^")
        if isNegated { index += 1 }
        let begin = index
        var previous: UInt8?
        while let byte = peek(index), byte != UInt8(ascii: "]") || index == begin {
            if byte == UInt8(ascii: "\\") {
                guard let escaped = peek(index + 1) else { return nil }
                set.insert(escaped)
                (previous, index) = (escaped, index + 2)
            } else if byte == UInt8(ascii: "-"), let from = previous, let next = peek(index + 1),
                next != UInt8(ascii: "]")
            {
                index += next == UInt8(ascii: "\\") ? 2 : 1
                guard let to = peek(index) else { return nil }
                if from <= to { for byte in from...to { set.insert(byte) } }
                (previous, index) = (nil, index + 1)
            } else if byte == UInt8(ascii: "["), peek(index + 1) == UInt8(ascii: ":"),
                let name = className(at: index + 2)
            {
                guard set.insertClass(name) else { return nil }
                (previous, index) = (nil, name.endIndex + 2)
            } else {
                set.insert(byte)
                (previous, index) = (byte, index + 1)
            }
        }
        guard peek(index) != nil else { return nil }
        position = index + 1
        set.isWide = true
        return isNegated ? set.inverted : set
    }

    /// The name of a class of bytes up to `:]`; nil if that does not follow.
    private func className(at start: Int) -> ArraySlice<UInt8>? {
        guard let end = pattern[start...].firstIndex(of: UInt8(ascii: "]")), end > start,
            pattern[end - 1] == UInt8(ascii: ":")
        else { return nil }
        return pattern[start..<end - 1]
    }
}
