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

    /// The lines that say something, without conflict markers.
    var lines: Set<ArraySlice<UInt8>> {
        Set(
            bytes.split(separator: 0x0A).filter { line in
                let isDivider = line.count >= 7 && line.allSatisfy { $0 == UInt8(ascii: "=") }
                return Self.markLength(line) == nil && !isDivider
                    && line.contains { $0 != 0x20 && $0 != 0x09 }
            })
    }

    /// Whether the text may be what a merge of lines has made of three versions, whichever way it compares lines: each of its lines is one of
    /// theirs, and each that a side has added is there. So it says nothing of its own, and nobody has taken anything away.
    func isMade(of base: [UInt8], _ ours: [UInt8], _ theirs: [UInt8]) -> Bool {
        let (own, old) = (lines, MarkedText(base).lines)
        let sides = MarkedText(ours).lines.union(MarkedText(theirs).lines)
        return own.isSubset(of: sides.union(old)) && sides.subtracting(old).isSubset(of: own)
    }

    /// The length of the marker that a line is; nil for any other line.
    private static func markLength(_ line: ArraySlice<UInt8>) -> Int? {
        guard let mark = line.first, "<|>".utf8.contains(mark) else { return nil }
        let length = line.prefix { $0 == mark }.count
        return length >= 7 && (length == line.count || line[line.startIndex + length] == 0x20) ? length : nil
    }
}
