/// Finds what is known of a word, without regard to the capitals of ASCII letters and to what joins its parts: a blank, `-` or `_`.
///
/// A look-up makes no copy of the word.
package struct WordTable<Value: Sendable>: Sendable {
    private var places: [UInt64: [Int]] = [:]
    private var words: [[UInt8]] = []
    private var values: [Value] = []
    /// The length of the longest word, in bytes.
    package private(set) var maximumLength = 0

    /// Of a word that is given twice, the first value counts. Words that are not ASCII are also known in capitals and with one.
    package init(_ pairs: some Sequence<(String, Value)>) {
        for (word, value) in pairs {
            insert(Array(word.utf8), value)
            if word.utf8.allSatisfy({ $0 < 0x80 }) { continue }
            insert(Array(word.uppercased().utf8), value)
            insert(Array((word.prefix(1).uppercased() + word.dropFirst()).utf8), value)
        }
    }

    private mutating func insert(_ word: [UInt8], _ value: Value) {
        guard self[word, word.indices] == nil else { return }
        places[Self.hash(word, word.indices), default: []].append(words.count)
        words.append(word.map(Self.folded))
        values.append(value)
        maximumLength = max(maximumLength, word.count)
    }

    /// The value of the word in a range; nil if it is not known.
    ///
    /// - Complexity: O(n) in the bytes of the range
    package subscript(bytes: [UInt8], range: Range<Int>) -> Value? {
        guard range.count <= maximumLength, let places = places[Self.hash(bytes, range)] else { return nil }
        for place in places where words[place].count == range.count {
            if zip(words[place], range).allSatisfy({ $0 == Self.folded(bytes[$1]) }) { return values[place] }
        }
        return nil
    }

    private static func folded(_ byte: UInt8) -> UInt8 {
        byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_") ? 0x20 : byte.lowercased
    }

    /// FNV-1a: the words are our own, so nobody can choose them to collide.
    private static func hash(_ bytes: [UInt8], _ range: Range<Int>) -> UInt64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for offset in range { hash = (hash ^ UInt64(folded(bytes[offset]))) &* 0x100_0000_01B3 }
        return hash
    }
}
