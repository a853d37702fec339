internal import CMarkBridge

extension [UInt8] {
    /// Whether a line may begin with a conflict marker of an unfinished merge, inside code or not. The bytes
    /// need not be UTF-8.
    ///
    /// - Complexity: O(n); cheap for bytes other than `<` and `>`.
    package var mayHoldMergeMarks: Bool {
        holdsMergeMark(UInt8(ascii: "<")) || holdsMergeMark(UInt8(ascii: ">"))
    }

    private func holdsMergeMark(_ mark: UInt8) -> Bool {
        let start = starts(with: SourceText.byteOrderMark) ? 3 : 0
        return withUnsafeBytes { bytes in
            guard let base = bytes.baseAddress else { return false }
            var offset = start
            while offset < bytes.count, let found = memchr(base + offset, CInt(mark), bytes.count - offset) {
                let place = UnsafeRawPointer(found) - base
                let isAtMargin = place == start || bytes[place - 1] == 0x0A || bytes[place - 1] == 0x0D
                if isAtMargin, span.mergeMarkLength(at: place) > 0 { return true }
                offset = place + 1
            }
            return false
        }
    }
}
