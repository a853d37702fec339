/// Tells by the first three bytes of a word which credentials it could begin: nearly all words begin none.
///
/// Every form and every phrase has at least three bytes, the first three of which are no blanks.
struct SecretStarts: Sendable {
    /// What some bytes can begin, in the order in which it is looked for.
    struct Group: Sendable {
        var tokens: [SecretToken.Form] = []
        var phrases: [SecretPhrase.Phrase] = []
        /// Whether it can be the first word of a private key.
        var isKey = false
    }

    /// Three tables, one behind the other, that lead from byte to byte: each row has 256 numbers of rows in the next table, and the rows
    /// of the last one numbers of groups. Row and group 0 lead nowhere.
    private let seconds: [UInt8]
    private let thirds: [UInt8]
    private let ends: [UInt8]
    private let groups: [Group]

    static let all = SecretStarts()

    /// What three bytes at the start of a word can begin; nil if that is nothing.
    func group(_ first: UInt8, _ second: UInt8, _ third: UInt8) -> Group? {
        let index = index(first, second, third)
        return index == 0 ? nil : groups[index]
    }

    /// Whether three bytes at the start of a word can begin anything.
    @inline(__always)
    func hasGroup(_ first: UInt8, _ second: UInt8, _ third: UInt8) -> Bool {
        index(first, second, third) != 0
    }

    @inline(__always)
    private func index(_ first: UInt8, _ second: UInt8, _ third: UInt8) -> Int {
        let row = Int(seconds[Int(first)])
        if row == 0 { return 0 }
        let next = Int(thirds[row << 8 | Int(second)])
        return next == 0 ? 0 : Int(ends[next << 8 | Int(third)])
    }

    private init() {
        var byStart: [[UInt8]: Group] = [:]
        for form in SecretToken.forms {
            let start = form.prefix.withUTF8Buffer { Array($0.prefix(3)) }
            byStart[start, default: Group()].tokens.append(form)
        }
        for phrase in SecretPhrase.phrases {
            for start in Self.spellings(of: phrase.key.prefix(3)) {
                byStart[start, default: Group()].phrases.append(phrase)
            }
        }
        byStart[Array("BEG".utf8), default: Group()].isKey = true
        var seconds = Table()
        var thirds = Table()
        var ends = Table()
        var groups = [Group()]
        for (start, group) in byStart where start.count == 3 {
            let row = seconds.next(0, start[0], adding: &thirds)
            let next = thirds.next(row, start[1], adding: &ends)
            ends.numbers[next << 8 | Int(start[2])] = UInt8(truncatingIfNeeded: groups.count)
            groups.append(group)
        }
        self.seconds = seconds.numbers
        self.thirds = thirds.numbers
        self.ends = ends.numbers
        self.groups = groups
    }

    private struct Table {
        var numbers = Array(repeating: UInt8(0), count: 256)

        /// The row of the next table to which a byte leads, which is added if there is none.
        mutating func next(_ row: Int, _ byte: UInt8, adding other: inout Table) -> Int {
            let place = row << 8 | Int(byte)
            if numbers[place] == 0 {
                numbers[place] = UInt8(truncatingIfNeeded: other.numbers.count >> 8)
                other.numbers += Array(repeating: 0, count: 256)
            }
            return Int(numbers[place])
        }
    }

    /// The bytes in small letters and in capitals, in all ways.
    private static func spellings(of key: ArraySlice<UInt8>) -> [[UInt8]] {
        key.reduce([[]]) { starts, byte in
            starts.flatMap { start in
                byte.isLetter ? [start + [byte], start + [byte - 0x20]] : [start + [byte]]
            }
        }
    }
}
