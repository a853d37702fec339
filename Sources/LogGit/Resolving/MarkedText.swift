/// A text with what stands behind conflict markers left out, and with one kind of line ending, for comparison: labels depend on who merged.
struct MarkedText: Hashable {
    private let bytes: [UInt8]

    init(_ text: [UInt8]) {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.count)
        var start = 0
        while start < text.count {
            var end = start
            while end < text.count, text[end] != 0x0A { end += 1 }
            var line = text[start..<end]
            if line.last == 0x0D { line.removeLast() }
            bytes += line.prefix(Self.markLength(line) ?? line.count)
            if end < text.count { bytes.append(0x0A) }
            start = end + 1
        }
        self.bytes = bytes
    }

    /// The length of the marker that a line is; nil for any other line.
    private static func markLength(_ line: ArraySlice<UInt8>) -> Int? {
        guard let mark = line.first, "<|>".utf8.contains(mark) else { return nil }
        let length = line.prefix { $0 == mark }.count
        return length >= 7 && (length == line.count || line[line.startIndex + length] == 0x20) ? length : nil
    }
}
