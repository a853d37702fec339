/// The exit status of a command. The worst of several outcomes counts.
enum ExitStatus: Int32, Comparable {
    /// The command did everything.
    case done = 0
    /// There are findings, or a file would change.
    case findings = 1
    /// The command could not do everything.
    case failed = 2

    static func < (left: ExitStatus, right: ExitStatus) -> Bool { left.rawValue < right.rawValue }
}
