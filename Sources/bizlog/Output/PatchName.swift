internal import LogStore
internal import SystemPackage

/// The name of a file in a diff, in the form that git and `patch -p1` read.
///
/// It is the path from the top of the repository. If it has quotes, backslashes, invisible characters or
/// bytes that are not UTF-8, it is quoted with the escapes of C.
struct PatchName {
    private let bytes: [UInt8]

    /// Makes the name of a file.
    init(of path: FilePath) {
        let bytes = path.inRepository.bytes
        self.bytes = Array(bytes.drop { $0 == UInt8(ascii: "/") })
    }

    /// Makes a name for something that is not a file.
    init(_ name: String) { bytes = Array(name.utf8) }

    /// The first line of a diff in git's format.
    var header: String { "diff --git \(quoted("a/")) \(quoted("b/"))\n" }

    /// The name of the old text.
    var old: String { line("a/") }

    /// The name of the new text.
    var new: String { line("b/") }

    /// If the name has a blank, a tab marks its end.
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
