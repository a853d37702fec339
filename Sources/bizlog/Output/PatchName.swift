internal import LogStore
internal import SystemPackage

/// The name of a file in a diff, as git writes it and reads it, and `patch -p1` as well.
///
/// It is the path from the repository's top. One that has quotes, backslashes, bytes that are not UTF-8, or what cannot be seen, stands in
/// double quotes, with escapes as in C.
struct PatchName {
    private let bytes: [UInt8]

    /// The name of a file.
    init(of path: FilePath) {
        let bytes = path.inRepository.bytes
        self.bytes = Array(bytes.drop { $0 == UInt8(ascii: "/") })
    }

    /// A name for what is no file.
    init(_ name: String) { bytes = Array(name.utf8) }

    /// The line by which git tells its own diffs from others.
    var header: String { "diff --git \(quoted("a/")) \(quoted("b/"))\n" }

    /// The name of the text before.
    var old: String { line("a/") }

    /// The name of the text after.
    var new: String { line("b/") }

    /// Behind a blank, a tab says where the name ends.
    private func line(_ prefix: String) -> String {
        let name = quoted(prefix)
        return name.first != "\"" && name.contains(" ") ? name + "\t" : name
    }

    private func quoted(_ prefix: String) -> String {
        if let name = String(validating: bytes, as: UTF8.self), name == name.printable,
            !name.contains("\""), !name.contains("\\")
        {
            return prefix + name
        }
        return "\"\(prefix)\(bytes.map(Self.escaped).joined())\""
    }

    private static func escaped(_ byte: UInt8) -> String {
        switch byte {
        case UInt8(ascii: "\""): return "\\\""
        case UInt8(ascii: "\\"): return "\\\\"
        case 0x07: return "\\a"
        case 0x08: return "\\b"
        case 0x09: return "\\t"
        case 0x0A: return "\\n"
        case 0x0B: return "\\v"
        case 0x0C: return "\\f"
        case 0x0D: return "\\r"
        case 0x20..<0x7F: return String(Unicode.Scalar(byte))
        default:
            let octal = String(byte, radix: 8)
            return "\\" + String(repeating: "0", count: 3 - octal.utf8.count) + octal
        }
    }
}
