/// Scans JSON text (RFC 8259) to find the first error, or the offset of the value at a path.
///
/// It is stricter than most readers: it refuses duplicate names in an object, half a surrogate pair, and
/// numbers out of range, since readers disagree on them. It keeps its own stack, so deep nesting cannot
/// exhaust the thread's.
struct JSONScanner {
    /// One step of a path to a value.
    enum Step: Equatable {
        case key([UInt8])
        case index(Int)
    }

    /// An error in the text, and its offset.
    struct Fault: Error {
        let offset: Int
        let message: String
    }

    /// The deepest nesting accepted. The exchange format needs less than a quarter of it.
    static let maximumDepth = 64

    private let target: [Step]
    private let wantsName: Bool
    private var lexer: JSONLexer
    private var path: [Step] = []
    /// For each open container, the names seen so far in an object; empty for an array.
    private var names: [Set<[UInt8]>] = []
    private var found: Int?

    /// Checks that the text is JSON.
    ///
    /// - Complexity: O(n) in the bytes of the text.
    static func check(_ bytes: [UInt8]) throws(Fault) { _ = try offset(of: [], in: bytes) }

    /// Finds the value at a path, or the last value on the way to it that exists.
    ///
    /// - Parameter ofName: whether to find the value's name instead.
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
        if lexer.next != nil { throw lexer.fault("more text after the value; remove it") }
    }

    private mutating func noteValue() {
        if target.starts(with: path), !wantsName || path.count < target.count { found = lexer.offset }
    }

    /// Reads a value. Of an object or array only the start is read; its first value comes next.
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

    /// Continues after a value: with the next one of its container, or after the container.
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
            throw lexer.fault("expected a name in double quotes; a comma must not come last")
        }
        let start = lexer.offset
        let name = try lexer.scanString()
        guard let last = names.indices.last, names[last].insert(name).inserted else {
            let text = String(decoding: name, as: UTF8.self)
            throw Fault(
                offset: start, message: "\"\(text)\" appears twice in this object; remove one of the two")
        }
        path.append(.key(name))
        if wantsName, target == path { found = start }
        lexer.skipBlanks()
        guard lexer.next == UInt8(ascii: ":") else { throw lexer.fault("expected ':'") }
        lexer.skip()
    }
}
