/// How a command ends. Of several outcomes the worst counts.
enum ExitStatus: Int32, Comparable {
    /// Everything was done.
    case done = 0
    /// There are findings, or a file would change.
    case findings = 1
    /// Something could not be done.
    case failed = 2

    static func < (left: ExitStatus, right: ExitStatus) -> Bool { left.rawValue < right.rawValue }
}
