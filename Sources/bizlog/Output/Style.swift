internal import SystemPackage

/// Whether and how output is coloured.
enum Style {
    case plain
    case colored

    /// Colour is for terminals, and for those only that can and whose users do (https://no-color.org).
    static func isWanted(on stream: FileDescriptor) -> Bool {
        guard Platform.isTerminal(stream.rawValue) else { return false }
        return (Platform.environment("NO_COLOR") ?? "").isEmpty && Platform.environment("TERM") != "dumb"
    }
}
