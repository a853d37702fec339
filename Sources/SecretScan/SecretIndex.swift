internal import ByteText

/// Tells by a few bytes which rows of the tables are worth a look: nearly all words begin none, and nearly all names end like none.
///
/// Both tables are hashed by three bytes, so that one look decides; what is found there is compared in full.
final class SecretIndex: Sendable {
    /// What may begin at a word.
    enum Lead: UInt8, Sendable {
        /// A token, by its row.
        case format
        /// `is`, `was` or `to` between a name and its value.
        case verb
        /// The name of an option with two hyphens.
        case option
        /// A program, by its row.
        case program
        /// A key in a block of lines.
        case block
    }

    static let all = SecretIndex()

    /// What may begin with three bytes.
    let starts: Chains
    /// The rows of names by their last three bytes, in small letters.
    let endings: Chains
    /// The tokens with a mark before what is known of them.
    let marked: (colon: [Int], tilde: [Int])
    /// The prefixes of the tokens, by their rows; nil if capitals make no difference.
    let prefixes: [StaticString?]

    private init() {
        var marked: (colon: [Int], tilde: [Int]) = ([], [])
        var starts = Chains()
        var endings = Chains()
        for (index, format) in SecretFormat.all.enumerated().reversed() {
            let prefix = format.prefix
            guard prefix.utf8CodeUnitCount > 0 else { continue }
            switch prefix.utf8Start[0] {
            case UInt8(ascii: ":"): marked.colon.append(index)
            case UInt8(ascii: "~"): marked.tilde.append(index)
            default:
                let isCaseless = format.traits.contains(.caseless)
                let fourth = prefix.utf8CodeUnitCount > 3 && !isCaseless ? prefix.utf8Start[3] : 0
                for key in Self.keys(of: format) {
                    starts.insert(key, .format, row: index, fourth: fourth)
                    if isCaseless {
                        starts.insert(key | 0x20_2020, .format, row: index)
                        starts.insert(key & ~0x20_2020, .format, row: index)
                    }
                }
            }
        }
        self.marked = marked
        starts.insert(Self.key("is ", at: 0), .verb)
        starts.insert(Self.key("was", at: 0), .verb, fourth: 0x20)
        starts.insert(Self.key("to ", at: 0), .verb)
        for word in ["pas", "pwd", "tok", "sec", "key"] as [StaticString] {
            starts.insert(Self.key(word, at: 0), .option)
        }
        for (index, row) in SecretName.programs.enumerated().reversed() {
            starts.insert(
                Self.key(row.program, at: 0), .program, row: index, fourth: row.program.utf8Start[3])
        }
        starts.insert(Self.key("BEGI", at: 0), .block, fourth: UInt8(ascii: "I"))
        starts.insert(Self.key("PuTT", at: 0), .block, fourth: UInt8(ascii: "T"))
        for (index, name) in SecretName.all.enumerated().reversed() {
            for key in Self.endKeys(of: name.ending) { endings.insert(key, .format, row: index) }
        }
        (self.starts, self.endings) = (starts, endings)
        prefixes = SecretFormat.all.map { $0.traits.contains(.caseless) ? nil : $0.prefix }
    }

    /// Both tables, to look into.
    struct Tables {
        let starts: Chains.Table
        let endings: Chains.Table
    }

    /// Gives both tables.
    @inline(__always)
    func withTables<Result>(_ body: (Tables) -> Result) -> Result {
        starts.withTable { starts in
            endings.withTable { endings in body(Tables(starts: starts, endings: endings)) }
        }
    }

    /// The first three bytes of a row; all that are possible if the prefix has fewer.
    private static func keys(of format: SecretFormat) -> [UInt32] {
        let prefix = format.prefix
        if prefix.utf8CodeUnitCount > 2 { return [key(prefix, at: 0)] }
        guard prefix.utf8CodeUnitCount == 2, let run = format.body.first else { return [] }
        let known = UInt32(prefix.utf8Start[0]) | UInt32(prefix.utf8Start[1]) << 8
        return (UInt8(0x21)...0x7E).filter { run.text == nil && run.alphabet.contains($0) }
            .map { known | UInt32($0) << 16 }
    }

