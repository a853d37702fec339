extension FormPin {
    /// What is wrong with a line, and where.
    package struct Problem: Error, Sendable, Equatable {
        package let range: Range<Int>
        /// What is wrong and what to do.
        package let message: String
    }

    /// Reads the words of a line.
    ///
    /// - Parameter words: where they stand, in order.
    /// - Parameter place: what is reported if a word is missing.
    init(_ words: [Range<Int>], in bytes: [UInt8], at place: Range<Int>) throws(Problem) {
        var words = Words(rest: words[...], bytes: bytes, place: place)
        let first = try words.next(of: ["heading", "table", "list", "lead", "file", "none"])
        switch first {
        case "heading":
            let level = try words.next(of: (1...6).map(String.init))
            shape = .heading(level: Int(level) ?? 1, try Self.headingKey(&words))
        case "table": shape = .table(try Self.key(&words, [.id, .number, .date]))
        case "list": shape = .list(try Self.key(&words, Key.allCases))
        case "lead": shape = .lead(try Self.key(&words, [.id, .number, .date]))
        case "file": shape = .file
        default: shape = .none
        }
        try words.finish(behind: first)
    }

    private static func headingKey(_ words: inout Words) throws(Problem) -> HeadingKey {
        switch try words.next(of: ["id", "number", "date", "plain", "fields"]) {
        case "id": .id(prefix: words.takeRest(atMost: 1))
        case "number": .number(word: words.takeRest(atMost: 2))
        case "date": .date
        case "plain": .plain
        default: .fields
        }
    }

    private static func key(_ words: inout Words, _ known: [Key]) throws(Problem) -> Key? {
        if words.rest.isEmpty { return nil }
        return Key(rawValue: try words.next(of: known.map(\.rawValue)))
    }

    /// The words that are left to read.
    private struct Words {
        var rest: ArraySlice<Range<Int>>
        let bytes: [UInt8]
        let place: Range<Int>

        /// The next word, which must be one of some.
        mutating func next(of known: [String]) throws(Problem) -> String {
            let names = known.joined(separator: ", ")
            guard let range = rest.popFirst() else {
                throw Problem(range: place, message: "a word is missing at the end; write one of \(names)")
            }
            let word = bytes.string(range)
            if let found = known.first(where: { $0 == word.lowercased() }) { return found }
            throw Problem(
                range: range, message: "'\(word)' is not known here; write one of \(names)")
        }

        /// The words that are left, with a blank between, if there are not too many of them.
        mutating func takeRest(atMost count: Int) -> String? {
            let taken = rest.prefix(count)
            rest = rest.dropFirst(count)
            return taken.isEmpty ? nil : taken.map { bytes.string($0) }.joined(separator: " ")
        }

        func finish(behind first: String) throws(Problem) {
            guard let range = rest.first else { return }
            throw Problem(
                range: range,
                message: "'\(bytes.string(range))' is too much for '\(first)'; take it out")
        }
    }
}
