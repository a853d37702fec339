/// The id of an entry: `F-BIZ-001`, `R-BIZ-SYS-002`, `INC-065`, `F001`, `ERR-20260329-002`.
///
/// The text is one or more segments of capitals and digits joined by `-`. The first segment begins with a
/// capital, and the last one ends with the number. A placeholder (`F-BIZ-XXX`) is not an id.
///
/// The heading of an entry may have the id in small letters (`f-biz-001`). It names the same entry, so ids that differ in their capitals
/// alone are equal.
public struct EntryID: Sendable, Hashable, CustomStringConvertible {
    /// The id as written.
    public let text: String

    /// The length of ``text`` before the number, in bytes.
    package let prefixCount: Int

    /// Whether ``text`` has small letters, which hardly any id has.
    private let hasSmallLetters: Bool

    /// Reads an id; nil if the text is not an id, or a placeholder.
    public init?(_ text: String) {
        let bytes = Array(text.utf8)
        guard let scan = Scan(bytes, at: 0, end: bytes.count), scan.end == bytes.count, !scan.isPlaceholder
        else {
            return nil
        }
        self.text = text
        prefixCount = scan.number
        hasSmallLetters = false
    }

    /// Makes the id that was scanned at an offset.
    init(_ scan: Scan, at start: Int, in bytes: [UInt8]) {
        text = bytes.string(start..<scan.end)
        prefixCount = scan.number - start
        hasSmallLetters = scan.hasSmallLetters
    }

    /// The part before the number, which all ids of one kind share, in capitals: `F-BIZ-` in `F-BIZ-001`.
    public var prefix: String { String(decoding: capitals.utf8.prefix(prefixCount), as: UTF8.self) }

    /// The id in capitals, as running text and other files write it.
    public var capitals: String { hasSmallLetters ? text.uppercased() : text }

    /// The number as written, with leading zeros: `001` in `F-BIZ-001`.
    public var digits: String { String(decoding: text.utf8.dropFirst(prefixCount), as: UTF8.self) }

    /// The id as written.
    public var description: String { text }

    /// Whether two ids name the same entry.
    public static func == (left: EntryID, right: EntryID) -> Bool {
        left.hasSmallLetters || right.hasSmallLetters
            ? left.capitals == right.capitals : left.text == right.text
    }

    /// Hashes what the ids of one entry share.
    public func hash(into hasher: inout Hasher) { hasher.combine(capitals) }
}

extension EntryID {
    /// The extent of an id or a placeholder at some offset of a text.
    package struct Scan {
        /// The end of the id.
        let end: Int
        /// The offset of the number, or of the placeholder's letters.
        let number: Int
        package let isPlaceholder: Bool
        /// Whether the id has a `-` or at least two digits. Words such as `Q1` or `H2` in running text do
        /// not.
        let isUnambiguous: Bool
        /// Whether any of its letters is no capital.
        let hasSmallLetters: Bool

        /// - Parameter anyCase: whether small letters count as capitals. A placeholder has capitals only.
        package init?(_ bytes: [UInt8], at start: Int, end limit: Int, anyCase: Bool = false) {
            let limit = min(limit, bytes.count)
            guard start >= 0, start < limit, bytes[start].isUppercase || anyCase && bytes[start].isLetter
            else { return nil }
            var offset = start
            var segment = start
            while offset < limit {
                let byte = bytes[offset]
                if byte == UInt8(ascii: "-") {
                    // A segment is not empty; a dash without a segment after it ends the id.
                    guard offset > segment, offset + 1 < limit,
                        Self.isPart(bytes[offset + 1]) || anyCase && bytes[offset + 1].isLetter
                    else { break }
                    segment = offset + 1
                } else if !Self.isPart(byte), !(anyCase && byte.isLetter) {
                    break
                }
                offset += 1
            }
            // `F001a` and `F-1ö` are not ids.
            if offset < limit,
                bytes[offset].isLetter || bytes[offset] >= 0x80 && !Self.startsSeparator(bytes, offset)
            {
                return nil
            }
            var number = offset
            while number > segment, bytes[number - 1].isDigit { number -= 1 }
            if number < offset {
                // The number is the whole last segment, or follows the letters of the only one.
                guard number == segment || segment == start else { return nil }
                isPlaceholder = false
            } else {
                if anyCase { return nil }
                while number > segment, Self.isPlaceholder(bytes[number - 1]) { number -= 1 }
                let length = offset - number
                guard number == segment ? segment > start && length > 0 : segment == start && length > 1
                else {
                    return nil
                }
                isPlaceholder = true
            }
            end = offset
            self.number = number
            isUnambiguous = offset - number > 1
            hasSmallLetters = anyCase && bytes[start..<offset].contains { $0.isLetter && !$0.isUppercase }
        }

        private static func isPart(_ byte: UInt8) -> Bool {
            byte.isUppercase || byte.isDigit || byte == UInt8(ascii: "#")
        }

        private static func isPlaceholder(_ byte: UInt8) -> Bool {
            byte == UInt8(ascii: "X") || byte == UInt8(ascii: "N") || byte == UInt8(ascii: "#")
        }

        /// Whether an en dash, an em dash or a full-width colon stands at an offset.
        private static func startsSeparator(_ bytes: [UInt8], _ offset: Int) -> Bool {
            bytes.has("—", at: offset) || bytes.has("–", at: offset) || bytes.has("：", at: offset)
        }
    }
}

extension EntryID {
    /// An id as another form of log has it: `DA-001r`, `LRN-20260303-A1F`, or the number of an entry.
    package init(foreign text: String) {
        self.text = text
        var count = text.utf8.count
        for byte in text.utf8.reversed() {
            guard byte.isDigit else { break }
            count -= 1
        }
        prefixCount = count
        hasSmallLetters = text.utf8.contains { $0.isLetter && !$0.isUppercase }
    }
}

extension ArraySlice<UInt8> {
    /// Whether an id begins with some text, whatever its capitals.
    package func isID(beginningWith prefix: String) -> Bool {
        var offset = startIndex
        for byte in prefix.utf8 {
            guard offset < endIndex, self[offset].lowercased == byte.lowercased else { return false }
            offset += 1
        }
        return true
    }
}
