internal import CMarkBridge

extension SourceText {
    /// Whether the file may hold a link reference definition or a footnote definition: a line that begins
    /// with `[` after markers of containers, and has `]:` in it or before the next blank line.
    ///
    /// Definitions apply to the whole file, so a file that has one is parsed in one piece. The answer may be
    /// a false yes, never a false no.
    ///
    /// - Complexity: O(n)
    package var mayHoldDefinitions: Bool {
        // Lines before this one begin no definition that continues to it.
        var firstUnchecked = 0
        var offset = 0
        while let bracket = firstBracketAndColon(from: offset) {
            let line = line(at: bracket)
            var candidate = line
            while candidate >= firstUnchecked, candidate == line || !isBlank(candidate) {
                if beginsWithBracket(candidate) { return true }
                candidate -= 1
            }
            firstUnchecked = max(firstUnchecked, line + 1)
            offset = bracket + 2
        }
        return false
    }

    private func firstBracketAndColon(from start: Int) -> Int? {
        bytes.withUnsafeBytes { bytes in
            guard let base = bytes.baseAddress else { return nil }
            var offset = start
            while offset < bytes.count,
                let found = memchr(base + offset, CInt(UInt8(ascii: "]")), bytes.count - offset)
            {
                let bracket = UnsafeRawPointer(found) - base
                if bracket + 1 < bytes.count, bytes[bracket + 1] == UInt8(ascii: ":") { return bracket }
                offset = bracket + 1
            }
            return nil
        }
    }

    private func isBlank(_ line: Int) -> Bool {
        bytes[content(ofLine: line)].allSatisfy { $0 == 0x20 || $0 == 0x09 }
    }

    /// Whether a line begins with `[`, apart from a byte order mark and the markers of quotes and lists.
    private func beginsWithBracket(_ line: Int) -> Bool {
        let content = content(ofLine: line)
        var offset = content.lowerBound
        if line == 0, hasByteOrderMark { offset += 3 }
        func isSpace(_ offset: Int) -> Bool {
            offset >= content.upperBound || bytes[offset] == 0x20 || (0x09...0x0D).contains(bytes[offset])
        }
        while offset < content.upperBound {
            switch bytes[offset] {
            case UInt8(ascii: "["): return true
            case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: ">"): offset += 1
            case UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "*"):
                guard isSpace(offset + 1) else { return false }
                offset += 1
            case UInt8(ascii: "0")...UInt8(ascii: "9"):
                while offset < content.upperBound, (0x30...0x39).contains(bytes[offset]) { offset += 1 }
                guard offset < content.upperBound, bytes[offset] == 0x2E || bytes[offset] == 0x29,
                    isSpace(offset + 1)
                else { return false }
                offset += 1
            default: return false
            }
        }
        return false
    }
}
