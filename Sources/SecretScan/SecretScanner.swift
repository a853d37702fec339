package import ByteText

/// Finds what looks like a credential: tokens with a known form, values behind names such as `password`, private keys, and
/// passwords in URLs and commands.
///
/// It knows bytes and nothing else: neither Markdown nor files.
package struct SecretScanner {
    /// A credential. Its value is never copied into a message.
    package struct Match: Sendable {
        package let range: Range<Int>
        /// What it is, with its article: `an AWS access key`.
        package let name: String
    }

    /// What a part of a text holds.
    package struct Found: Sendable {
        package let matches: [Match]
        /// Whether what begins in the part goes on behind it.
        package let reachesOn: Bool
    }

    /// All credentials of a text, in order.
    ///
    /// - Complexity: O(n)
    package static func matches(in bytes: [UInt8]) -> [Match] {
        let words = WordMap(of: bytes)
        return found(in: bytes, words, words.blocks).matches
    }

    /// The credentials that begin in some blocks of 64 bytes, in order.
    ///
    /// - Parameter words: where the words are.
    /// - Complexity: O(n)
    package static func found(in bytes: [UInt8], _ words: WordMap, _ blocks: Range<Int>) -> Found {
        var scanner = SecretScanner(bytes: bytes, limit: words.range(of: blocks).upperBound)
        scanner.read(words, blocks)
        let reachesOn = scanner.matches.last.map { $0.range.upperBound > scanner.limit } ?? false
        return Found(matches: scanner.matches, reachesOn: scanner.block.isOpen || reachesOn)
    }

    private let bytes: [UInt8]
    /// Where the part of the text ends in which credentials begin.
    private let limit: Int
    private let index = SecretIndex.all
    private var matches: [Match] = []
    /// Where the last of them ends.
    private var end = 0
    private var pattern: SecretPattern
    private var block: SecretBlock

    private init(bytes: [UInt8], limit: Int) {
        self.bytes = bytes
        self.limit = limit
        pattern = SecretPattern(bytes)
        block = SecretBlock(bytes: bytes, limit: limit)
    }

    /// Looks at each word that may begin something, and at each mark that may join a name and a value, in the order of the text.
    private mutating func read(_ words: WordMap, _ blocks: Range<Int>) {
        let (bytes, index) = (self.bytes, self.index)
        bytes.withUnsafeBytes { buffer in
            index.withTables { tables in
                for block in blocks {
                    let starts = words.starts(inBlock: block)
                    let offset = block * 64
                    var places: UInt64
                    if offset + 72 <= buffer.count {
                        places = Self.candidates(buffer, at: offset, starts, tables.starts)
                    } else {
                        let rest = Array(bytes[min(offset, bytes.count)...]) + Array(repeating: 0, count: 72)
                        places = rest.withUnsafeBytes { Self.candidates($0, at: 0, starts, tables.starts) }
                    }
                    while places != 0 {
                        take(offset + places.trailingZeroBitCount, tables)
                        places &= places &- 1
                    }
                }
            }
        }
    }

    /// A bit for each of 64 bytes that is worth a look. There are at least 72 bytes.
    ///
    /// - Parameters:
    ///   - starts: where words begin.
    ///   - table: what may begin there.
    @inline(__always)
    private static func candidates(
        _ buffer: UnsafeRawBufferPointer,
        at offset: Int,
        _ starts: UInt64,
        _ table: Chains.Table
    ) -> UInt64 {
        var places: UInt64 = 0
        for eighth in 0..<8 {
            let start = offset + eighth * 8
            let eight = UInt64(littleEndian: buffer.loadUnaligned(fromByteOffset: start, as: UInt64.self))
            let marks = eight.jointMarks
            if marks != 0 { places |= marks.gathered << UInt64(eighth * 8) }
        }
        var starts = starts
        while starts != 0 {
            let bit = starts.trailingZeroBitCount
            starts &= starts &- 1
            let key = buffer.loadUnaligned(fromByteOffset: offset + bit, as: UInt32.self)
            places |= table.bit(UInt32(littleEndian: key)) << UInt64(bit)
        }
        return places
    }

    /// Adds the credential that begins at an offset or is joined there, if there is one.
    private mutating func take(_ offset: Int, _ tables: SecretIndex.Tables) {
        if offset < end { return }
        guard let match = match(at: offset, tables) else { return }
        if match.range.lowerBound < end { return }
        end = match.range.upperBound
        matches.append(match)
    }

    private mutating func match(at offset: Int, _ tables: SecretIndex.Tables) -> Match? {
        switch bytes[offset] {
        case UInt8(ascii: ":"):
            let next = offset + 1 < bytes.count ? bytes[offset + 1] : 0
            if next == UInt8(ascii: ":") || offset > 0 && bytes[offset - 1] == UInt8(ascii: ":") {
                return nil
            }
            if next == UInt8(ascii: "/"), let joint = SecretURL.joint(bytes, at: offset) {
                return SecretURL.match(bytes, joint)
            }
            return marked(index.marked.colon, at: offset) ?? assignment(offset..<offset + 1, tables)
        case UInt8(ascii: "~"): return marked(index.marked.tilde, at: offset)
        case UInt8(ascii: "="), UInt8(ascii: "|"): return assignment(offset..<offset + 1, tables)
        case UInt8(ascii: ">"):
            if offset > 0, bytes[offset - 1] == UInt8(ascii: "-") {
                return assignment(offset - 1..<offset + 1, tables)
            }
            return isTagEnd(offset) ? assignment(offset..<offset + 1, tables) : nil
        default: return lead(at: offset, tables)
        }
    }

    /// What a word begins.
    private mutating func lead(at offset: Int, _ tables: SecretIndex.Tables) -> Match? {
        guard offset + 2 < bytes.count else { return nil }
        var key = UInt32(bytes[offset]) | UInt32(bytes[offset + 1]) << 8 | UInt32(bytes[offset + 2]) << 16
        if offset + 3 < bytes.count { key |= UInt32(bytes[offset + 3]) << 24 }
        return tables.starts.first(key) { node in
            switch node.lead {
            case .format: token(Int(node.row), at: offset)
            case .verb: verb(at: offset, tables.endings)
            case .option: option(at: offset, tables.endings)
            case .program: SecretCommand.match(bytes, at: offset, SecretName.programs[Int(node.row)])
            case .block: block.match(at: offset)
            }
        }
    }

    /// A token with a mark in its midst.
    private mutating func marked(_ rows: [Int], at offset: Int) -> Match? {
        guard offset > 0, bytes[offset - 1].isDigit || bytes[offset - 1] == UInt8(ascii: "Q") else {
            return nil
        }
        for row in rows {
            if let match = token(row, at: offset) { return match }
        }
        return nil
    }

    /// The token of a row, if it begins at an offset.
    private mutating func token(_ row: Int, at offset: Int) -> Match? {
        // Nearly always it is another word, and the row need not be taken from the table.
        if let prefix = index.prefixes[row], bytes.end(ofPrefix: prefix, at: offset, isCaseless: false) == nil
        {
            return nil
        }
        let format = SecretFormat.all[row]
        return pattern.match(format, at: offset).map { Match(range: $0, name: format.name.description) }
    }

    /// The value behind a joint. If it is a token with a form of its own, that says more.
    private mutating func assignment(_ joint: Range<Int>, _ tables: SecretIndex.Tables) -> Match? {
        guard let match = SecretAssignment(bytes: bytes, joint: joint, names: tables.endings).match() else {
            return nil
        }
        let token = lead(at: match.range.lowerBound, tables)
        guard let token, token.range.overlaps(match.range), token.range.lowerBound >= match.range.lowerBound
        else {
            return match
        }
        let end = max(match.range.upperBound, token.range.upperBound)
        return Match(range: match.range.lowerBound..<end, name: token.name)
    }

    /// `is`, `was` or `to` between a name and a value.
    private func verb(at offset: Int, _ names: Chains.Table) -> Match? {
        guard offset > 0, bytes[offset - 1].isBlank else { return nil }
        var end = offset
        while end < bytes.count, end - offset < 4, bytes[end].isLetter { end += 1 }
        guard end < bytes.count, bytes[end] == 0x20, end - offset < 4 else { return nil }
        return SecretAssignment(bytes: bytes, joint: offset..<end, names: names).match()
    }

    /// The value of an option such as `--password`, behind a blank.
    private func option(at offset: Int, _ names: Chains.Table) -> Match? {
        guard offset > 1, bytes[offset - 1] == UInt8(ascii: "-") else { return nil }
        var start = offset
        while start > 0, offset - start < 32,
            bytes[start - 1].isLetter || bytes[start - 1] == UInt8(ascii: "-")
        {
            start -= 1
        }
        guard bytes.has("--", at: start) else { return nil }
        var end = offset
        while end < bytes.count, end - offset < 32, bytes[end].isLetter || bytes[end].isOne(of: "-_") {
            end += 1
        }
        guard end + 1 < bytes.count, bytes[end] == 0x20, bytes[end + 1] != UInt8(ascii: "-") else {
            return nil
        }
        return SecretAssignment(bytes: bytes, joint: end..<end + 1, names: names).match()
    }

    /// Whether a `>` ends the tag of an element: `<password>`.
    private func isTagEnd(_ offset: Int) -> Bool {
        var start = offset
        while start > 0, offset - start < 48,
            bytes[start - 1].isLetter || bytes[start - 1].isDigit || bytes[start - 1].isOne(of: "_-:.")
        {
            start -= 1
        }
        guard start > 0, start < offset, bytes[start - 1] == UInt8(ascii: "<") else { return false }
        return start == 1 || bytes[start - 2] <= 0x20 || bytes[start - 2].isOne(of: "`>|\"'(")
    }
}

extension WordMap {
    /// A bit for each byte of a block at which a word begins.
    @inline(__always)
    func starts(inBlock index: Int) -> UInt64 {
        let word = bits[index]
        let before = index > 0 ? bits[index - 1] >> 63 : 0
        return word & ~(word << 1 | before)
    }
}

extension UInt64 {
    /// Marks the bytes `:` to `?` and `z` to DEL, among which are all that join a name and a value, in the second highest bit.
    @inline(__always)
    fileprivate var jointMarks: UInt64 {
        ((self & Self.each(0x3F)) &+ Self.each(0x06)) & ~(self >> 1) & Self.each(0x40)
    }

    /// A bit for each of eight marks, the first byte's the lowest.
    @inline(__always)
    fileprivate var gathered: UInt64 { ((self >> 6) &* 0x0102_0408_1020_4080) >> 56 }
}
