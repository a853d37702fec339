/// Goes through JSON text (RFC 8259) to find what is wrong with it, or where the value at some path begins.
///
/// It is stricter than most readers: a name that stands twice in an object, half of a surrogate pair and a number beyond all bounds are
/// refused, since every reader makes something else of them. It keeps its own stack, so no depth of nesting is too deep for it.
struct JSONScanner {
    /// A step on the way to a value.
    enum Step: Equatable {
        case key([UInt8])
        case index(Int)
    }

    /// What is wrong with the text, and where.
    struct Fault: Error {
        let offset: Int
        let message: String
    }

    /// The deepest nesting that is read. What is exchanged is not a quarter as deep.
    static let maximumDepth = 64

    private let target: [Step]
    private let wantsName: Bool
    private var lexer: JSONLexer
    private var path: [Step] = []
    /// The names so far in each object that is open, and nothing for an array.
    private var names: [Set<[UInt8]>] = []
    private var found: Int?

    /// Makes sure that the text is JSON.
    ///
    /// - Complexity: O(n) in the bytes of the text.
    static func check(_ bytes: [UInt8]) throws(Fault) { _ = try offset(of: [], in: bytes) }

    /// Looks for the value at a path, or the last one on the way to it that is there.
    ///
    /// - Parameter ofName: whether to look for the name of the value instead.
    /// - Returns: the offset of its first byte.
    /// - Throws: ``Fault`` if the text is not JSON.
    /// - Complexity: O(n) in the bytes of the text.
    static func offset(of path: [Step], ofName: Bool = false, in bytes: [UInt8]) throws(Fault) -> Int {
        var scanner = JSONScanner(lexer: JSONLexer(bytes), target: path, wantsName: ofName)
        try scanner.scan()
        return scanner.found ?? 0
    }

    private init(lexer: JSONLexer, target: [Step], wantsName: Bool) {
        (self.lexer, self.target, self.wantsName) = (lexer, target, wantsName)
    }

    private mutating func scan() throws(Fault) {
        repeat {
            lexer.skipBlanks()
            noteValue()
            try scanValue()
            try closeContainers()
        } while !path.isEmpty
        lexer.skipBlanks()
        if lexer.next != nil { throw lexer.fault("more text behind the value; remove it") }
    }

    private mutating func noteValue() {
        if target.starts(with: path), !wantsName || path.count < target.count { found = lexer.offset }
    }

    /// Reads a value; of a container only its start, so that its first value comes next.
    private mutating func scanValue() throws(Fault) {
        while let byte = lexer.next {
            switch byte {
            case UInt8(ascii: "{"):
                try open()
                if lexer.next == UInt8(ascii: "}") { return close() }
                try scanName()
            case UInt8(ascii: "["):
                try open()
                if lexer.next == UInt8(ascii: "]") { return close() }
                path.append(.index(0))
            case UInt8(ascii: "\""):
                _ = try lexer.scanString()
                return
            default:
                return try lexer.scanWord()
            }
            lexer.skipBlanks()
            noteValue()
        }
        throw lexer.fault("a value is missing")
    }

    private mutating func open() throws(Fault) {
        if names.count == Self.maximumDepth {
            throw Fault(
                offset: lexer.offset,
                message: "arrays and objects are nested more than \(Self.maximumDepth) deep; flatten them"
            )
        }
        names.append([])
        lexer.skip()
        lexer.skipBlanks()
    }

    private mutating func close() {
        names.removeLast()
        lexer.skip()
    }

    /// Goes on behind a value: to the next one of its container, or out of it.
    private mutating func closeContainers() throws(Fault) {
        while let step = path.last {
            lexer.skipBlanks()
            let closing: UInt8
            switch step {
            case .key: closing = UInt8(ascii: "}")
            case .index: closing = UInt8(ascii: "]")
            }
            if lexer.next == closing {
                close()
                path.removeLast()
                continue
            }
            guard lexer.next == UInt8(ascii: ",") else {
                throw lexer.fault("expected ',' or '\(Character(Unicode.Scalar(closing)))'")
            }
            lexer.skip()
            lexer.skipBlanks()
            path.removeLast()
            switch step {
            case .key: try scanName()
            case .index(let index): path.append(.index(index + 1))
            }
            return
        }
    }

    private mutating func scanName() throws(Fault) {
        guard lexer.next == UInt8(ascii: "\"") else {
            throw lexer.fault("expected a name in double quotes, and none behind the last comma")
        }
        let start = lexer.offset
        let name = try lexer.scanString()
        guard let last = names.indices.last, names[last].insert(name).inserted else {
            let text = String(decoding: name, as: UTF8.self)
            throw Fault(
                offset: start, message: "\"\(text)\" stands twice in this object; remove one of the two")
        }
        path.append(.key(name))
        if wantsName, target == path { found = start }
        lexer.skipBlanks()
        guard lexer.next == UInt8(ascii: ":") else { throw lexer.fault("expected ':'") }
        lexer.skip()
    }
}
