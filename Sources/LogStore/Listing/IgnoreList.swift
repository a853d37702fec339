/// The patterns of one file that says what git ignores: `.gitignore`, or `info/exclude` of the repository.
///
/// The last pattern that matches decides. One with a slash, be it at its start, is for paths from the file's directory; another one for
/// names at any depth. A slash at the end restricts it to directories, and `!` at the start takes back what another pattern said.
struct IgnoreList {
    private let bytes: [UInt8]
    private let patterns: [Pattern]

    /// The size up to which such files are read.
    static let sizeLimit = 1 << 20

    /// - Complexity: O(n) in the bytes.
    init(_ bytes: [UInt8]) {
        var patterns: [Pattern] = []
        var start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        while start < bytes.count {
            let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
            if let pattern = Pattern(bytes, start..<end) { patterns.append(pattern) }
            start = end + 1
        }
        (self.bytes, self.patterns) = (bytes, patterns)
    }

    /// Whether nothing is ignored.
    var isEmpty: Bool { patterns.isEmpty }

    /// Whether a path is ignored; nil if no pattern is for it.
    ///
    /// - Parameters:
    ///   - path: the path from the directory of the file.
    ///   - steps: grows by the work that was done.
    /// - Complexity: O(bytes of the patterns × path)
    func verdict(on path: ArraySlice<UInt8>, isDirectory: Bool, steps: inout Int) -> Bool? {
        let slash = path.lastIndex(of: UInt8(ascii: "/"))
        let name = slash.map { path[($0 + 1)...] } ?? path
        for pattern in patterns.reversed() {
            steps += 1
            if pattern.isForDirectories, !isDirectory { continue }
            if pattern.matches(pattern.isForNames ? name : path, bytes, steps: &steps) {
                return !pattern.isNegated
            }
        }
        return nil
    }
}

extension IgnoreList {
    /// A line of the file.
    private struct Pattern {
        /// Its bytes without the marks at both ends.
        private let range: Range<Int>
        /// Where the first wildcard is; the end of the range for none.
        private let literalEnd: Int
        let isNegated: Bool
        let isForDirectories: Bool
        /// Whether it is compared with the name alone, at any depth.
        let isForNames: Bool

        /// Reads a line; nil for an empty one or a comment.
        init?(_ bytes: [UInt8], _ line: Range<Int>) {
            var end = bytes[line].firstIndex(of: 0) ?? line.upperBound
            if end == line.upperBound, end > line.lowerBound, bytes[end - 1] == UInt8(ascii: "\r") {
                end -= 1
            }
            var start = line.lowerBound
            if start == end || bytes[start] == UInt8(ascii: "#") { return nil }
            end = Self.trimmed(bytes, start..<end)
            isNegated = start < end && bytes[start] == UInt8(ascii: "!")
            if isNegated { start += 1 }
            isForDirectories = start < end && bytes[end - 1] == UInt8(ascii: "/")
            if isForDirectories { end -= 1 }
            isForNames = !bytes[start..<end].contains(UInt8(ascii: "/"))
            if start < end, bytes[start] == UInt8(ascii: "/") { start += 1 }
            if start == end { return nil }
            range = start..<end
            literalEnd = bytes[range].firstIndex(where: Wildcards.isSpecial) ?? end
        }

        func matches(_ text: ArraySlice<UInt8>, _ bytes: [UInt8], steps: inout Int) -> Bool {
            let literal = bytes[range.lowerBound..<literalEnd]
            guard literalEnd < range.upperBound ? text.count >= literal.count : text.count == literal.count,
                text.starts(with: literal)
            else { return false }
            steps += literal.count
            if literalEnd == range.upperBound { return true }
            // Nearly all patterns end with a byte that stands for itself, and nearly all names end with another one.
            let last = bytes[range.upperBound - 1]
            if !Self.endsWildcard(last), text.count == literal.count || text.last != last { return false }
            // What stands before the first wildcard is no part of the pattern any more, so `a**` begins with `**`, as in git.
            return Wildcards(bytes[literalEnd..<range.upperBound], isPath: !isForNames)
                .match(text.dropFirst(literal.count), steps: &steps)
        }

        /// Whether a pattern that ends with a byte may be for texts that end with another one.
        private static func endsWildcard(_ byte: UInt8) -> Bool {
            byte == UInt8(ascii: "*") || byte == UInt8(ascii: "?") || byte == UInt8(ascii: "]")
        }

        /// The end of a line without the blanks behind it, but for one behind a backslash.
        private static func trimmed(_ bytes: [UInt8], _ line: Range<Int>) -> Int {
            var end = line.lowerBound
            var index = line.lowerBound
            while index < line.upperBound {
                if bytes[index] == UInt8(ascii: "\\") {
                    index += 2
                    end = min(index, line.upperBound)
                } else {
                    index += 1
                    if bytes[index - 1] != UInt8(ascii: " ") { end = index }
                }
            }
            return end
        }
    }
}
