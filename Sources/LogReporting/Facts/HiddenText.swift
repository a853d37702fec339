internal import ByteText
internal import LogModel
internal import SecretScan

/// Hides the credentials of some files in what a report quotes of them.
struct HiddenText: Sendable {
    /// For each file its mask, and where credentials stand in it, in order; nil for a file that holds none.
    private let files: [(mask: SecretMask, ranges: [Range<Int>])?]
    private let masks: [SecretMask]

    /// The longest text that is quoted, in characters, but for the texts of entries.
    static let longest = 300

    /// - Complexity: O(n) in the bytes of the files.
    init(_ files: [LogDocument]) {
        let found = files.map { file -> (SecretMask, [Range<Int>])? in
            let bytes = file.document.source.bytes
            let secrets = SecretScanner.matches(in: bytes, WordMap(of: bytes)).map(\.range)
            if secrets.isEmpty { return nil }
            let mask = SecretMask(bytes, hiding: secrets)
            return (mask, mask.ranges(in: bytes))
        }
        self.files = found
        let masks = found.compactMap { $0?.0 }
        self.masks = masks.isEmpty ? [.forms] : masks
    }

    /// A text on one line, without credentials and not too long.
    ///
    /// - Complexity: O(text)
    func short(_ text: String) -> String {
        // What is cut off could be what shows that it is a credential.
        let text = masks.reduce(text) { $1.masked($0) }
        var bytes = Array(text.utf8)
        for index in bytes.indices where bytes[index].isLineEnding || bytes[index] == 0x09 {
            bytes[index] = 0x20
        }
        let line = String(decoding: bytes, as: UTF8.self)
        // Most texts are short, and bytes are counted faster than characters.
        if line.utf8.count <= Self.longest { return line }
        let cut = line.unicodeScalars.prefix(Self.longest)
        return cut.endIndex == line.unicodeScalars.endIndex ? line : String(cut) + "…"
    }

    /// What hides credentials in a part of a file; nil if there is none in it.
    ///
    /// - Complexity: O(log n)
    func mask(of file: Int, in range: Range<Int>) -> SecretMask? {
        guard let (mask, ranges) = files[file] else { return nil }
        let place = ranges.partitioningIndex { $0.upperBound > range.lowerBound }
        return place < ranges.count && ranges[place].lowerBound < range.upperBound ? mask : nil
    }
}
