internal import SystemPackage

/// Whether output is coloured.
enum Style {
    case plain
    case colored

    /// Colour is used on terminals that support it, unless the user opts out (https://no-color.org).
    static func isWanted(on stream: FileDescriptor) -> Bool {
        guard Platform.isTerminal(stream.rawValue) else { return false }
        return (Platform.environment("NO_COLOR") ?? "").isEmpty && Platform.environment("TERM") != "dumb"
    }
}
