internal import LogStore
internal import SystemPackage

/// An argument of git.
///
/// An option is a literal of the source. What comes from outside stands in a place where git takes nothing for an option: behind `--`,
/// behind `=`, or as a value that was validated.
struct GitArgument: ExpressibleByStringLiteral {
    let bytes: [UInt8]

    init(stringLiteral value: StaticString) { bytes = value.withUTF8Buffer { Array($0) } }

    private init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// A path, to stand behind `--`.
    static func path(_ path: FilePath) -> GitArgument { GitArgument(path.bytes) }

    /// An option with a value: `--marker-size=`.
    static func option(_ name: StaticString, _ value: [UInt8]) -> GitArgument {
        GitArgument(name.withUTF8Buffer { Array($0) } + value)
    }

    /// What follows an option that takes the next argument for its value, whatever it is.
    static func value(_ value: [UInt8]) -> GitArgument { GitArgument(value) }
}