    /// The last three bytes of a name; all that are possible before one of two.
    private static func endKeys(of ending: StaticString) -> [UInt32] {
        let count = ending.utf8CodeUnitCount
        if count >= 3 { return [key(ending, at: count - 3)] }
        guard count == 2 else { return [] }
        let known = UInt32(ending.utf8Start[0]) << 8 | UInt32(ending.utf8Start[1]) << 16
        return (UInt8(0x09)...0x7E).filter { !$0.isUppercase }.map { known | UInt32($0) }
    }

    private static func key(_ text: StaticString, at offset: Int) -> UInt32 {
        let bytes = text.utf8Start
        return UInt32(bytes[offset]) | UInt32(bytes[offset + 1]) << 8 | UInt32(bytes[offset + 2]) << 16
    }
}

/// A table hashed by three bytes, the first of which is the lowest, with a chain of rows for each place.
struct Chains: Sendable {
    struct Node: Sendable {
        fileprivate let key: UInt32
        fileprivate let next: Int16
        let row: Int16
        let lead: SecretIndex.Lead
        /// The byte behind the three; 0 if it may be any.
        fileprivate let fourth: UInt8
    }

    /// A bit for each hash of three bytes that has rows; so many that few have the hash of others.
    private var bits = Array(repeating: UInt64(0), count: 1024)
    private var heads = Array(repeating: Int16(-1), count: 1024)
    private var nodes: [Node] = []

    /// Puts a row before those that are there.
    mutating func insert(_ key: UInt32, _ lead: SecretIndex.Lead, row: Int = 0, fourth: UInt8 = 0) {
        let hash = Table.hash(of: key)
        bits[hash >> 6] |= 1 << UInt64(hash & 63)
        nodes.append(
            Node(
                key: key, next: heads[hash >> 6], row: Int16(truncatingIfNeeded: row), lead: lead,
                fourth: fourth))
        heads[hash >> 6] = Int16(truncatingIfNeeded: nodes.count - 1)
    }

    /// Gives the table to look into.
    @inline(__always)
    func withTable<Result>(_ body: (Table) -> Result) -> Result {
        bits.withUnsafeBufferPointer { bits in
            heads.withUnsafeBufferPointer { heads in
                nodes.withUnsafeBufferPointer { nodes in
                    body(Table(bits: bits, heads: heads, nodes: nodes))
                }
            }
        }
    }

    struct Table {
        fileprivate let bits: UnsafeBufferPointer<UInt64>
        fileprivate let heads: UnsafeBufferPointer<Int16>
        fileprivate let nodes: UnsafeBufferPointer<Node>

        /// A number of 16 bits, so a place in the tables.
        @inline(__always)
        fileprivate static func hash(of key: UInt32) -> Int { Int(((key & 0xFF_FFFF) &* 0x9E37_79B1) >> 16) }

        /// 1 if there may be a row for three bytes, or else 0.
        @inline(__always)
        func bit(_ key: UInt32) -> UInt64 {
            let hash = Self.hash(of: key)
            return bits[hash >> 6] >> UInt64(hash & 63) & 1
        }

        /// What the first of the rows for four bytes gives that gives anything.
        @inline(__always)
        func first<Result>(_ key: UInt32, _ body: (Node) -> Result?) -> Result? {
            var index = heads[Self.hash(of: key) >> 6]
            while index >= 0 {
                let node = nodes[Int(index)]
                // A backslash may stand before a mark.
                let fourth = UInt8(truncatingIfNeeded: key >> 24)
                if node.key == key & 0xFF_FFFF,
                    node.fourth == 0 || node.fourth == fourth || fourth == UInt8(ascii: "\\"),
                    let result = body(node)
                {
                    return result
                }
                index = node.next
            }
            return nil
        }
    }
}
