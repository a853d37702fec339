/// How a JSON document is laid out. Either way it is indented by two blanks, and each element and member has a line of its own.
enum JSONStyle {
    /// Members by name, `"name" : 1`, and what is empty over three lines: what `list`, `stats`, `export` and the others print.
    case sorted
    /// Members in the order in which they are given, `"name": 1`, and `[]` or `{}`: what the reports of `check` are written in.
    case ordered
}

/// Writes a JSON document (RFC 8259) from its first byte to its last.
///
/// Containers are opened, filled and closed one within the other. Invisible characters in strings are escaped, see
/// ``Swift/String/printableJSON``.
struct JSONWriter {
    let style: JSONStyle
    private(set) var bytes: [UInt8] = []
    private var open: [Container] = []
    /// The members that were begun in the open objects, those of the innermost one last.
    private var members: [Member] = []

    private struct Container {
        let isObject: Bool
        /// Behind the opening bracket.
        let start: Int
        /// How many members the objects around it have.
        let firstMember: Int
        var count = 0
    }

    /// A member from its line's indentation on.
    private struct Member {
        let name: String
        let start: Int
        var end: Int
    }

    init(style: JSONStyle) { self.style = style }

    /// How many containers are open.
    var depth: Int { open.count }

    mutating func openObject() { open(UInt8(ascii: "{"), isObject: true) }

    mutating func openArray() { open(UInt8(ascii: "["), isObject: false) }

    /// Begins a member of the innermost container, which must be an object; its value is what is written next.
    mutating func beginMember(_ name: String) {
        beginLine()
        members.append(Member(name: name, start: bytes.count, end: 0))
        indent()
        write(name)
        if style == .sorted { bytes.append(UInt8(ascii: " ")) }
        bytes.append(UInt8(ascii: ":"))
        bytes.append(UInt8(ascii: " "))
    }

    /// Begins an element of the innermost container, which must be an array; it is what is written next.
    mutating func beginElement() {
        beginLine()
        indent()
    }

    /// Closes the innermost container.
    mutating func close() {
        guard let container = open.last else { return }
        endMember()
        if container.isObject, style == .sorted { sortMembers(of: container) }
        members.removeLast(members.count - container.firstMember)
        open.removeLast()
        if container.count > 0 || style == .sorted {
            if container.count == 0 { bytes.append(UInt8(ascii: "\n")) }
            bytes.append(UInt8(ascii: "\n"))
            indent()
        }
        bytes.append(container.isObject ? UInt8(ascii: "}") : UInt8(ascii: "]"))
    }

    /// Closes the innermost containers until only so many are open.
    mutating func close(to depth: Int) {
        while open.count > depth { close() }
    }

    /// Writes a number, `true`, `false` or `null`.
    mutating func write(literal: String) { bytes += literal.utf8 }

    /// Writes a string with its quotes.
    mutating func write(_ text: String) {
        let start = bytes.count
        bytes.append(UInt8(ascii: "\""))
        let isWritten =
            text.utf8.withContiguousStorageIfAvailable { bytes.appendJSON($0, style) } ?? false
        if !isWritten {
            bytes.removeLast(bytes.count - start - 1)
            for byte in text.utf8 {
                if byte.isLiteralInJSON { bytes.append(byte) } else { bytes.appendEscape(of: byte, style) }
            }
            let escaped = String(decoding: bytes[(start + 1)...], as: UTF8.self)
            bytes.removeLast(bytes.count - start - 1)
            bytes += escaped.printableJSON.utf8
        }
        bytes.append(UInt8(ascii: "\""))
    }

    private mutating func open(_ bracket: UInt8, isObject: Bool) {
        bytes.append(bracket)
        open.append(Container(isObject: isObject, start: bytes.count, firstMember: members.count))
    }

    private mutating func beginLine() {
        endMember()
        let last = open.count - 1
        guard last >= 0 else { return }
        if open[last].count > 0 { bytes.append(UInt8(ascii: ",")) }
        bytes.append(UInt8(ascii: "\n"))
        open[last].count += 1
    }

    /// Notes where the last member of the innermost container ends.
    private mutating func endMember() {
        guard let container = open.last, members.count > container.firstMember else { return }
        members[members.count - 1].end = bytes.count
    }

    private mutating func indent() {
        for _ in 0..<open.count {
            bytes.append(UInt8(ascii: " "))
            bytes.append(UInt8(ascii: " "))
        }
    }

    private mutating func sortMembers(of container: Container) {
        let own = members[container.firstMember...]
        if zip(own, own.dropFirst()).allSatisfy({ $0.name <= $1.name }) { return }
        var sorted: [UInt8] = []
        sorted.reserveCapacity(bytes.count - container.start)
        for member in own.sorted(by: { $0.name < $1.name }) {
            if !sorted.isEmpty { sorted.append(UInt8(ascii: ",")) }
            sorted.append(UInt8(ascii: "\n"))
            sorted += bytes[member.start..<member.end]
        }
        bytes.replaceSubrange(container.start..., with: sorted)
    }
}
