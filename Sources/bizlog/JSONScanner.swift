/// Goes through JSON text to find where something is wrong with it, or where the value at some path begins.
///
/// It keeps its own stack, so no depth of nesting is too deep for it.
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

    private let bytes: [UInt8]
    private let target: [Step]
    private var offset = 0
    private var path: [Step] = []
    private var found: Int?

    /// Looks for the value at a path, or the last one on the way to it that is there.
    ///
    /// - Returns: the offset of its first byte.
    /// - Throws: ``Fault`` if the text is not JSON.
    /// - Complexity: O(n) in the bytes of the text.
    static func offset(of path: [Step], in bytes: [UInt8]) throws(Fault) -> Int {
        var scanner = JSONScanner(bytes: bytes, target: path)
        try scanner.scan()
        return scanner.found ?? 0
    }

    private init(bytes: [UInt8], target: [Step]) {
        self.bytes = bytes
        self.target = target
    }

    private var next: UInt8? { offset < bytes.count ? bytes[offset] : nil }

    private func fault(_ message: String) -> Fault {
        offset < bytes.count
            ? Fault(offset: offset, message: message)
            : Fault(offset: offset, message: "the text ends too early: \(message)")
    }

    private mutating func scan() throws(Fault) {
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { offset = 3 }
        repeat {
            skipBlanks()
            if target.starts(with: path) { found = offset }
            try scanValue()
            try closeContainers()
        } while !path.isEmpty
        skipBlanks()
        if next != nil { throw fault("more text behind the value; remove it") }
    }

    /// Reads a value; of a container only its start, so that its first value comes next.
    private mutating func scanValue() throws(Fault) {
        while let byte = next {
            switch byte {
            case UInt8(ascii: "{"):
                offset += 1
                skipBlanks()
                if next == UInt8(ascii: "}") { return offset += 1 }
                path.append(.key(try scanKey()))
            case UInt8(ascii: "["):
                offset += 1
                skipBlanks()
                if next == UInt8(ascii: "]") { return offset += 1 }
                path.append(.index(0))
            case UInt8(ascii: "\""):
                _ = try scanString()
                return
            default:
                return try scanWord()
            }
            skipBlanks()
            if target.starts(with: path) { found = offset }
        }
        throw fault("a value is missing")
    }

    /// Goes on behind a value: to the next one of its container, or out of it.
    private mutating func closeContainers() throws(Fault) {
        while let step = path.last {
            skipBlanks()
            let closing: UInt8
            switch step {
            case .key: closing = UInt8(ascii: "}")
            case .index: closing = UInt8(ascii: "]")
            }
            if next == closing {
                offset += 1
                path.removeLast()
                continue
            }
            guard next == UInt8(ascii: ",") else {
                throw fault("expected ',' or '\(Character(Unicode.Scalar(closing)))'")
            }
            offset += 1
            skipBlanks()
            path.removeLast()
            switch step {
            case .key: path.append(.key(try scanKey()))
            case .index(let index): path.append(.index(index + 1))
            }
            return
        }
    }

    private mutating func scanKey() throws(Fault) -> [UInt8] {
        guard next == UInt8(ascii: "\"") else { throw fault("expected a name in double quotes") }
        let key = try scanString()
        skipBlanks()
        guard next == UInt8(ascii: ":") else { throw fault("expected ':'") }
        offset += 1
        return key
    }

    /// Reads a string; gives what stands between its quotes.
    private mutating func scanString() throws(Fault) -> [UInt8] {
        let start = offset
        offset += 1
        while let byte = next {
            if byte == UInt8(ascii: "\"") {
                offset += 1
                return Array(bytes[start + 1..<offset - 1])
            }
            if byte < 0x20 {
                throw fault("a line break or control character in a string; write it as \\n or \\u00XX")
            }
            offset += byte == UInt8(ascii: "\\") ? 2 : 1
        }
        offset = start
        throw fault("the string is not closed")
    }

    /// Reads a number, `true`, `false` or `null`.
    private mutating func scanWord() throws(Fault) {
        let start = offset
        while let byte = next, !byte.isBlankOrPunctuation { offset += 1 }
        let word = bytes[start..<offset]
        let isNumber = word.first.map { $0 == UInt8(ascii: "-") || (0x30...0x39).contains($0) } ?? false
        let isName = ["true", "false", "null"].contains { word.elementsEqual($0.utf8) }
        if isNumber || isName { return }
        offset = start
        throw fault("expected a value")
    }

    private mutating func skipBlanks() {
        while let byte = next, [0x20, 0x09, 0x0A, 0x0D].contains(byte) { offset += 1 }
    }
}

extension UInt8 {
    fileprivate var isBlankOrPunctuation: Bool {
        self <= 0x20
            || [UInt8(ascii: ","), UInt8(ascii: "]"), UInt8(ascii: "}"), UInt8(ascii: ":")].contains(self)
    }
}
